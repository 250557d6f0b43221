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
  watchParent(() => once('SIGTERM'))
}

/** npm killed outright leaves its script behind. A new parent is the only trace of that. @param {() => void} gone */
function watchParent(gone) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && gone(), 500).unref()
}
