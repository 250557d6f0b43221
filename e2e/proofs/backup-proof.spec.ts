import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { postExampleJobs } from '../harness/case-requests.ts'
import { type DeskProcess, startDesk } from '../harness/desk-process.ts'
import { connectionPool } from '../harness/intake-requests.ts'
import { backupProof } from './backup-proof.ts'

test('a backup holds what was acknowledged before it; killed, it or a restore leaves nothing half', async () => {
  await backupProof.run(backupProof.short)
})

const readLog = (desk: DeskProcess) =>
  desk
    .stderr()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { level: number; msg: string })

test('a desk that was killed says so at its next start, once, and checks the end of its log', async () => {
  const desk = await startDesk({ environment: { LOG_LEVEL: 'info' } })
  try {
    const unclean = () => readLog(desk).filter(({ msg }) => msg.startsWith('the last stop was unclean'))
    expect(unclean()).toEqual([])
    await desk.kill()
    await desk.restart()
    expect(unclean()).toHaveLength(1)
    expect(unclean()[0]).toMatchObject({ level: 30 })
    await desk.stop()
    await desk.restart()
    expect(unclean()).toEqual([])
  } finally {
    await desk.discard()
  }
})

test('a damaged database ends the start with one line that names the restore', async () => {
  const desk = await startDesk()
  try {
    const pool = connectionPool(desk.url, 2)
    await postExampleJobs(desk, pool, 500)
    await pool.close()
    await desk.stop()
    const size = readFileSync(desk.databaseFile).length
    const file = openSync(desk.databaseFile, 'r+')
    writeSync(file, Buffer.alloc(Math.floor(size / 2), 7), 0, undefined, 4096)
    closeSync(file)
    const fault = await desk.restart().catch((error: Error) => error.message)
    expect(fault).toMatch(
      /^the desk ended with 78 before it was ready: \S+mimamori\.db cannot be read as a database .* mimamori restore\n$/,
    )
    const { code, stdout } = await desk.command('verify')
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([expect.stringMatching(/page|malformed/)]),
    })
  } finally {
    await desk.discard()
  }
})
