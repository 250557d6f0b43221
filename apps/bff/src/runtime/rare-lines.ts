const MINUTE_MS = 60_000

/**
 * Lines that would come again and again while something lasts: one a minute for each key. `write` is called with the key and how often it came
 * since its last line, this time included, and with what is told of this time.
 */
export function createRareLines(
  write: (key: string, times: number, told: string) => void,
  now = () => performance.now(),
): (key: string, told?: string) => void {
  const written = new Map<string, { at: number; since: number }>()
  return (key, told = '') => {
    const last = written.get(key)
    if (last !== undefined && now() - last.at < MINUTE_MS) {
      last.since++
      return
    }
    written.set(key, { at: now(), since: 0 })
    write(key, (last?.since ?? 0) + 1, told)
  }
}
