import { ANSWER_KINDS } from '@mimamori/policy/inbox/answer-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { countUnread } from '@mimamori/storage/inbox/inbox-reads'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { undoAct } from '../acts/undo-act.ts'
import { decideAppeal } from '../appeals/decide-appeal.ts'
import { finalizeAppeals } from '../appeals/finalize-appeals.ts'
import { claimCase } from '../cases/claim-case.ts'
import { escalateCase, sendBackCase } from '../cases/set-aside-case.ts'
import { bringBackMissedCorrections } from '../decisions/bring-back-corrections.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import { eraseMember } from '../erasure/erase-member.ts'
import { storeAccount } from '../testing/test-accounts.ts'
import { aJob, aReport, person, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, reversalOf, sato, suzuki, tanaka } from '../testing/test-decisions.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { withdrawalSteps } from '../testing/test-withdrawals.ts'
import { listInbox } from './list-inbox.ts'

let server: TestServer
let testApp: TestApp
beforeEach(async () => {
  server = await startTestServer()
  testApp = server.testApp
  for (const { id, alias, role } of [sato, suzuki, tanaka])
    await storeAccount(testApp.app, { id, login: `${id}-1`, alias, role })
})
afterEach(() => server.close())

const now = () => testApp.app.clock.now()
const windowEnds = async () => {
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
}

async function inboxOf({ id: staffId }: Staff) {
  const query = { unread: false, limit: 30 }
  const { entries } = await listInbox(testApp.db, { staffId, now: now() }, query)
  return entries.map(({ kind, by, words, measures, read }) => ({ kind, by, words, measures, read }))
}
const kindsOf = async (who: Staff) => (await inboxOf(who)).map(({ kind }) => kind)

async function claimed(jobId = 'J-1', who = sato) {
  await testApp.ingest(aJob(jobId))
  const { id: caseId, fence } = await testApp.caseOfJob(jobId)
  await claimCase(testApp.app, who, caseId)
  return { caseId, fence: fence + 1 }
}

async function escalated() {
  const { caseId, fence } = await claimed()
  await escalateCase(testApp.app, sato, { caseId, fence }, '判断が付きません')
  await claimCase(testApp.app, tanaka, caseId)
  return { caseId, fence: fence + 1 }
}

/** A measure by sato on a job of U-1; it stands. */
async function measured(measure: 'warn' | 'request_correction' | 'hide') {
  const { caseId, fence } = await claimed()
  const passages = [{ field: 'body', start: 0, end: 5, suggestion: '' }] as const
  const choice = { ...choiceOf(measure), passages: measure === 'request_correction' ? passages : [] }
  const { decisionId } = await decideAs(testApp, sato, { caseId, fence, choice, note: '確認' })
  await windowEnds()
  const measureId = (await ledgerOf(testApp.db, 'U-1')).find((line) => line.decisionId === decisionId)?.id ?? ''
  return { caseId, decisionId, measureId }
}

describe('who escalated a case is told', () => {
  test('what a lead decided, with the note of the decision, once it can no longer be undone', async () => {
    const { caseId, fence } = await escalated()
    await decideAs(testApp, tanaka, { caseId, fence, choice: choiceOf('warn'), note: '警告で足ります' })
    expect(await kindsOf(sato)).toEqual([])
    await windowEnds()
    expect(await inboxOf(sato)).toEqual([
      { kind: 'escalation_decided', by: 'tanaka', words: '警告で足ります', measures: ['warn'], read: false },
    ])
    expect(await kindsOf(tanaka)).toEqual([])
  })

  test('nothing of a decision that was undone', async () => {
    const { caseId, fence } = await escalated()
    const { decisionId } = await decideAs(testApp, tanaka, { caseId, fence, choice: NO_VIOLATION })
    await undoDecision(testApp.app, tanaka, decisionId)
    await windowEnds()
    expect(await kindsOf(sato)).toEqual([])
  })

  test('that it was sent back, with the words, once that can no longer be undone', async () => {
    const it = await escalated()
    await sendBackCase(testApp.app, tanaka, it, '警告で足ります')
    expect(await kindsOf(sato)).toEqual([])
    testApp.wait(10)
    expect(await inboxOf(sato)).toMatchObject([
      { kind: 'escalation_sent_back', by: 'tanaka', words: '警告で足ります', read: false },
    ])
  })

  test('nothing of a send-back that was undone', async () => {
    await sendBackCase(testApp.app, tanaka, await escalated(), '警告で足ります')
    await testApp.app.storage.write((tx) => undoAct(tx, now(), tanaka, null))
    testApp.wait(10)
    expect(await kindsOf(sato)).toEqual([])
  })
})

