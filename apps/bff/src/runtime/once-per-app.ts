import type { AppContext } from './app-context.ts'

/** Makes something for a running desk when it is first asked for, and answers the same from then on. */
export function oncePerApp<T>(make: (app: AppContext) => T): (app: AppContext) => T {
  const made = new WeakMap<AppContext, T>()
  return (app) => {
    if (!made.has(app)) made.set(app, make(app))
    return made.get(app) as T
  }
}
