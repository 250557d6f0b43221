import { readFileSync } from 'node:fs'

/**
 * Call `stop` once, when this program is asked to end: by a signal, or because the npm that started it is gone.
 * @param {(signal: NodeJS.Signals) => void} stop
 */
export function onStop(stop) {
  let asked = false
  const once = (/** @type {NodeJS.Signals} */ signal) => {
    if (asked) return
    asked = true
    stop(signal)
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => once(signal))
  watchNpm(() => once('SIGTERM'))
}

/** npm killed outright leaves its script behind. A change above us is the only trace of that. @param {() => void} gone */
function watchNpm(gone) {
  if (!process.env.npm_lifecycle_event) return
  const npm = findNpmProcess()
  setInterval(() => findNpmProcess() !== npm && gone(), 500).unref()
}

/** The process npm is, seen from its script: our parent, or that of the shell in between, which Linux tells. */
function findNpmProcess() {
  try {
    const parent = readFileSync(`/proc/${process.ppid}/status`, 'utf8')
    if (/^Name:\s+\w*sh$/m.test(parent)) return Number(/^PPid:\s+(\d+)$/m.exec(parent)?.[1])
  } catch {
    // no /proc here
  }
  return process.ppid
}
