const REDRAW_INTERVAL_MS = 500
const PRINT_INTERVAL_MS = 20_000

/** @typedef {{ done: number, total: number, of: string }} Progress `of`: what is counted, in the plural */

/**
 * What is under way, as one line: drawn again and again on a terminal, printed now and then elsewhere.
 * @param {NodeJS.WriteStream} out
 */
export function createProgressLine(out) {
  /** @type {Map<string, { from: number, progress: Progress | null }>} */
  const running = new Map()
  const timer = setInterval(show, out.isTTY ? REDRAW_INTERVAL_MS : PRINT_INTERVAL_MS)
  timer.unref()

  function describe() {
    const parts = [...running].map(([name, { from, progress }]) => {
      const seconds = `${Math.round((performance.now() - from) / 1000)} s`
      return progress
        ? `${name} ${progress.done} of ${progress.total} ${progress.of}, ${seconds}`
        : `${name} ${seconds}`
    })
    return `… ${parts.join(' · ')}`
  }

  function erase() {
    if (out.isTTY) out.write('\r\x1b[K')
  }

  function show() {
    if (running.size === 0) return
    if (!out.isTTY) return void out.write(`${describe()}\n`)
    erase()
    out.write(describe().slice(0, (out.columns || 80) - 1))
  }

  return {
    /** @param {string} name */
    begin(name) {
      running.set(name, { from: performance.now(), progress: null })
      if (out.isTTY) show()
    },
    /** @param {string} name @param {Progress} progress */
    update(name, progress) {
      const part = running.get(name)
      if (part) part.progress = progress
    },
    /** @param {string} name */
    end(name) {
      running.delete(name)
    },
    /** Prints lines that stay. @param {string} text */
    print(text) {
      erase()
      out.write(`${text}\n`)
      if (out.isTTY) show()
    },
    clear() {
      clearInterval(timer)
      erase()
    },
  }
}
