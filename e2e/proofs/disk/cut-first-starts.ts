import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DESK_PROGRAM } from '../../harness/desk-process.ts'
import { startServer } from '../../harness/server-processes.ts'
import { checkIntegrity } from '../acknowledged-work.ts'
import { createFaultyDisk } from './faulty-disk.ts'

const KEY_DIGITS = 64
const NO_CUT = 1_000_000_000

/**
 * The power fails so often while a desk starts for the first time, at one piece after another of the work that makes its
 * key, its database and its tables. Answers what keeps it from starting again, a line each.
 */
export async function cutFirstStarts(times: number): Promise<string[]> {
  const wrong: string[] = []
  const whole = await startCutAt(0)
  for (let time = 0; time < times; time++) {
    const at = Math.ceil((whole.work * (time + Math.random())) / times)
    const { flaw } = await startCutAt(at)
    if (flaw) wrong.push(`first start, power failing at ${at} of ${whole.work}: ${flaw}`)
  }
  return wrong
}

/** Start a desk that lost its power at this piece of work before, or never did (0); see how much work a start is. */
async function startCutAt(cutAt: number): Promise<{ work: number; flaw: string | null }> {
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-'))
  const disk = createFaultyDisk()
  const environment = { ...disk.environment, MIMAMORI_DATA: folder, PORT: '0', LOG_LEVEL: 'warn', MIMAMORI_DEMO: '0' }
  const start = () => startServer('desk', [DESK_PROGRAM], environment)
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
    disk.failAt(NO_CUT)
    const running = await start()
    const work = NO_CUT - disk.counts().left
    await running.stop()
    return { work, flaw: findFlaw(folder) }
  } catch (fault) {
    return { work: 0, flaw: (fault as Error).message }
  } finally {
    disk.discard()
    rmSync(folder, { recursive: true, force: true })
  }
}

function findFlaw(folder: string): string | null {
  const key = readFileSync(join(folder, 'personal.key'), 'utf8')
  if (key.length !== KEY_DIGITS) return `a key of ${key.length} digits`
  const whole = checkIntegrity(join(folder, 'mimamori.db'))
  return whole === 'ok' ? null : `the file: ${whole}`
}
