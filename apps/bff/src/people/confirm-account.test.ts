import type { Role } from '@mimamori/policy/staff/role-permissions'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { leadsState } from '@mimamori/storage/people/account-eligibility-reads'
import { record } from '@mimamori/storage/record-change'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { acceptInvitation, getInvitation } from '../auth/accept-invitation.ts'
import { openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import { type SignedInStaff, withdrawalSteps } from '../testing/test-withdrawals.ts'
import { confirmAccount, listPeopleToConfirm } from './confirm-account.ts'
import { getDeskEligibility } from './get-desk-eligibility.ts'
import { addAccount, changeAccount, disableAccount, enableAccount, reinviteAccount } from './manage-accounts.ts'
import { noteFewLeads } from './note-few-leads.ts'

const HOUR = 3600

let testApp: TestApp
let at: ReturnType<typeof withdrawalSteps>
let admin: SignedInStaff
let tanaka: SignedInStaff
let nakano: SignedInStaff
beforeEach(async () => {
  testApp = await openTestApp()
  at = withdrawalSteps(testApp)
  admin = await at.signedIn('admin', 'admin')
  tanaka = await at.signedIn('tanaka', 'lead')
  nakano = await at.signedIn('nakano', 'lead')
})
afterEach(() => testApp.close())

/** Somebody an admin adds, who follows the link. */
async function newcomer(login: string, role: Role = 'moderator', by: Staff = admin): Promise<Staff> {
  const { id } = await addAccount(testApp.app, by, { login, alias: login, role, queues: [], language: 'ja' })
  await comesIn(id)
  return { id, alias: login, role }
}
const comesIn = (id: string) => testApp.rawSql(`UPDATE staff SET password_hash = 'argon2' WHERE id = '${id}'`)
const confirm = (lead: Staff, { id }: Staff) => confirmAccount(testApp.app, lead, id)
const mineOf = async (who: Staff) => (await getDeskEligibility(testApp.app, who)).mine

/** Why a proposal by this person is refused, if it is. */
let members = 0
async function proposingIs(who: Staff): Promise<string> {
  members += 1
  const it = await at.inHand(who, `U-${members}000`, `J-${members}`)
  return await refusalOf(at.proposeAs(who, at.proposal(it)))
}

test('somebody new ends no membership until a lead who did not invite them has confirmed them and a day has passed', async () => {
  const yuki = await newcomer('yuki')
  expect(await mineOf(yuki)).toMatchObject({ ineligible: 'awaits_confirmation', ask: ['nakano', 'tanaka'] })
  expect(await proposingIs(yuki)).toBe('awaits_confirmation')
  expect(await listPeopleToConfirm(testApp.app, tanaka)).toMatchObject([
    { alias: 'yuki', invitedBy: 'admin', confirm: null },
  ])
  await confirm(tanaka, yuki)
  testApp.wait(24 * HOUR - 1)
  expect(await mineOf(yuki)).toMatchObject({ ineligible: 'access_too_recent' })
  expect(await proposingIs(yuki)).toBe('access_too_recent')
  testApp.wait(1)
  expect(await proposingIs(yuki)).toBe('was allowed')
  expect((await auditPage(testApp.db, { limit: 200 })).map(({ action }) => action)).toContain('staff.confirmed')
})

test('somebody whose account was disabled waits for no confirmation until it is enabled again', async () => {
  const yuki = await newcomer('yuki')
  const waiting = async () => (await listPeopleToConfirm(testApp.app, tanaka)).map(({ alias }) => alias)
  await disableAccount(testApp.app, admin, yuki.id)
  expect(await waiting()).toEqual([])
  await enableAccount(testApp.app, admin, yuki.id)
  expect(await waiting()).toEqual(['yuki'])
})

test('the link of somebody who came in at the company is worth nothing from then on', async () => {
  const wish = { login: 'yuki', alias: 'yuki', role: 'moderator', language: 'ja' } as const
  const { id, token } = await addAccount(testApp.app, admin, { ...wish, queues: [] })
  const linked = { type: 'staff.linked', id, subject: 'company 1' } as const
  await getInvitation(testApp.app, token)
  await testApp.app.storage.write((tx) => record(tx, testApp.app.clock.now(), id, linked))
  await expect(getInvitation(testApp.app, token)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const password = 'a long and quiet evening'
  await expect(acceptInvitation(testApp.app, { token, password, agent: '' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('a confirmation ends the link of somebody who has come in without it', async () => {
  const wish = { login: 'yuki', alias: 'yuki', role: 'moderator', language: 'ja' } as const
  const { id, token } = await addAccount(testApp.app, admin, { ...wish, queues: [] })
  // as it was stored before a link ended with the first sign-in at the company
  await testApp.rawSql(`UPDATE staff SET oidc_subject = 'company 1' WHERE id = '${id}'`)
  expect(await getInvitation(testApp.app, token)).toMatchObject({ login: 'yuki' })
  await confirmAccount(testApp.app, tanaka, id)
  await expect(getInvitation(testApp.app, token)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('people to confirm are counted once they have come in, and are told to ask no lead who invited them', async () => {
  const wish = { login: 'yuki', alias: 'yuki', role: 'moderator', language: 'ja' } as const
  const { id } = await addAccount(testApp.app, admin, { ...wish, queues: [] })
  const waiting = async () => (await getDeskEligibility(testApp.app, tanaka)).toConfirm
  const before = await waiting()
  await comesIn(id)
  expect(await waiting()).toBe(before + 1)
  await testApp.rawSql(`UPDATE staff SET invited_by = '${tanaka.id}' WHERE id = '${id}'`)
  expect((await mineOf({ id, alias: 'yuki', role: 'moderator' })).ask).toEqual(['nakano'])
})

test('nobody confirms themselves, whom they invited, who has not come in, or while they are not eligible', async () => {
  const yuki = await newcomer('yuki', 'lead')
  const { id } = await addAccount(testApp.app, admin, {
    login: 'rin',
    alias: 'rin',
    role: 'lead',
    queues: [],
    language: 'ja',
  })
  const rin = { id, alias: 'rin', role: 'lead' } as const
  expect(await refusalOf(confirm(yuki, yuki))).toBe('own_account')
  expect(await refusalOf(confirm(tanaka, person('nobody')))).toMatch(/Not Found/)
  expect(await refusalOf(confirm(tanaka, rin))).toBe('not_arrived')
  expect(await refusalOf(confirm(admin, yuki))).toBe('not_permitted')
  await comesIn(rin.id)
  expect(await refusalOf(confirm(yuki, rin))).toBe('awaits_confirmation')
  // an admin who invited somebody and is a lead by now
  const second = await at.signedIn('second', 'admin')
  const mei = await newcomer('mei', 'moderator', second)
  await changeAccount(testApp.app, admin, second.id, { alias: 'second', role: 'lead', queues: [] })
  expect(await refusalOf(confirm({ ...second, role: 'lead' }, mei))).toBe('own_invitation')
  await confirm(tanaka, yuki)
  expect(await refusalOf(confirm(nakano, yuki))).toBe('already_confirmed')
  await disableAccount(testApp.app, admin, mei.id)
  expect(await refusalOf(confirm(nakano, mei))).toBe('person_disabled')
})

const CHANGES = {
  'a new invitation': (id: string) => reinviteAccount(testApp.app, admin, id),
  'another role': (id: string) => changeAccount(testApp.app, admin, id, { alias: 'kimura', role: 'lead', queues: [] }),
  'disabling and enabling': async (id: string) => {
    await disableAccount(testApp.app, admin, id)
    await enableAccount(testApp.app, admin, id)
  },
  'a recovery code in place of a lost factor': async (id: string) => {
    const { write } = testApp.app.storage
    const now = testApp.app.clock.now()
    await write((tx) => record(tx, now, id, { type: 'recovery.made', staffId: id, hashes: ['hash'] }))
    await write((tx) => record(tx, now, id, { type: 'recovery.used', staffId: id, codeHash: 'hash' }))
  },
}

test.each(Object.entries(CHANGES))('%s ends a confirmation and begins the day anew', async (_, change) => {
  const kimura = await at.signedIn('kimura', 'approver')
  expect(await proposingIs(kimura)).toBe('was allowed')
  await change(kimura.id)
  await comesIn(kimura.id)
  testApp.wait(25 * HOUR)
  expect(await mineOf(kimura)).toMatchObject({ ineligible: 'awaits_confirmation' })
  await confirm(tanaka, kimura)
  expect(await mineOf(kimura)).toMatchObject({ ineligible: null })
})

test('another alias or other queues end no confirmation', async () => {
  const kimura = await at.signedIn('kimura', 'approver')
  await changeAccount(testApp.app, admin, kimura.id, { alias: '木村', role: 'approver', queues: ['patrol'] })
  expect(await mineOf(kimura)).toMatchObject({ ineligible: null })
})

test('no hand confirms an account without another lead, and none changes access and keeps a confirmation', async () => {
  const yuki = await newcomer('yuki')
  const refused = (sql: string) =>
    testApp.rawSql(sql).then(
      () => 'was done',
      () => 'refused',
    )
  const confirmedBy = (who: string) =>
    `UPDATE staff SET confirmed_at = '${testApp.app.clock.now()}', confirmed_by = '${who}' WHERE id = '${yuki.id}'`
  expect(await refused(confirmedBy(yuki.id))).toBe('refused')
  expect(await refused(confirmedBy(admin.id))).toBe('refused')
  expect(await refused(`UPDATE staff SET role = 'approver' WHERE id = '${tanaka.id}'`)).toBe('refused')
  expect(await refused(confirmedBy(nakano.id))).toBe('was done')
})

test('a desk is small 72 hours after everybody was told that it has too few eligible leads, and no longer once it has enough', async () => {
  expect(await noteFewLeads(testApp.app)).toBe(0)
  await disableAccount(testApp.app, admin, nakano.id)
  const sato = await newcomer('sato')
  testApp.wait(80 * HOUR)
  // however long it has been so: the hours begin when it is told
  expect(await noteFewLeads(testApp.app)).toBe(1)
  expect(await noteFewLeads(testApp.app)).toBe(0)
  const told = await getDeskEligibility(testApp.app, sato)
  expect(told.leads).toMatchObject({ eligible: 1, fewSince: testApp.app.clock.now(), small: false })
  expect(told.mine.ineligible).toBe('awaits_confirmation')
  testApp.wait(72 * HOUR - 1)
  expect(await mineOf(sato)).toMatchObject({ ineligible: 'awaits_confirmation' })
  testApp.wait(1)
  expect(await mineOf(sato)).toMatchObject({ ineligible: null })
  // re-enabled, confirmed by the other lead, and a day later the desk has two again
  await enableAccount(testApp.app, admin, nakano.id)
  await confirm(tanaka, nakano)
  testApp.wait(24 * HOUR)
  expect((await leadsState(testApp.db, testApp.app.clock.now())).small).toBe(false)
  expect(await noteFewLeads(testApp.app)).toBe(1)
  expect(await mineOf(sato)).toMatchObject({ ineligible: 'awaits_confirmation' })
  const actions = (await auditPage(testApp.db, { limit: 200 })).map(({ action }) => action)
  expect(actions.filter((action) => action.startsWith('desk.'))).toEqual(['desk.enough_leads', 'desk.few_leads'])
})

test('an alias that a reader takes for a colleague’s is refused, and those that are there already are told', async () => {
  const wish = (alias: string, login: string) => ({
    login,
    alias,
    role: 'moderator' as const,
    queues: [],
    language: 'ja' as const,
  })
  for (const alias of ['ｔａｎａｋａ', 'Tanaka', 't\u0430n\u0430ka', 'tana ka'])
    expect(await refusalOf(addAccount(testApp.app, admin, wish(alias, 'x'))), alias).toBe('alias_taken')
  expect(
    await refusalOf(changeAccount(testApp.app, admin, nakano.id, { alias: 'TANAKA', role: 'lead', queues: [] })),
  ).toBe('alias_taken')
  await disableAccount(testApp.app, admin, tanaka.id)
  expect(await refusalOf(addAccount(testApp.app, admin, wish('tanaka', 'x')))).toBe('alias_taken')
})

test('few leads that were noted in a time that was taken back are noted anew, so that the 72 hours begin', async () => {
  await disableAccount(testApp.app, admin, nakano.id)
  testApp.wait(5 * 365 * 24 * HOUR)
  expect(await noteFewLeads(testApp.app)).toBe(1)
  testApp.wait(-5 * 365 * 24 * HOUR)
  expect(await noteFewLeads(testApp.app)).toBe(1)
  expect(await leadsState(testApp.db, testApp.app.clock.now())).toMatchObject({ since: testApp.app.clock.now() })
  expect(await noteFewLeads(testApp.app)).toBe(0)
})
