import { afterEach, beforeEach, expect, test } from 'vitest'
import { agreeToAppeal, decideAppeal } from '../appeals/decide-appeal.ts'
import { finalizeAppeals } from '../appeals/finalize-appeals.ts'
import { getAppeal } from '../appeals/get-appeals.ts'
import { postAppeal } from '../intake/post-appeal.ts'
import { disableAccount } from '../people/manage-accounts.ts'
import { noteFewLeads } from '../people/note-few-leads.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import { type ReminderSteps, reminderSteps } from '../testing/test-reminders.ts'
import { type SignedInStaff, withdrawalSteps } from '../testing/test-withdrawals.ts'
import { loadReminderCase } from '../workflows/load-reminder-case.ts'

const HOUR = 3600
const UNDO_SECONDS = 10
const LARGE = { amountYen: 200_000, escrowedYen: 200_000 }

let testApp: TestApp
let at: ReminderSteps
let join: (name: string, role: SignedInStaff['role']) => Promise<SignedInStaff>
let [admin, sato, tanaka, mori, nakano]: SignedInStaff[] = []
beforeEach(async () => {
  testApp = await openTestApp()
  at = reminderSteps(testApp)
  join = withdrawalSteps(testApp).signedIn
  admin = await join('admin', 'admin')
  sato = await join('sato', 'moderator')
  tanaka = await join('tanaka', 'lead')
  mori = await join('mori', 'approver')
})
afterEach(() => testApp.close())

const by = (person: SignedInStaff | undefined): SignedInStaff => person ?? expect.unreachable('nobody')

async function agreedByTanaka() {
  await at.due({}, LARGE)
  await at.decide(by(sato), { amountYen: 200_000 })
  await at.agree(by(tanaka))
}

/** As long as it takes for the desk to be small: one lead alone, and everybody told. */
async function becomeSmall() {
  await noteFewLeads(testApp.app)
  testApp.wait(73 * HOUR)
}
/** Writes once the desk itself has been through what is due. */
function afterFirst(write: TestApp['app']['storage']['write']): typeof write {
  let first: Promise<unknown> | null = null
  return async (work) => {
    first ??= finalizeAppeals(testApp.app)
    await first
    return await write(work)
  }
}

/** Who has an answer of this kind in their inbox. */
const toldAs = async (kind: string) =>
  (await testApp.rawSql(`SELECT staff_id AS id FROM answers WHERE kind = '${kind}'`)).map(({ id }) => String(id)).sort()
const unconfirm = ({ id }: SignedInStaff) =>
  testApp.rawSql(`UPDATE staff SET confirmed_at = NULL, confirmed_by = NULL WHERE id = '${id}'`)

async function grantedBy(who: SignedInStaff) {
  const { app } = testApp
  const now = app.clock.now()
  const told = { id: 'A-1', memberId: 'U-1', reminderId: 'R-1', text: '返信しています。', appealedAt: now }
  await app.storage.write((tx) => postAppeal(tx, now, 'test', told))
  await decideAppeal(app, who, { appealId: 'A-1', outcome: 'granted', text: '取り消しました。', reason: '返信がある' })
  return { appealId: 'A-1', decidedAt: (await getAppeal(app, who, 'A-1')).decided?.at ?? '' }
}

test.each([
  ['who chose it', () => sato],
  ['who agreed', () => tanaka],
])('money that two people moved waits again when %s is gone before it leaves, and leads are told', async (_, gone) => {
  nakano = await join('nakano', 'lead')
  await agreedByTanaka()
  await disableAccount(testApp.app, by(admin), by(gone()).id)
  testApp.wait(UNDO_SECONDS)
  await at.turn()
  expect(await at.reminder()).toMatchObject({ state: 'proposed', agreedBy: null, heldUntil: null })
  expect(await at.events()).not.toContain('decided')
  const waiting = gone() === tanaka ? [] : [by(tanaka).id]
  expect(await toldAs('outcome_agreement_lost')).toEqual([by(nakano).id, ...waiting].sort())
  testApp.wait(HOUR)
  expect(await at.turn()).toBe(0)
})

test('another second person agrees then, and it leaves', async () => {
  await agreedByTanaka()
  await disableAccount(testApp.app, by(admin), by(tanaka).id)
  testApp.wait(UNDO_SECONDS)
  await at.turn()
  await at.agree(by(mori))
  testApp.wait(UNDO_SECONDS)
  await at.turn()
  expect(await at.reminder()).toMatchObject({ state: 'decided', agreedBy: by(mori).id })
})

test('on a small desk, too, nobody who is not confirmed is one of the two who move money', async () => {
  await becomeSmall()
  await at.due({}, LARGE)
  await unconfirm(by(mori))
  await at.decide(by(sato), { amountYen: 200_000 })
  const { caseId } = await at.reminder()
  const seen = await loadReminderCase(testApp.app, by(mori), (await at.caseOf()) as never)
  expect([caseId, seen.may.agree]).toEqual([caseId, 'awaits_confirmation'])
  expect(await refusalOf(at.agree(by(mori)))).toBe('awaits_confirmation')
  await unconfirm(by(sato))
  expect(await refusalOf(at.agree(by(tanaka)))).toBe('proposer_ineligible')
})

test('money is taken back only while both who said so are eligible by the full rule', async () => {
  await agreedByTanaka()
  testApp.wait(UNDO_SECONDS)
  await at.turn()
  const [kato, ueno] = [await join('kato', 'moderator'), await join('ueno', 'approver')]
  await becomeSmall()
  const seen = await grantedBy(kato)
  await unconfirm(by(mori))
  expect(await refusalOf(agreeToAppeal(testApp.app, by(mori), seen))).toBe('awaits_confirmation')
  await agreeToAppeal(testApp.app, ueno, seen)
  await disableAccount(testApp.app, by(admin), ueno.id)
  testApp.wait(UNDO_SECONDS)
  // another instance comes to the same list of what is due while the first is at it
  const { storage } = testApp.app
  const second = { ...testApp.app, storage: { ...storage, write: afterFirst(storage.write) } }
  expect(await finalizeAppeals(second)).toBe(1)
  expect(await at.reminder()).toMatchObject({ reversedAt: null })
  expect(await toldAs('appeal_agreement_lost')).toEqual([by(tanaka).id])
  const waiting = await getAppeal(testApp.app, kato, 'A-1')
  expect(waiting).toMatchObject({ state: 'held', heldUntil: null, decided: { agreedBy: null } })
})
