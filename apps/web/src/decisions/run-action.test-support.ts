import type { ActionResult } from './secondary-actions/secondary-action-props.ts'

/**
 * Runs calls as `useCaseActions` does: what one answers is added to `done`. The runner resolves with `null`, or with `why` where the
 * call failed.
 */
export function runInto(done: unknown[], why = 'なぜ'): (call: () => Promise<ActionResult>) => Promise<string | null> {
  return async (call) => {
    try {
      done.push(await call())
      return null
    } catch {
      return why
    }
  }
}
