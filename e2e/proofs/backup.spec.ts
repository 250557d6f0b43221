import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { type Desk, startDesk } from '../running/desk.ts'
import { poolOf } from '../running/intake.ts'
import { fill } from '../running/load.ts'
import { backup } from './backup.ts'

test('a backup holds what was acknowledged before it; killed, it or a restore leaves nothing half', async () => {
  await backup.run(backup.short)
})

const logOf = (desk: Desk) =>
  desk
    .complaints()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { level: number; msg: string })

test('a desk that was killed says so at its next start, once, and checks the end of its log', async () => {
  const desk = await startDesk({ environment: { LOG_LEVEL: 'info' } })
  try {
    const unclean = () => logOf(desk).filter(({ msg }) => msg.startsWith('the last stop was unclean'))
    expect(unclean()).toEqual([])
    await desk.kill()
    await desk.startAgain()
    expect(unclean()).toHaveLength(1)
    expect(unclean()[0]).toMatchObject({ level: 30 })
    await desk.stop()
    await desk.startAgain()
    expect(unclean()).toEqual([])
  } finally {
    await desk.discard()
  }
})

test('a damaged database ends the start with one line that names the restore', async () => {
  const desk = await startDesk()
  try {
    const pool = poolOf(desk.url, 2)
    await fill(desk, pool, 500)
    await pool.close()
    await desk.stop()
    const size = readFileSync(desk.databaseFile).length
    const file = openSync(desk.databaseFile, 'r+')
    writeSync(file, Buffer.alloc(Math.floor(size / 2), 7), 0, undefined, 4096)
    closeSync(file)
    const fault = await desk.startAgain().catch((error: Error) => error.message)
    expect(fault).toMatch(
      /^the desk ended with 78 before it was ready: \S+mimamori\.db cannot be read as a database .* mimamori restore\n$/,
    )
    const { code, said } = await desk.command('verify')
    expect(code).toBe(1)
    expect(JSON.parse(said)).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([expect.stringMatching(/page|malformed/)]),
    })
  } finally {
    await desk.discard()
  }
})
