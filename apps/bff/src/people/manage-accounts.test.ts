import type { NewPerson } from '@mimamori/contract/people/person-contract'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { newId } from '@mimamori/storage/ids'
import { accountByInvitation } from '@mimamori/storage/people/person-reads'
import { record } from '@mimamori/storage/record-change'
import { sessionOf } from '@mimamori/storage/staff/session-reads'
import { readersOfCases } from '@mimamori/storage/staff/staff-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimNextCaseId } from '../cases/claim-case.ts'
import { storeAccount } from '../testing/test-accounts.ts'
import { aJob, openTestApp, START, type TestApp } from '../testing/test-app.ts'
import { invitationHash } from '../workflows/staff-invitation.ts'
import { listPeople } from './list-people.ts'
import {
  addAccount,
  changeAccount,
  disableAccount,
  enableAccount,
  endAccountSessions,
  reinviteAccount,
} from './manage-accounts.ts'

let testApp: TestApp
let admin: Staff
beforeEach(async () => {
  testApp = await openTestApp()
  admin = await someone('admin', 'admin')
})
afterEach(() => testApp.close())

/** Somebody who has a password, which nobody here needs to know. */
const someone = (login: string, role: Role = 'moderator'): Promise<Staff> => storeAccount(testApp.app, { login, role })

async function sessionFor({ id }: Staff, tokenHash: string): Promise<void> {
  const how = { stage: 'full', method: 'password', factor: true, agent: '' } as const
  const started = { type: 'session.started', staffId: id, tokenHash, ...how } as const
  await testApp.app.storage.write((tx) => record(tx, testApp.app.clock.now(), id, started))
}

const wish = (change: Partial<NewPerson> = {}): NewPerson => ({
  login: 'Yamada',
  alias: ' 山田 ',
  role: 'moderator',
  queues: ['patrol'],
  language: 'ja',
  ...change,
})
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (fault: { data?: { refusal?: string }; code?: string }) => fault.data?.refusal ?? fault.code,
  )
const known = async (login: string) => (await listPeople(testApp.app)).people.find((person) => person.login === login)
const usable = (token: string) =>
  accountByInvitation(testApp.db, { tokenHash: invitationHash(token), now: testApp.app.clock.now() })

test('whoever runs people sees everybody by alias, when they last did something, and no hash', async () => {
  const sato = await someone('sato')
  testApp.wait(60)
  const query = { view: 'flagged' } as const
  const view = { id: newId(START), ownerId: sato.id, name: '緊急', shared: false, query, key: null }
  const { storage, clock } = testApp.app
  const saved = { type: 'view.saved', view, vault: storage.vault } as const
  await storage.write((tx) => record(tx, clock.now(), sato.id, saved))
  const { people } = await listPeople(testApp.app)
  expect(people.map(({ login, lastSeenAt }) => [login, lastSeenAt])).toEqual([
    ['admin', null],
    ['sato', testApp.app.clock.now()],
  ])
  expect(people[1]).toEqual({
    ...{
      id: sato.id,
      login: 'sato',
      alias: 'sato',
      kana: '',
      latinName: '',
      role: 'moderator',
      queues: [],
      factors: false,
    },
    ...{ lastSeenAt: testApp.app.clock.now(), createdAt: START, state: 'active', invitedUntil: null },
    ...{ confirmed: false, settledAt: plusSeconds(START, 24 * 3600), mistakable: false },
  })
})

test('somebody new comes in by a link that is known by its hash alone and is worth nothing after 72 hours', async () => {
  const { token, expiresAt } = await addAccount(testApp.app, admin, wish())
  expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  expect(await usable(token)).toMatchObject({ login: 'yamada', alias: '山田', role: 'moderator' })
  expect(await usable(`${token}x`)).toBeNull()
  expect(await known('yamada')).toMatchObject({ state: 'invited', queues: ['patrol'], invitedUntil: expiresAt })
  expect(await refusal(addAccount(testApp.app, admin, wish({ login: 'yAMADA' })))).toBe('login_taken')
  testApp.wait(72 * 3600 - 1)
  expect(await usable(token)).not.toBeNull()
  testApp.wait(1)
  expect(await usable(token)).toBeNull()
  expect(await known('yamada')).toMatchObject({ state: 'lapsed', invitedUntil: null })
})

