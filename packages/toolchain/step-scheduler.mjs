/**
 * @typedef {import('./test-steps.mjs').Step} Step
 */

/**
 * Run steps side by side, at most `width` at once, each when those it needs or follows are over. A failure stops nothing but
 * the steps that need it.
 * @param {Step[]} steps
 * @param {number} width
 * @param {(step: Step) => Promise<boolean>} perform answers whether it went well
 * @param {(step: Step) => void} skip called for a step that cannot run
 * @returns {Promise<void>}
 */
export async function runSteps(steps, width, perform, skip) {
  const waiting = new Set(steps)
  /** @type {Map<string, boolean>} */
  const results = new Map()
  /** @type {Map<string, Promise<void>>} */
  const running = new Map()
  const isSettled = (/** @type {string} */ name) => results.has(name) || !steps.some((step) => step.name === name)
  /** @param {Step} step */
  const canStart = ({ after = [], behind = [] }) => running.size < width && [...after, ...behind].every(isSettled)

  while (waiting.size > 0 || running.size > 0) {
    for (const step of waiting) {
      if (!canStart(step)) continue
      waiting.delete(step)
      if (step.after?.some((name) => results.get(name) === false)) {
        skip(step)
        results.set(step.name, false)
        continue
      }
      const done = perform(step).then((ok) => {
        results.set(step.name, ok)
        running.delete(step.name)
      })
      running.set(step.name, done)
    }
    if (running.size > 0) await Promise.race(running.values())
  }
}
