import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const POLL_INTERVAL_MS = 5_000
/** of one processor, since the last look */
const IDLE_CPU_SHARE = 0.05
const MIN_RELEASED_BYTES = 32 * 1024 * 1024

type Collect = (how: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void

/**
 * Returns memory to the system when the desk is idle. After a busy hour V8 keeps several times what the desk needs; a
 * full collection, which would be felt under load, releases it.
 */
export function releaseMemoryWhenIdle(): { stop: () => void } {
  // the collector is not exposed otherwise, and a command line flag would be easy to forget
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as Collect
  let used = process.cpuUsage()
  let needed = 0
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage(used)
    used = process.cpuUsage()
    const busy = (user + system) / 1000 > POLL_INTERVAL_MS * IDLE_CPU_SHARE
    if (busy || process.memoryUsage.rss() < needed + MIN_RELEASED_BYTES) return
    collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
    needed = process.memoryUsage.rss()
  }, POLL_INTERVAL_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