describe('who decided is told', () => {
  test('that a lead undid the decision', async () => {
    const { caseId, fence } = await claimed()
    const { decisionId } = await decideAs(testApp, sato, { caseId, fence, choice: choiceOf('warn') })
    await undoDecision(testApp.app, tanaka, decisionId)
    expect(await inboxOf(sato)).toMatchObject([{ kind: 'decision_undone', by: 'tanaka' }])
  })

  test('that a measure of it was reversed, once that stands, and why', async () => {
    const { measureId } = await measured('warn')
    await testApp.ingest(aReport('R-1'))
    const { id: caseId, fence } = await testApp.caseOfJob('J-1')
    await claimCase(testApp.app, tanaka, caseId)
    const choice = reversalOf(measureId)
    await decideAs(testApp, tanaka, { caseId, fence: fence + 1, choice, note: '誤りでした' })
    expect(await kindsOf(sato)).toEqual([])
    await windowEnds()
    expect(await inboxOf(sato)).toMatchObject([{ kind: 'decision_reversed', by: 'tanaka', words: '誤りでした' }])
  })

  test.each(['granted', 'upheld'] as const)('that an appeal against it was %s, once', async (outcome) => {
    const { measureId } = await measured('warn')
    const appeal = { id: 'A-1', memberId: 'U-1', measureId, text: '誤解です', appealedAt: now() }
    expect((await server.send('POST', '/appeals', appeal)).status).toBe(202)
    await decideAppeal(testApp.app, suzuki, { appealId: 'A-1', outcome, text: '回答', reason: '理由' })
    expect(await kindsOf(sato)).toEqual([])
    testApp.wait(10)
    await finalizeAppeals(testApp.app)
    expect(await inboxOf(sato)).toMatchObject([{ kind: `appeal_${outcome}`, by: 'suzuki' }])
  })

  test('that the member acknowledged the warning, without a count', async () => {
    const { measureId } = await measured('warn')
    await server.send('POST', `/measures/${measureId}/acknowledged`, { acknowledgedAt: now() })
    expect(await inboxOf(sato)).toMatchObject([{ kind: 'warning_acknowledged', by: null, read: true }])
  })

  test('that the correction was made', async () => {
    const { measureId } = await measured('request_correction')
    await server.send('POST', `/measures/${measureId}/corrected`, { correctedAt: now() })
    expect(await inboxOf(sato)).toMatchObject([{ kind: 'correction_made', by: null, read: false }])
  })

  test('that the correction was missed, in the case that came back for it', async () => {
    await measured('request_correction')
    testApp.wait(4 * 86_400)
    await bringBackMissedCorrections(testApp.app)
    const { entries } = await listInbox(testApp.db, { staffId: sato.id, now: now() }, { unread: true, limit: 30 })
    const { id: caseId } = await testApp.caseOfJob('J-1')
    expect(entries).toMatchObject([{ kind: 'correction_missed', by: null, caseId }])
  })
})

test('who proposed a withdrawal is told that it was approved and stopped, and the approver that it was stopped', async () => {
  const steps = withdrawalSteps(testApp)
  const [proposer, approver, lead] = await Promise.all([
    steps.signedIn('mori', 'moderator'),
    steps.signedIn('kimura', 'approver'),
    steps.signedIn('nakano', 'lead'),
  ])
  const it = await steps.inHand(proposer, 'U-77', 'J-77')
  const { withdrawalId } = await steps.proposeAs(proposer, steps.proposal(it))
  await steps.openAll(approver, withdrawalId)
  await steps.approveAs(approver, withdrawalId)
  expect(await inboxOf(proposer)).toMatchObject([{ kind: 'withdrawal_approved', by: 'kimura' }])
  testApp.wait(1)
  await steps.endAs(lead, { withdrawalId, how: 'stopped', reason: '相手先に確認中です' })
  const stopped = { kind: 'withdrawal_stopped', by: 'nakano', words: '相手先に確認中です' }
  expect((await inboxOf(proposer))[0]).toMatchObject(stopped)
  expect(await inboxOf(approver)).toMatchObject([stopped])
})

test('what is about a member goes with their erasure', async () => {
  const { measureId } = await measured('warn')
  await server.send('POST', `/measures/${measureId}/acknowledged`, { acknowledgedAt: now() })
  await testApp.rawSql(`UPDATE outbox SET state = 'delivered', delivered_at = '${now()}'`)
  await eraseMember(testApp.app, person('admin', 'admin'), {
    memberId: 'U-1',
    reason: 'member_request',
    lastFour: 'U-1',
  })
  expect(await kindsOf(sato)).toEqual([])
})

test('everything that is counted as unread is listed, of every kind, with a case and without', async () => {
  await testApp.ingest(aJob('J-1'))
  const { id: caseId } = await testApp.caseOfJob('J-1')
  for (const kind of ANSWER_KINDS)
    await testApp.rawSql(
      `INSERT INTO answers (id, staff_id, at, kind, case_id, detail)
        VALUES ('a-${kind}', 'sato', '${now()}', '${kind}', '${caseId}', '{}'), ('b-${kind}', 'sato', '${now()}', '${kind}', '', '{}')`,
    )
  const query = { unread: true, limit: 100 }
  const { entries } = await listInbox(testApp.db, { staffId: sato.id, now: now() }, query)
  expect(entries).toHaveLength(await countUnread(testApp.db, sato.id, now()))
  for (const of of [caseId, null])
    expect(entries.flatMap((each) => (each.caseId === of ? each.kind : [])).sort()).toEqual([...ANSWER_KINDS].sort())
})
