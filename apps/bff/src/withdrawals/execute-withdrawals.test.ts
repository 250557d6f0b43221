import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { decisionById } from '@mimamori/storage/decisions/decision-reads'
import { newId } from '@mimamori/storage/ids'
import { record } from '@mimamori/storage/record-change'
import { withdrawalById } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { confirmAccount } from '../people/confirm-account.ts'
import { getDeskEligibility } from '../people/get-desk-eligibility.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { type SignedInStaff, withdrawalSteps } from '../testing/test-withdrawals.ts'
import { returnWithdrawalToWaiting } from './end-withdrawal.ts'
import { executeDueWithdrawals } from './execute-withdrawals.ts'
import { getWithdrawal } from './get-withdrawals.ts'

let server: TestServer
let at: ReturnType<typeof withdrawalSteps>
let sato: SignedInStaff
let mori: SignedInStaff
beforeEach(async () => {
  server = await startTestServer()
  at = withdrawalSteps(server.testApp)
  sato = await at.signedIn('sato', 'moderator')
  mori = await at.signedIn('mori', 'approver')
})
afterEach(() => server.close())

async function proposed(by = sato) {
  const it = await at.inHand(by, 'U-4711', 'J-1')
  return { it, ...(await at.proposeAs(by, at.proposal(it))) }
}

const stateOf = async (id: string) => (await withdrawalById(server.testApp.db, id))?.state

test.each([
  ['was disabled', { type: 'staff.disabled' }],
  [
    'decides no cases any more',
    {
      type: 'staff.changed',
      alias: 'sato',
      role: 'auditor',
      queues: [],
      was: { alias: 'sato', role: 'moderator', queues: [] },
    },
  ],
] as const)(
  'what somebody proposed who %s since is approved by nobody, which the screen says, and is sent back',
  async (_, change) => {
    const { app, db } = server.testApp
    const { it, withdrawalId } = await proposed()
    await at.openAll(mori, withdrawalId)
    expect((await getWithdrawal(app, mori, withdrawalId)).moves.approve).toBeNull()
    await app.storage.write((tx) => record(tx, app.clock.now(), 'admin', { ...change, id: sato.id }))
    expect((await getWithdrawal(app, mori, withdrawalId)).moves).toMatchObject({
      approve: 'proposer_gone',
      send_back: null,
    })
    expect(await refusalOf(at.approveAs(mori, withdrawalId))).toBe('proposer_gone')
    expect(await stateOf(withdrawalId)).toBe('proposed')
    await at.endAs(mori, { withdrawalId, how: 'sent_back', reason: '提案した人がいません' })
    expect(await caseById(db, it.id)).toMatchObject({ state: 'open' })
  },
)

const gone = {
  'who proposed is disabled': { id: () => sato.id, setback: 'proposer' },
  'who approved is disabled': { id: () => mori.id, setback: 'approver' },
} as const

test.each(Object.entries(gone))(
  'when %s before the hold ends it stays held, a lead lets it wait for another approval, or stops it',
  async (_, { id, setback }) => {
    const { app, db } = server.testApp
    const { withdrawalId, it } = await proposed()
    await at.openAll(mori, withdrawalId)
    await at.approveAs(mori, withdrawalId)
    const tanaka = await at.signedIn('tanaka', 'lead')
    const returned = (by: SignedInStaff, withdrawal = withdrawalId) =>
      refusalOf(app.storage.write((tx) => returnWithdrawalToWaiting(tx, app.clock.now(), by, withdrawal)))
    expect((await getWithdrawal(app, tanaka, withdrawalId)).moves.return).toBe('not_blocked')
    expect([await returned(tanaka), await returned(sato)]).toEqual(['not_blocked', 'not_permitted'])
    expect(await returned(tanaka, newId(app.clock.now()))).toMatch(/Not Found/)
    await app.storage.write((tx) => record(tx, app.clock.now(), 'admin', { type: 'staff.disabled', id: id() }))
    server.testApp.wait(30 * 60)
    expect([await at.release(), await at.release()]).toEqual([0, 0])
    expect(await withdrawalById(db, withdrawalId)).toMatchObject({ state: 'held', setback })
    const told = (await auditPage(db, { limit: 50 })).filter(({ action }) => action === 'withdrawal.blocked')
    expect(told).toHaveLength(1)
    expect((await getDeskEligibility(app, tanaka)).approvals).toMatchObject([{ id: withdrawalId, blocked: true }])
    expect(await returned(tanaka)).toBe('was allowed')
    expect(await withdrawalById(db, withdrawalId)).toMatchObject({
      state: 'proposed',
      setback: 'person',
      approverId: null,
    })
    await at.openAll(tanaka, withdrawalId)
    await at.showFactor(tanaka)
    if (setback === 'proposer') {
      expect(await refusalOf(at.approveAs(tanaka, withdrawalId))).toBe('proposer_gone')
      await at.endAs(tanaka, { withdrawalId, how: 'sent_back', reason: '提案した人がいません' })
      expect(await caseById(db, it.id)).toMatchObject({ state: 'open' })
      return
    }
    await at.approveAs(tanaka, withdrawalId)
    expect(await at.release()).toBe(0)
    server.testApp.wait(30 * 60)
    expect(await at.release()).toBe(1)
    expect(await withdrawalById(db, withdrawalId)).toMatchObject({ state: 'released', approverId: tanaka.id })
  },
)

