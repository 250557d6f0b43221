import { plusSeconds } from '@mimamori/policy/instant'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ANSWER_RETENTION_SECONDS } from '../rpc/with-idempotency.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { evaluationsDone } from '../standards/run-evaluation.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { createLeaderJobs } from './leader-jobs.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(async () => {
  await evaluationsDone(testApp.app)
  await testApp.close()
})

/** What each of two ticks after one another does, in order. */
async function twoTicks(app: AppContext): Promise<string[][]> {
  const ticks: string[][] = []
  const run = createLeaderJobs(app, (step, work) => {
    ticks.at(-1)?.push(step)
    return work()
  })
  for (let n = 0; n < 2; n++) {
    ticks.push([])
    await run()
  }
  return ticks
}

const RULES = [...['undo windows', 'appeals', 'enquiries', 'contact reminders', 'missed corrections', 'eligible leads']]
const SETTINGS = ['proposed settings']
/** looked for once a second */
const MONTHLY = ['monthly notice', 'open months', 'planned reports']
const ENDS = ['withdrawals', 'leases', 'snoozes', 'answers', 'signed heads', 'nightly refit', 'ranks']
const DELETES = ['sweep', 'purge', 'retention']
/** what is begun goes on by itself, so it comes last */
const BEGINS = ['account standards']

test('the leader does every job at each tick; what a month needs and evidence, which is all read again, are looked at now and then', async () => {
  expect(await twoTicks(testApp.app)).toEqual([
    [...RULES, ...MONTHLY, ...SETTINGS, 'changed evidence', ...ENDS, ...DELETES, ...BEGINS],
    [...RULES, ...SETTINGS, ...ENDS, ...DELETES, ...BEGINS],
  ])
})

test('while the time is in doubt nothing is deleted, and everything else goes on', async () => {
  const clock = { ...testApp.app.clock, isTrusted: () => false }
  expect((await twoTicks({ ...testApp.app, clock }))[1]).toEqual([...RULES, ...SETTINGS, ...ENDS, ...BEGINS])
})

test('another instance than the leader does nothing', async () => {
  const storage = { ...testApp.app.storage, isLeader: async () => false }
  expect(await twoTicks({ ...testApp.app, storage })).toEqual([[], []])
})

test('sessions that are over and answers that are kept long enough go; those of now stay', async () => {
  const now = testApp.app.clock.now()
  const old = plusSeconds(now, -ANSWER_RETENTION_SECONDS - 1)
  for (const [id, at] of Object.entries({ over: old, alive: now })) {
    await testApp.rawSql(
      `INSERT INTO sessions (token_hash, id, staff_id, created_at, last_seen_at, stage, method, agent) VALUES ('${id}', '${id}', 'sato', '${at}', '${at}', 'full', 'password', '')`,
    )
    await testApp.rawSql(
      `INSERT INTO idempotency (scope, key, body_hash, answer, at) VALUES ('sato', '${id}', '', '{}', '${at}')`,
    )
  }
  await twoTicks(testApp.app)
  expect(await testApp.rawSql('SELECT id FROM sessions')).toEqual([{ id: 'alive' }])
  expect(await testApp.rawSql('SELECT key FROM idempotency')).toEqual([{ key: 'alive' }])
})
