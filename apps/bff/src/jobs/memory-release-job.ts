import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const POLL_INTERVAL_MS = 5_000
/** of one processor, over the last look */
const IDLE_CPU_SHARE = 0.05
const MIN_RELEASED_BYTES = 32 * 1024 * 1024

type Collect = (how: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void

/**
 * A busy hour leaves V8 with a few times the memory the desk needs, kept for the next one. When the desk is quiet, it is
 * given back to the system: a collection that would be felt under load is not, while nobody waits.
 */
export function releaseMemoryWhenIdle(): { stop: () => void } {
  // the collector cannot be called otherwise, and a flag of the program would be one more thing to remember
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
