import { DEFAULT_NOTICE_SETTINGS } from '@mimamori/policy/notices/notice-settings-rules'
import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import { withComparison } from '@mimamori/policy/standards/standard-set-edits'
import { SYSTEM } from '@mimamori/storage/record-change'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { decideAppeal, undoAppeal } from '../appeals/decide-appeal.ts'
import { finalizeAppeals } from '../appeals/finalize-appeals.ts'
import { postAppeal } from '../intake/post-appeal.ts'
import { changeNoticeSettings } from '../notices/notice-procedures.ts'
import { evaluationsDone } from '../standards/run-evaluation.ts'
import { endStandards, proposeStandards, startRun, tryAgain, tryOut } from '../standards/standard-versions.ts'
import { entriesOf } from '../testing/noted-entries.ts'
import { storeAccount } from '../testing/test-accounts.ts'
import { aJob, openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { closingSteps } from '../testing/test-closings.ts'
import { sato, suzuki, tanaka } from '../testing/test-decisions.ts'
import { noticeSteps } from '../testing/test-notices.ts'
import { reminderSteps } from '../testing/test-reminders.ts'
import { approveShipped, standardsSteps } from '../testing/test-standards.ts'
import { withdrawalSteps } from '../testing/test-withdrawals.ts'
import { returnChangedWithdrawals } from '../withdrawals/withdrawal-setbacks.ts'

const DAY = 86_400

let testApp: TestApp
let people: { id: string; alias: string }[]
beforeEach(async () => {
  testApp = await openTestApp()
  people = []
})
afterEach(() => testApp.close())

const now = () => testApp.app.clock.now()
const entries = (work: () => Promise<unknown>) => entriesOf(testApp, people, work)
async function settled() {
  for (const each of [sato, suzuki, tanaka]) await storeAccount(testApp.app, { ...each, login: each.id, settled: true })
}
async function twoLeads() {
  const months = closingSteps(testApp)
  const [ueno, mori] = [await months.aLead('ueno'), await months.aLead('mori')]
  people = [
    { id: ueno.id, alias: 'ueno' },
    { id: mori.id, alias: 'mori' },
  ]
  return { months, ueno, mori }
}

test('each step of a contact reminder is in the log, by who took it', async () => {
  await settled()
  const at = reminderSteps(testApp)
  const large = { amountYen: 200_000, escrowedYen: 200_000 }
  expect(await entries(() => at.ask({}, large))).toEqual([
    'system: reminder.taken of reminder: contract deadline requestedBy',
    'system: reminder.sent of reminder: left',
  ])
  expect(await entries(() => at.ask({ id: 'R-2' }, large))).toEqual([
    'system: reminder.turned_away of reminder: contract reason',
  ])
  testApp.wait(8 * DAY)
  expect(await entries(() => at.turn())).toEqual([
    'system: case.opened of case: category number queue score target version',
    'system: reminder.due of reminder: case',
  ])
  expect(await entries(() => at.decide(sato, { amountYen: 200_000 }))).toEqual([
    'sato: case.claimed of case: fence',
    'sato: reminder.proposed of case: amountYen fence negativeRating outcome reminder',
  ])
  expect(await entries(() => at.sendBack(tanaka, '金額を確かめてください'))).toEqual([
    'tanaka: reminder.sent_back of case: note reminder',
  ])
  expect(await entries(() => at.decide(suzuki, { amountYen: 200_000 }))).toEqual([
    'suzuki: case.claimed of case: fence',
    'suzuki: reminder.proposed of case: amountYen fence negativeRating outcome reminder',
  ])
  expect(await entries(() => at.agree(tanaka))).toEqual(['tanaka: reminder.agreed of case: outcome reminder'])
  expect(await entries(() => at.undo(tanaka))).toEqual(['tanaka: reminder.undone of case: reminder returnsTo'])
  expect(await entries(() => at.contact(now()))).toEqual([
    'system: reminder.contacted_late of case: contactAt reminder takesBack',
  ])
  const dismissed = { outcome: 'dismissed', amountYen: null, negativeRating: false } as const
  expect(await entries(() => at.decide(sato, dismissed))).toEqual([
    'sato: case.claimed of case: fence',
    'sato: reminder.held of case: amountYen fence negativeRating outcome reminder',
  ])
  testApp.wait(10)
  expect(await entries(() => at.turn())).toEqual(['system: reminder.stands of case: amountYen outcome reminder'])
  await at.ask({ id: 'R-3' }, { id: 'C-3' })
  expect(await entries(() => at.contact(now(), 'R-3'))).toEqual([
    'system: reminder.answered of reminder: contactAt reminder',
  ])
})

test('each step of an appeal is in the log, by who took it', async () => {
  await settled()
  const months = closingSteps(testApp)
  await months.confirmed('J-1')
  const [line] = await testApp.rawSql('SELECT id FROM measures')
  const appeal = { id: 'A-1', memberId: 'U-1', measureId: String(line?.id), text: '誤解です', appealedAt: now() }
  const post = (id: string, change: object = {}) =>
    testApp.app.storage.write((tx) => postAppeal(tx, now(), SYSTEM, { ...appeal, id, ...change }))
  expect(await entries(() => post('A-1'))).toEqual(['system: appeal.filed of appeal: decision'])
  expect(await entries(() => post('A-2'))).toEqual(['system: appeal.refused of appeal: decision reason'])
  expect(await entries(() => post('A-3', { measureId: '0'.repeat(36) }))).toEqual([
    'system: appeal.refused of appeal: reason',
  ])
  const decide = (outcome: 'granted' | 'upheld') =>
    decideAppeal(testApp.app, suzuki, { appealId: 'A-1', outcome, text: '回答', reason: '理由' })
  expect(await entries(() => decide('upheld'))).toEqual(['suzuki: appeal.decided of appeal: decision outcome'])
  expect(await entries(() => undoAppeal(testApp.app, suzuki, 'A-1'))).toEqual([
    'suzuki: appeal.undone of appeal: decision',
  ])
  await decide('granted')
  testApp.wait(10)
  expect(await entries(() => finalizeAppeals(testApp.app))).toEqual([
    'suzuki: decision.reversed of case: decision n reverses',
    'suzuki: appeal.stands of appeal: decision outcome reversal',
  ])
})

test('each step of closing a month is in the log, by who took it', async () => {
  const { months, ueno, mori } = await twoLeads()
  await testApp.ingest(aJob('J-1'))
  testApp.wait(10 * DAY)
  let closing = { closingId: '', hash: '' }
  const propose = async () => {
    closing = await months.proposeAs(ueno, '2026-11')
  }
  expect(await entries(propose)).toEqual(['ueno: closing.proposed of month: closing hash revision unfinished'])
  expect(
    await entries(() =>
      months.endAs(mori, { how: 'sent_back', closingId: closing.closingId, reason: '数が合いません' }),
    ),
  ).toEqual(['mori: closing.sent_back of month: closing hash revision'])
  await propose()
  expect(await entries(() => months.endAs(ueno, { how: 'taken_back', closingId: closing.closingId }))).toEqual([
    'ueno: closing.taken_back of month: closing hash revision',
  ])
  await propose()
  expect(await entries(() => months.approveAs(mori, closing))).toEqual([
    'mori: closing.approved of month: closing hash revision',
  ])
})

test('each step of a notice is in the log, by who took it', async () => {
  const { months, ueno, mori } = await twoLeads()
  const at = noticeSteps(testApp)
  await changeNoticeSettings(testApp.app, person('admin', 'admin'), { ...DEFAULT_NOTICE_SETTINGS, below: 0 })
  await months.confirmed('J-1')
  testApp.wait(10 * DAY)
  await months.approveAs(mori, await months.proposeAs(ueno, '2026-11'))
  let id = ''
  const begin = async () => {
    id = await at.beginAs(ueno, '2026-12')
  }
  expect(await entries(begin)).toEqual(['ueno: notice.begun of notice: hash noticeMonth version'])
  expect(await entries(() => at.discardAs(ueno, id, 1))).toEqual([
    'ueno: notice.discarded of notice: edit hash noticeMonth version',
  ])
  await begin()
  expect(await entries(() => at.saveAs(ueno, id, 1))).toEqual([
    'ueno: notice.saved of notice: edit hash noticeMonth version was',
  ])
  expect(await entries(() => at.requestAs(ueno, id, 2))).toEqual([
    'ueno: notice.requested of notice: edit noticeMonth version',
  ])
  expect(await entries(() => at.refuseAs(mori, id, 2, '誤字があります'))).toEqual([
    'mori: notice.refused of notice: edit noticeMonth version',
  ])
  await at.requestAs(ueno, id, 2)
  expect(await entries(() => at.approveAs(mori, id, 2))).toEqual([
    'mori: notice.published of notice: closing edit hash noticeMonth revision version',
  ])
})

test('each step of a withdrawal is in the log, by who took it', async () => {
  const at = withdrawalSteps(testApp)
  const [mori, kimura, nakano] = [
    await at.signedIn('mori', 'moderator'),
    await at.signedIn('kimura', 'approver'),
    await at.signedIn('nakano', 'lead'),
  ]
  people = [mori, kimura, nakano]
  const it = await at.inHand(mori, 'U-77', 'J-77')
  let withdrawalId = ''
  const propose = async () => {
    const claimed = await at.claimed(mori, it.target).catch(() => it)
    withdrawalId = (await at.proposeAs(mori, at.proposal(claimed))).withdrawalId
  }
  expect(await entries(propose)).toEqual([
    'mori: case.claimed of case: fence',
    'mori: withdrawal.proposed of case: decision fence kind n version withdrawal',
  ])
  expect(await entries(() => at.openAs(kimura, { withdrawalId, n: 1 }))).toEqual([
    'kimura: withdrawal.opened of case: decision n withdrawal',
  ])
  expect(await entries(() => at.openAs(kimura, { withdrawalId, n: 1 }))).toEqual([])
  expect(await entries(() => at.openAs(mori, { withdrawalId, n: 1 }))).toEqual([])
  expect(await entries(() => at.endAs(kimura, { withdrawalId, how: 'sent_back', reason: '証拠が足りません' }))).toEqual(
    ['kimura: withdrawal.sent_back of case: decision withdrawal'],
  )
  await propose()
  expect(await entries(() => at.endAs(mori, { withdrawalId, how: 'taken_back', reason: '' }))).toEqual([
    'mori: withdrawal.taken_back of case: decision withdrawal',
  ])
  await propose()
  await at.openAll(kimura, withdrawalId)
  expect(await entries(() => at.approveAs(kimura, withdrawalId))).toEqual([
    'kimura: withdrawal.approved of case: decision heldUntil withdrawal',
  ])
  expect(await entries(() => at.endAs(nakano, { withdrawalId, how: 'stopped', reason: '確認中です' }))).toEqual([
    'nakano: withdrawal.stopped of case: decision withdrawal',
  ])
  await propose()
  await at.openAll(kimura, withdrawalId)
  await at.approveAs(kimura, withdrawalId)
  testApp.wait(31 * 60)
  expect(await entries(() => at.release())).toEqual(['system: withdrawal.released of case: decision withdrawal'])
})

test('each step of new account standards and of what they change is in the log, by who took it', async () => {
  const { ueno, mori } = await twoLeads()
  const at = standardsSteps(testApp)
  await at.known('U-1', ['client'])
  const { app } = testApp
  await approveShipped(app)
  const done = async (work: Promise<{ readonly runId: string | null }>) => {
    const { runId } = await work
    await evaluationsDone(app)
    return runId ?? ''
  }
  expect(await entries(() => done(startRun(app, ueno, ['client'])))).toEqual([
    'ueno: standards_run.started of run: purpose total',
    'system: standard.granted of member: criteria standard version',
    'system: standard.granted of member: criteria standard version',
    'system: standards_run.done of run: changed done purpose',
  ])
  const set = withComparison(
    SHIPPED_STANDARDS,
    { standard: 'verified_client', criterion: 'introduction' },
    { op: 'at_least', metric: 'introduction', threshold: 110 },
  )
  let runId = ''
  expect(
    await entries(async () => {
      runId = await done(tryOut(app, ueno, set))
    }),
  ).toEqual([
    'ueno: standards_run.started of run: purpose total',
    'system: standards_run.done of run: changed done purpose',
  ])
  let version = { versionId: '', hash: '' }
  const propose = async () => {
    version = await proposeStandards(app, ueno, { runId, from: null, reason: '紹介文を増やすため' })
  }
  expect(await entries(propose)).toEqual(['ueno: standards.proposed of standards: hash number'])
  expect(await entries(() => done(tryAgain(app, ueno, version.versionId)))).toEqual([
    'ueno: standards_run.started of run: purpose total',
    'ueno: standards.tried_again of standards: number',
    'system: standards_run.done of run: changed done purpose',
  ])
  expect(await entries(() => endStandards(app, mori, { ...version, how: 'sent_back', reason: '早すぎます' }))).toEqual([
    'mori: standards.sent_back of standards: hash number',
  ])
  runId = await done(tryOut(app, ueno, set))
  await propose()
  expect(await entries(() => endStandards(app, ueno, { ...version, how: 'taken_back' }))).toEqual([
    'ueno: standards.taken_back of standards: hash number',
  ])
  runId = await done(tryOut(app, ueno, set))
  await propose()
  expect(await entries(() => done(endStandards(app, mori, { ...version, runId, how: 'approved' })))).toEqual([
    'mori: standards.approved of standards: dryRun hash number',
    'mori: standards_run.started of run: purpose total',
    'system: standards_run.done of run: changed done purpose',
  ])
})

test('what keeps a withdrawal from going is in the log', async () => {
  const at = withdrawalSteps(testApp)
  const [mori, kimura] = [await at.signedIn('mori', 'moderator'), await at.signedIn('kimura', 'approver')]
  people = [mori, kimura]
  const { withdrawalId } = await at.proposeAs(mori, at.proposal(await at.inHand(mori, 'U-77', 'J-77')))
  await at.openAll(kimura, withdrawalId)
  await at.approveAs(kimura, withdrawalId)
  testApp.wait(60)
  await testApp.ingest(aJob('J-77', { clientId: 'U-77', description: '改めました。', updatedAt: now() }))
  expect(await entries(() => returnChangedWithdrawals(testApp.app))).toEqual([
    'system: withdrawal.returned of case: decision why withdrawal',
  ])
  expect(await entries(() => at.openAll(kimura, withdrawalId))).toEqual([
    'kimura: withdrawal.repinned of case: decision n withdrawal',
    'kimura: withdrawal.opened of case: decision n withdrawal',
  ])
  await at.showFactor(kimura)
  await at.approveAs(kimura, withdrawalId)
  await testApp.rawSql(`UPDATE staff SET disabled_at = '${now()}' WHERE id = '${mori.id}'`)
  testApp.wait(31 * 60)
  expect(await entries(() => at.release())).toEqual(['system: withdrawal.blocked of case: decision why withdrawal'])
  expect(await entries(() => at.release())).toEqual([])
})
