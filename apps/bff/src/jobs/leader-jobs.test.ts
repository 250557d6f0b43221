import { ACT_RETENTION_SECONDS } from '@mimamori/policy/acts/act-undo-rules'
import { DRAFT_RETENTION_SECONDS } from '@mimamori/policy/drafts/draft-model'
import { WATCH_DAYS_AFTER_CLOSING } from '@mimamori/policy/inbox/answer-rules'
import { plusSeconds } from '@mimamori/policy/instant'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { record } from '@mimamori/storage/record-change'
import { withdrawalById } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { saveDraft } from '../drafts/keep-drafts.ts'
import { addCaseNote } from '../notes/add-case-note.ts'
import { confirmAccount } from '../people/confirm-account.ts'
import { ANSWER_RETENTION_SECONDS } from '../rpc/with-idempotency.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { evaluationsDone } from '../standards/run-evaluation.ts'
import { aJob, aMember, openTestApp, START, type TestApp } from '../testing/test-app.ts'
import { decideAs, NO_VIOLATION, sato, suzuki } from '../testing/test-decisions.ts'
import { withdrawalSteps } from '../testing/test-withdrawals.ts'
import { createLeaderJobs } from './leader-jobs.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(async () => {
  vi.restoreAllMocks()
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
const MODEL = ['agreed model', 'false flags of the model', 'flags of the model on messages']
const NOW_AND_THEN = [...MODEL, 'changed evidence', 'unanswered proposals']
const ENDS = ['withdrawals', 'leases', 'snoozes', 'answers', 'signed heads', 'nightly refit', 'ranks']
const DELETES = ['sweep', 'purge', 'retention']
/** what is begun goes on by itself, so it comes last */
const BEGINS = ['account standards']

test('the leader does every job at each tick; what a month needs, the model in use and evidence, which is all read again, are looked at now and then', async () => {
  expect(await twoTicks(testApp.app)).toEqual([
    [...RULES, ...MONTHLY, ...SETTINGS, ...NOW_AND_THEN, ...ENDS, ...DELETES, ...BEGINS],
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

/** Moves the clock to so many seconds after its start, sweeps, and answers what of all this is still kept. */
async function keptAt(seconds: number): Promise<Record<string, number>> {
  testApp.wait((Date.parse(START) + seconds * 1000 - Date.parse(testApp.app.clock.now())) / 1000)
  await createLeaderJobs(testApp.app, (step, work) => (step === 'sweep' ? work() : Promise.resolve(0)))()
  const kept: Record<string, number> = {}
  for (const table of ['acts', 'idempotency', 'drafts', 'case_watchers'])
    kept[table] = (await testApp.rawSql(`SELECT 1 FROM ${table}`)).length
  return kept
}

test('what can be undone, sent again, drafted and watched is kept for its own time, and no longer', async () => {
  const { app, db } = testApp
  await testApp.ingest(aMember('U-1'))
  await testApp.ingest(aJob('J-1'))
  const { id: caseId } = await testApp.caseOfJob('J-1')
  await claimCase(app, sato, caseId)
  await app.storage.write(async (tx) => {
    await record(tx, START, 'suzuki', { type: 'case.watched', staffId: 'suzuki', caseId })
    const kept = { scope: 'sato', key: 'k', bodyHash: '', answer: null }
    await record(tx, START, 'sato', { type: 'answer.kept', ...kept })
    await addCaseNote(tx, START, sato, { caseId, text: '確認', mentions: [] })
  })
  const draft = { subjectId: caseId, authorId: 'suzuki', over: null, content: { kind: 'note', text: '途中' } } as const
  await saveDraft(app, suzuki, draft)
  await decideAs(testApp, sato, { caseId, choice: NO_VIOLATION })
  testApp.wait(10)
  await finalizeExpiredDecisions(app)
  const closed = 10
  const all = { acts: 1, idempotency: 1, drafts: 1, case_watchers: 1 }
  expect(await keptAt(ACT_RETENTION_SECONDS)).toEqual(all)
  expect(await keptAt(ACT_RETENTION_SECONDS + 1)).toEqual({ ...all, acts: 0 })
  expect(await keptAt(ANSWER_RETENTION_SECONDS)).toEqual({ ...all, acts: 0 })
  const later = { ...all, acts: 0, idempotency: 0 }
  expect(await keptAt(ANSWER_RETENTION_SECONDS + 1)).toEqual(later)
  expect([DRAFT_RETENTION_SECONDS, WATCH_DAYS_AFTER_CLOSING * 86_400]).toEqual([604_800, 604_800])
  expect(await keptAt(closed + DRAFT_RETENTION_SECONDS)).toEqual(later)
  expect(await keptAt(closed + DRAFT_RETENTION_SECONDS + 1)).toEqual({ ...later, drafts: 0, case_watchers: 0 })
  expect(await caseById(db, caseId)).toMatchObject({ state: 'closed' })
})

test('a withdrawal that an ineligible person held up is looked at again every five seconds, and goes out once they are eligible', async () => {
  const { app, db } = testApp
  let passed = 0
  vi.spyOn(performance, 'now').mockImplementation(() => passed)
  const at = withdrawalSteps(testApp)
  const [proposer, approver] = [await at.signedIn('sato', 'moderator'), await at.signedIn('mori', 'approver')]
  const proposal = at.proposal(await at.inHand(proposer, 'U-4711', 'J-1'))
  const { withdrawalId } = await at.proposeAs(proposer, proposal)
  await at.openAll(approver, withdrawalId)
  await at.approveAs(approver, withdrawalId)
  const setDisabled = (type: 'staff.disabled' | 'staff.enabled') =>
    app.storage.write((tx) => record(tx, app.clock.now(), 'admin', { type, id: approver.id }))
  const run = createLeaderJobs(app, (_step, work) => work())
  const now = async () => {
    await run()
    return await withdrawalById(db, withdrawalId)
  }
  await setDisabled('staff.disabled')
  testApp.wait(30 * 60)
  expect(await now()).toMatchObject({ state: 'held', setback: 'approver' })
  await setDisabled('staff.enabled')
  await confirmAccount(app, await at.signedIn('ueno', 'lead'), approver.id)
  testApp.wait(24 * 3600)
  passed += 4999
  expect(await now()).toMatchObject({ state: 'held' })
  passed += 1
  expect(await now()).toMatchObject({ state: 'released' })
})
