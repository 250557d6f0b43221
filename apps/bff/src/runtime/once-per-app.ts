import type { AppContext } from './app-context.ts'

/** Creates a value for a running desk when it is first needed, and returns the same from then on. */
export function oncePerApp<T>(make: (app: AppContext) => T): (app: AppContext) => T {
  const made = new WeakMap<AppContext, T>()
  return (app) => {
    if (!made.has(app)) made.set(app, make(app))
    return made.get(app) as T
  }
}