test('a new link makes the one before, the password and every session worth nothing', async () => {
  const sato = await someone('sato')
  await sessionFor(sato, 'cookie')
  for (const { id } of [sato, admin])
    await testApp.rawSql(
      `INSERT INTO factors (id, staff_id, kind, label, secret, counter, created_at) VALUES ('of ${id}', '${id}', 'totp', '', '', 0, '${START}')`,
    )
  const first = await reinviteAccount(testApp.app, admin, sato.id)
  expect(await sessionOf(testApp.db, 'cookie')).toBeNull()
  expect(await testApp.rawSql('SELECT staff_id FROM factors')).toEqual([{ staff_id: admin.id }])
  expect(await known('sato')).toMatchObject({ state: 'invited' })
  const second = await reinviteAccount(testApp.app, admin, sato.id)
  expect(await usable(first.token)).toBeNull()
  expect(await usable(second.token)).toMatchObject({ login: 'sato' })
  const [entry] = await auditPage(testApp.db, { action: 'staff.invited', limit: 1 })
  expect(entry).toMatchObject({ actorId: admin.id, subjectId: sato.id })
  expect(entry?.detail).not.toContain(second.token)
})

test('who is disabled holds nothing, has no session and no link, and may come back', async () => {
  const sato = await someone('sato')
  const { token } = await addAccount(testApp.app, admin, wish())
  await testApp.ingest(aJob('J-1'))
  await claimNextCaseId(testApp.app, sato, { view: 'flagged' })
  await sessionFor(sato, 'cookie')
  expect(await testApp.caseOfJob('J-1')).toMatchObject({ state: 'claimed' })
  await disableAccount(testApp.app, admin, sato.id)
  expect(await testApp.caseOfJob('J-1')).toMatchObject({ state: 'open', lease: null })
  expect(await sessionOf(testApp.db, 'cookie')).toBeNull()
  expect(await known('sato')).toMatchObject({ state: 'disabled' })
  expect(await refusal(disableAccount(testApp.app, admin, sato.id))).toBe('already_disabled')
  await enableAccount(testApp.app, admin, sato.id)
  expect(await known('sato')).toMatchObject({ state: 'active' })
  await disableAccount(testApp.app, admin, (await known('yamada'))?.id ?? '')
  expect(await usable(token)).toBeNull()
})

test('another role lets go of what was held and asks to sign in anew; another alias or queue does not', async () => {
  const sato = await someone('sato')
  await sessionFor(sato, 'cookie')
  await testApp.ingest(aJob('J-1'))
  await claimNextCaseId(testApp.app, sato, { view: 'flagged' })
  await changeAccount(testApp.app, admin, sato.id, { alias: '佐藤', role: 'moderator', queues: ['flagged'] })
  expect(await sessionOf(testApp.db, 'cookie')).not.toBeNull()
  expect(await testApp.caseOfJob('J-1')).toMatchObject({ state: 'claimed' })
  expect(await known('sato')).toMatchObject({ alias: '佐藤', queues: ['flagged'] })
  await changeAccount(testApp.app, admin, sato.id, { alias: '佐藤', role: 'auditor', queues: [] })
  expect(await sessionOf(testApp.db, 'cookie')).toBeNull()
  expect(await testApp.caseOfJob('J-1')).toMatchObject({ state: 'open' })
  const [entry] = await auditPage(testApp.db, { action: 'staff.changed', limit: 1 })
  expect(JSON.parse(entry?.detail ?? '')).toEqual({ role: 'auditor', was: 'moderator', queues: [], renamed: false })
})

