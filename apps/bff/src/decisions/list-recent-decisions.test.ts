import type { RecentAct } from '@mimamori/contract/decisions/decision-contract'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { undoAct } from '../acts/undo-act.ts'
import { claimCase } from '../cases/claim-case.ts'
import { escalateCase, snoozeCase } from '../cases/set-aside-case.ts'
import { runOnceFor } from '../rpc/with-idempotency.ts'
import { aJob, aMessage, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, sato, suzuki } from '../testing/test-decisions.ts'
import { reminderSteps } from '../testing/test-reminders.ts'
import { withdrawalSteps } from '../testing/test-withdrawals.ts'
import { decideCases, undoDecisions } from './decide-many-cases.ts'
import { finalizeExpiredDecisions } from './finalize-decisions.ts'
import { listRecentDecisions } from './list-recent-decisions.ts'
import { undoDecision } from './undo-decision.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

const now = () => testApp.app.clock.now()
const recent = (who = sato) => listRecentDecisions(testApp.app, who)
const inSeconds = (n: number) => new Date(Date.parse(now()) + n * 1000).toISOString()
const metrics = () => testApp.app.metrics.registry.metrics()

let jobs = 0
/** A case of a new job, claimed a second after the one before. */
async function claimed(who = sato) {
  testApp.wait(1)
  const id = `J-${++jobs}`
  await testApp.ingest(aJob(id, { title: id, clientId: `U-${jobs}` }))
  const { id: caseId } = await testApp.caseOfJob(id)
  await claimCase(testApp.app, who, caseId)
  return { caseId, fence: 1, contentVersion: 1 }
}
const decided = async (choice: Parameters<typeof decideAs>[2]['choice'] = choiceOf('warn'), who = sato) =>
  (await decideAs(testApp, who, { ...(await claimed(who)), choice })).decisionId
const together = (cases: readonly Awaited<ReturnType<typeof claimed>>[], page?: string) =>
  decideCases(
    { app: testApp.app, actor: sato, runOnce: runOnceFor(testApp.app, sato.id, null) },
    { choice: choiceOf('hide'), note: '', cases, page },
  )
const kinds = (acts: readonly RecentAct[]) => acts.map(({ kind, state }) => `${kind} ${state}`)

test('one’s own decisions are listed by their time, undone ones in their place, and nobody else’s', async () => {
  const first = await decided()
  const second = await decided(NO_VIOLATION)
  const third = await decided()
  await decided(NO_VIOLATION, suzuki)
  await undoDecision(testApp.app, sato, second)
  const acts = await recent()
  expect(acts.map(({ id, state }) => [id, state])).toEqual([
    [third, 'held'],
    [second, 'undone'],
    [first, 'held'],
  ])
  expect(acts.map((act) => 'delivery' in act && act.delivery)).toEqual(['held', 'none', 'held'])
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  expect((await recent()).map((act) => 'delivery' in act && act.delivery)).toEqual(['ready', 'none', 'ready'])
  await testApp.rawSql(`UPDATE outbox SET state = 'dead' WHERE decision_id = '${first}'`)
  expect((await recent()).at(-1)).toMatchObject({ id: first, delivery: 'dead', categories: ['direct_deal'] })
})

test('what was decided has the title of its text, or how it begins', async () => {
  await testApp.ingest(aMessage('M-1', { senderId: 'U-50' }))
  const [{ id: caseId } = {}] = await testApp.rawSql("SELECT id FROM cases WHERE target_id = 'M-1'")
  await claimCase(testApp.app, sato, String(caseId))
  await decideAs(testApp, sato, { caseId: String(caseId), choice: choiceOf('warn') })
  expect(await recent()).toMatchObject([{ title: 'LINEのID: kantan_shigoto を追加してください。' }])
})

test('decisions that were made together are one line, which can be undone until the last of their windows ends', async () => {
  const [one, other, third] = [await claimed(), await claimed(), await claimed()]
  const page = '00000000-0000-7000-8000-000000000001'
  await together([one, other], page)
  testApp.wait(4)
  const [last] = await together([third], page)
  const [line, ...more] = await recent()
  expect(more).toEqual([])
  expect(line).toMatchObject({ kind: 'page', id: page, cases: 3, state: 'held', heldUntil: last?.decided?.heldUntil })
  // the first two stand by now
  testApp.wait(7)
  await finalizeExpiredDecisions(testApp.app)
  expect(await recent()).toMatchObject([{ kind: 'page', cases: 3, state: 'held', delivery: 'held' }])
  const undone = await testApp.app.storage.write((tx) => undoAct(tx, now(), sato, null))
  expect([undone.act?.id, undone.returned.map(({ caseId }) => caseId)]).toEqual([page, [third.caseId]])
  expect(await recent()).toMatchObject([{ kind: 'page', cases: 2, state: 'standing', delivery: 'ready' }])
})

test('many decisions push none out that were undone, and at most 24 of them are listed', async () => {
  const undone = await decided(NO_VIOLATION)
  await undoDecision(testApp.app, sato, undone)
  for (let n = 0; n < 25; n++) await decided(NO_VIOLATION)
  const acts = await recent()
  expect([acts.length, acts.at(-1)?.id]).toEqual([25, undone])
})

test('other acts of the last quarter of an hour say until when they can be undone, and no longer once they are', async () => {
  const { caseId, fence } = await claimed()
  await snoozeCase(testApp.app, sato, { caseId, fence }, inSeconds(3600))
  expect(await recent()).toMatchObject([{ kind: 'snooze', caseId, state: 'done', undoUntil: inSeconds(10) }])
  await testApp.app.storage.write((tx) => undoAct(tx, now(), sato, null))
  expect(await recent()).toMatchObject([{ kind: 'snooze', state: 'undone', undoUntil: null }])
  await escalateCase(testApp.app, sato, { caseId, fence: 2 }, '判断が付きません')
  expect(kinds(await recent())).toEqual(['escalate done', 'snooze undone'])
  testApp.wait(15 * 60 + 1)
  expect(await recent()).toEqual([])
})

test('each decision that is taken back counts as one undo, together or alone', async () => {
  const made = await together([await claimed(), await claimed()])
  await undoDecisions(
    testApp.app,
    sato,
    made.map(({ decided: each }) => each?.decisionId ?? ''),
  )
  expect(await metrics()).toMatch(/undo\S* 2\b/)
})

test('an outcome that takes two people waits in the list of who chose it until somebody agrees, the newest of a case alone', async () => {
  const people = withdrawalSteps(testApp)
  const [one, other] = [await people.signedIn('one', 'moderator'), await people.signedIn('other', 'approver')]
  const at = reminderSteps(testApp)
  await at.due({}, { amountYen: 200_000, escrowedYen: 200_000 })
  const states = async () => (await recent(one)).map(({ kind, state }) => [kind, state])
  await at.decide(one, { amountYen: 200_000 })
  expect(await states()).toEqual([['outcome', 'waiting']])
  expect(await recent(other)).toEqual([])
  await at.sendBack(other, '金額を確かめてください')
  expect(await states()).toEqual([['outcome', 'done']])
  testApp.wait(1)
  await at.decide(one, { amountYen: 200_000 })
  expect(await states()).toEqual([
    ['outcome', 'waiting'],
    ['outcome', 'done'],
  ])
  await at.agree(other)
  expect(await states()).toEqual([
    ['outcome', 'done'],
    ['outcome', 'done'],
  ])
})
