import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, watch } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { exampleMembers } from '@mimamori/examples/member-examples'
import { createSeededRandom } from '@mimamori/examples/seeded-random'
import { expect, test } from '@playwright/test'
import { addStaff, signIn } from '../harness/desk-accounts.ts'
import { CLI_PROGRAM, type DeskProcess, startDesk } from '../harness/desk-process.ts'
import { intakeHeaders, intakePath } from '../harness/intake-requests.ts'
import { ROOT } from '../harness/server-processes.ts'

const MEMBER_COUNT = 1500
const BATCH_SIZE = 500
/** after the next key has come into the file: while rows are sealed anew, at the commit, and as the file is put in order */
const KILLS_MS = [0, 15, 60, 120, 200]

const people = exampleMembers(createSeededRandom(7), MEMBER_COUNT, '2026-11-20T00:00:00.000Z')

async function postAllMembers(desk: DeskProcess): Promise<void> {
  for (let from = 0; from < MEMBER_COUNT; from += BATCH_SIZE) {
    const items = people.slice(from, from + BATCH_SIZE).map((body) => ({ kind: 'member', body }))
    const init = { method: 'POST', headers: intakeHeaders(desk.apiKey), body: JSON.stringify({ items }) }
    const response = await fetch(`${desk.url}${intakePath('/batch')}`, init)
    const stdout = await response.text()
    expect(response.status, stdout).toBe(200)
  }
}

/** Begin a change of the key and kill it so long after the file of the key was touched; answers whether it got that far. */
async function killKeyChange(folder: string, afterMs: number): Promise<boolean> {
  const env = { ...process.env, MIMAMORI_DATA: folder, MIMAMORI_DEMO: '0', LOG_LEVEL: 'warn' }
  const child = spawn(process.execPath, [CLI_PROGRAM, 'key', 'rotate'], { cwd: ROOT, env, stdio: 'ignore' })
  const ended = once(child, 'close').then(() => false)
  const watcher = watch(folder)
  const touched = new Promise<boolean>((resolve) => {
    watcher.on('change', (_event, name) => String(name).startsWith('personal.key') && resolve(true))
  })
  const reached = await Promise.race([touched, ended])
  watcher.close()
  await pause(afterMs)
  child.kill('SIGKILL')
  await ended
  return reached
}

test('kill −9 of a change of the personal key leaves a desk that opens and knows everybody', async () => {
  const desk = await startDesk()
  try {
    await postAllMembers(desk)
    const account = await addStaff(desk, 'hana')
    await desk.stop()
    let reached = 0
    for (const afterMs of KILLS_MS) {
      if (await killKeyChange(desk.dataFolder, afterMs)) reached += 1
      const status = JSON.parse((await desk.command('key', 'status')).stdout)
      expect(status, `killed after ${afterMs} ms`).toMatchObject({ fits: true, members: MEMBER_COUNT, withoutKey: 0 })
    }
    expect(reached).toBe(KILLS_MS.length)
    await desk.restart()
    const refused = await desk.command('key', 'rotate')
    expect(refused).toMatchObject({ code: 75 })
    const { client } = await signIn(desk.url, account)
    for (const { id, email } of [people[0], people[MEMBER_COUNT - 1]].filter((each) => each !== undefined)) {
      expect(
        (await client.members.lookUp({ value: email, reason: 'other' })).members.map((member) => member.id),
      ).toContain(id)
    }
    await desk.stop()
    const { code, stdout } = await desk.command('key', 'rotate')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ changed: true, members: MEMBER_COUNT })
    expect(readFileSync(join(desk.dataFolder, 'personal.key'), 'utf8')).toMatch(/^[0-9a-f]{64}$/)
  } finally {
    await desk.discard()
  }
})