test('how a name is read is kept until it is changed, and colleagues have it to find each other by', async () => {
  const { id } = await addAccount(testApp.app, admin, wish({ kana: ' やまだ ', latinName: 'Yamada' }))
  const colleague = async () => (await readersOfCases(testApp.db)).find(({ login }) => login === 'yamada')
  expect(await colleague()).toMatchObject({ alias: '山田', kana: 'やまだ', latinName: 'Yamada' })
  await changeAccount(testApp.app, admin, id, { alias: '山田', role: 'moderator', queues: [] })
  expect(await known('yamada')).toMatchObject({ kana: 'やまだ', latinName: 'Yamada' })
  await changeAccount(testApp.app, admin, id, {
    alias: '山田',
    kana: '',
    latinName: 'Ms Yamada',
    role: 'moderator',
    queues: [],
  })
  expect(await colleague()).toMatchObject({ kana: '', latinName: 'Ms Yamada' })
})

test('an admin who was disabled a moment ago adds nobody and changes nobody any more', async () => {
  const [one, two] = [await someone('one', 'admin'), await someone('two', 'admin')]
  await disableAccount(testApp.app, one, two.id)
  const { app } = testApp
  const tried = [
    addAccount(app, two, wish()),
    changeAccount(app, two, one.id, { alias: 'uno', role: 'admin', queues: [] }),
    ...[disableAccount, enableAccount, reinviteAccount, endAccountSessions].map((does) => does(app, two, one.id)),
  ]
  expect(await Promise.all(tried.map(refusal))).toEqual(Array(6).fill('not_permitted'))
})

test('of two admins who disable each other at the same moment one remains', async () => {
  const other = await someone('other', 'admin')
  const said = await Promise.all([
    refusal(disableAccount(testApp.app, admin, other.id)),
    refusal(disableAccount(testApp.app, other, admin.id)),
  ])
  expect(said.filter((each) => each === null)).toHaveLength(1)
  const { people } = await listPeople(testApp.app)
  expect(people.filter(({ state }) => state === 'active')).toHaveLength(1)
})

test('an admin who was invited and never came does not count as one who remains', async () => {
  await addAccount(testApp.app, admin, wish({ role: 'admin' }))
  const other = await someone('other', 'admin')
  await disableAccount(testApp.app, other, admin.id)
  const { id = '' } = (await known('yamada')) ?? {}
  const invited: Staff = { id, alias: '山田', role: 'admin' }
  expect(await refusal(disableAccount(testApp.app, invited, other.id))).toBe('last_admin')
})

test('an admin signs somebody out everywhere; themselves they do not, and nobody who is not there', async () => {
  const sato = await someone('sato')
  await Promise.all([sessionFor(sato, 'one'), sessionFor(sato, 'two'), sessionFor(admin, 'mine')])
  await endAccountSessions(testApp.app, admin, sato.id)
  const left = await Promise.all(['one', 'two', 'mine'].map((hash) => sessionOf(testApp.db, hash)))
  expect(left.map((found) => found?.account.login)).toEqual([undefined, undefined, 'admin'])
  expect(await refusal(endAccountSessions(testApp.app, admin, admin.id))).toBe('own_account')
  expect(await refusal(enableAccount(testApp.app, admin, newId(START)))).toBe('NOT_FOUND')
})

test('who is invited anew lets go of what they held', async () => {
  const sato = await someone('sato')
  await testApp.ingest(aJob('J-1'))
  expect(await claimNextCaseId(testApp.app, sato, { view: 'flagged' })).not.toBeNull()
  await reinviteAccount(testApp.app, admin, sato.id)
  expect(await testApp.caseOfJob('J-1')).toMatchObject({ state: 'open', lease: null })
})

test('somebody keeps their alias with other queues, or writes it otherwise; nobody takes one that a colleague has, however it is written', async () => {
  const [sato, mori] = [await someone('sato'), await someone('mori')]
  const change = (alias: string) =>
    changeAccount(testApp.app, admin, sato.id, { alias, role: 'moderator', queues: ['patrol'] })
  expect(await refusal(change('Ｓato'))).toBeNull()
  expect(await refusal(change('sato'))).toBeNull()
  expect(await refusal(change(' Mori '))).toBe('alias_taken')
  expect(await known('sato')).toMatchObject({ alias: 'sato', queues: ['patrol'] })
  await disableAccount(testApp.app, admin, mori.id)
  expect(await refusal(change('mori'))).toBe('alias_taken')
})