test.each([
  ['approver', 'proposer'],
  ['proposer', 'approver'],
] as const)('one that the %s held up and the %s holds up now says so', async (first, then) => {
  const { app, db } = server.testApp
  const idOf = (who: 'approver' | 'proposer') => (who === 'approver' ? mori : sato).id
  const { withdrawalId } = await proposed()
  await at.openAll(mori, withdrawalId)
  await at.approveAs(mori, withdrawalId)
  const setDisabled = (who: 'approver' | 'proposer', type: 'staff.disabled' | 'staff.enabled') =>
    app.storage.write((tx) => record(tx, app.clock.now(), 'admin', { type, id: idOf(who) }))
  const setback = async () => {
    expect(await at.release()).toBe(0)
    return (await withdrawalById(db, withdrawalId))?.setback
  }
  await setDisabled(first, 'staff.disabled')
  server.testApp.wait(30 * 60)
  expect(await setback()).toBe(first)
  await setDisabled(first, 'staff.enabled')
  await confirmAccount(app, await at.signedIn('ueno', 'lead'), idOf(first))
  await setDisabled(then, 'staff.disabled')
  server.testApp.wait(24 * 3600)
  expect(await setback()).toBe(then)
})

test('one that is kept back is looked at again only where that is asked for, since each look reads all of its evidence', async () => {
  const { app } = server.testApp
  const { withdrawalId } = await proposed()
  await at.openAll(mori, withdrawalId)
  await at.approveAs(mori, withdrawalId)
  const setDisabled = (type: 'staff.disabled' | 'staff.enabled') =>
    app.storage.write((tx) => record(tx, app.clock.now(), 'admin', { type, id: mori.id }))
  await setDisabled('staff.disabled')
  server.testApp.wait(30 * 60)
  expect(await at.release()).toBe(0)
  await setDisabled('staff.enabled')
  const ueno = await at.signedIn('ueno', 'lead')
  await confirmAccount(app, ueno, mori.id)
  server.testApp.wait(24 * 3600)
  expect(await executeDueWithdrawals(app, { recheckBlocked: false })).toBe(0)
  expect(await executeDueWithdrawals(app, { recheckBlocked: true })).toBe(1)
})

test('after a backup was put back what takes a withdrawal back waits as well, and goes out once a lead resumes', async () => {
  const { app, db } = server.testApp
  const { withdrawalId } = await proposed()
  await at.openAll(mori, withdrawalId)
  await at.approveAs(mori, withdrawalId)
  server.testApp.wait(30 * 60)
  await at.release()
  const decisionId = (await withdrawalById(db, withdrawalId))?.decisionId ?? ''
  const choice = { template: null, text: '会員登録を元に戻しました。', note: '', lastFour: '4711' }
  const evidence = [{ kind: 'decision', id: decisionId } as const]
  const entries = app.catalogue.entries()
  const { withdrawalId: back } = await at.reversalAs(sato, { ...choice, withdrawalId, evidence, entries })
  await at.openAll(mori, back)
  await at.showFactor(mori)
  await at.approveAs(mori, back)
  const breaker = { trippedAt: app.clock.now(), resumedAt: null, restored: true }
  const pause = { type: 'withdrawals.paused', breaker, changedBy: 'system' } as const
  await app.storage.write((tx) => record(tx, app.clock.now(), 'system', pause))
  server.testApp.wait(30 * 60)
  expect(await at.release()).toBe(0)
  expect(await getWithdrawal(app, mori, back)).toMatchObject({ state: 'held', paused: true })
  const tanaka = { cookie: await server.cookieOf('tanaka') }
  const list = await server.rpc('/withdrawals/list', { view: 'paused' }, tanaka)
  expect((await list.json()).json).toMatchObject({ breaker: { restored: true }, counts: { paused: 1 } })
  await at.resumeAs(await at.signedIn('ueno', 'lead'))
  expect(await at.release()).toBe(1)
  expect(await decisionById(db, decisionId)).toMatchObject({ reversed: true })
})

test('what is sent again under its Idempotency-Key is answered as it was, and done once', async () => {
  const { withdrawalId } = await proposed()
  const headers = { cookie: await server.cookieOf('tanaka'), 'idempotency-key': 'back-1' }
  const input = { withdrawalId, reason: '証拠が足りません' }
  const back = (more: object = {}, key = headers['idempotency-key']) =>
    server.rpc('/withdrawals/sendBack', { ...input, ...more }, { ...headers, 'idempotency-key': key })
  const answers = await Promise.all([back(), back(), back()])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect((await back({ reason: '別の理由' })).status).toBe(422)
  expect((await back({}, 'back-2')).status).toBe(409)
  expect((await server.rpc('/withdrawals/stop', input, headers)).status).toBe(422)
  expect(await stateOf(withdrawalId)).toBe('sent_back')
})
