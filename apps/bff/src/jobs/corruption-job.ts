import type { AppContext } from '../runtime/app-context.ts'
import { runProgram } from '../runtime/program-process.ts'

const POLL_INTERVAL_MS = 5_000
const RETRY_INTERVAL_MS = 10 * 60_000

/**
 * Verifies the whole database once a page of it could not be read, and again and again until it is whole; until then `/readyz` fails. In a process of its
 * own, as backups are; `program` is the file of the `mimamori` command. Not on PostgreSQL, which has its own tools: there a start forgets it.
 */
export function startCorruptionWatch(
  { metrics, log, storage }: AppContext,
  program: string,
  pollIntervalMs = POLL_INTERVAL_MS,
): { stop: () => Promise<void> } {
  let lookAt = 0
  let running: ReturnType<typeof runProgram> | null = null

  async function verify(): Promise<void> {
    log.error({}, 'a page of the database cannot be read: all of it is verified')
    running = runProgram(program, { args: ['verify'] })
    const { code, output, errors } = await running.ended
    running = null
    if (code === 0) {
      metrics.countVerified()
      return log.info({}, 'the database is whole')
    }
    lookAt = performance.now() + RETRY_INTERVAL_MS
    const found = (output || errors).trim()
    log.error({ found }, 'the database is not whole: put a backup in its place by mimamori restore')
  }

  const timer = setInterval(() => {
    if (running === null && metrics.isCorrupt() && performance.now() >= lookAt) void verify()
  }, pollIntervalMs).unref()
  if (storage.shared) clearInterval(timer)
  return {
    async stop() {
      clearInterval(timer)
      running?.kill()
      await running?.ended
    },
  }
}
