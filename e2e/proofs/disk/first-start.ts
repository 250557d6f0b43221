import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { COMMAND, DESK } from '../../running/desk.ts'
import { runToEnd, serve } from '../../running/processes.ts'
import { makeDisk } from './disk.ts'

/**
 * The power fails so often while a desk starts for the first time, each time at a later piece of the work that makes its
 * key, its database and its tables. Answers what keeps it from starting again, a line each.
 */
export async function cutFirstStarts(times: number): Promise<string[]> {
  const wrong: string[] = []
  const whole = await startedAfter(0)
  for (let time = 1; time <= times; time++) {
    const at = Math.ceil((whole.work * time) / times)
    const { flaw } = await startedAfter(at)
    if (flaw) wrong.push(`first start, power failing at ${at} of ${whole.work}: ${flaw}`)
  }
  return wrong
}

const FAR = 1_000_000_000

async function startedAfter(cutAt: number): Promise<{ work: number; flaw: string | null }> {
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-'))
  const disk = makeDisk()
  const environment = { ...disk.environment, MIMAMORI_DATA: folder, PORT: '0', LOG_LEVEL: 'warn', MIMAMORI_DEMO: '0' }
  const start = () => serve('desk', [DESK], environment)
  try {
    if (cutAt > 0) {
      disk.failAt(cutAt)
      // killed while it starts; at the very end it may have become ready first
      await start().then(
        (running) => running.kill(),
        () => undefined,
      )
      disk.cut(folder, Math.random())
    }
    disk.failAt(FAR)
    const running = await start()
    const work = FAR - disk.counts().left
    await running.stop()
    const key = readFileSync(join(folder, 'personal.key'), 'utf8')
    const { code, said, complained } = await runToEnd([COMMAND, 'audit', 'verify'], environment)
    const sound = code === 0 && key.length === 64
    return { work, flaw: sound ? null : `${said}${complained} (a key of ${key.length} digits)` }
  } catch (fault) {
    return { work: 0, flaw: (fault as Error).message }
  } finally {
    disk.discard()
    rmSync(folder, { recursive: true, force: true })
  }
}
