import { expect, test } from 'vitest'
import type { Role } from '../staff/role-permissions.ts'
import {
  addPerson,
  changePerson,
  disablePerson,
  enablePerson,
  endSessionsOf,
  invitePerson,
  type ManagedPerson,
  type PeopleSituation,
  type PersonChange,
} from './account-rules.ts'
import { parseQueues } from './queue-assignment-rules.ts'

const admin = { id: 'admin', alias: '管理', role: 'admin' as Role }
const managed = (role: Role, change: Partial<ManagedPerson> = {}): ManagedPerson => ({
  id: 'sato',
  alias: '佐藤',
  role,
  queues: [],
  disabled: false,
  ...change,
})
const about = (person: ManagedPerson, otherAdmins = 1, actor = admin): PeopleSituation => ({
  actor,
  person,
  otherAdmins,
})
const wish = (role: Role) => ({ alias: '佐藤', role, queues: [] })
const change = (situation: PeopleSituation, to: PersonChange, aliasTaken = false) =>
  changePerson(situation, to, aliasTaken)
const refusal = (verdict: { ok: boolean; refusal?: string }) => (verdict.ok ? null : verdict.refusal)

test('only whoever runs people does anything about them', () => {
  for (const role of ['moderator', 'lead', 'approver', 'auditor'] as const) {
    const situation = about(managed('moderator', { disabled: false }), 1, { ...admin, role })
    const said = [
      addPerson({ ...admin, role }, { loginTaken: false, aliasTaken: false }),
      change(situation, wish('lead')),
      disablePerson(situation),
      enablePerson(situation),
      invitePerson(situation),
      endSessionsOf(situation),
    ]
    expect(said.map(refusal), role).toEqual(said.map(() => 'not_permitted'))
  }
})

test('nobody changes their own role, disables, invites or signs out themselves; their alias they may', () => {
  const me = about(managed('admin', { id: admin.id }))
  expect(refusal(change(me, wish('lead')))).toBe('own_role')
  expect(refusal(change(me, { ...wish('admin'), alias: '山' }))).toBeNull()
  expect([disablePerson, invitePerson, endSessionsOf].map((rule) => refusal(rule(me)))).toEqual(
    Array(3).fill('own_account'),
  )
})

test('the last admin who can sign in is neither disabled, nor given another role or a new link', () => {
  expect(refusal(disablePerson(about(managed('admin'), 0)))).toBe('last_admin')
  expect(refusal(invitePerson(about(managed('admin'), 0)))).toBe('last_admin')
  expect(refusal(change(about(managed('admin'), 0), wish('lead')))).toBe('last_admin')
  expect(refusal(change(about(managed('admin'), 0), { ...wish('admin'), queues: ['patrol'] }))).toBeNull()
  expect(refusal(disablePerson(about(managed('admin'), 1)))).toBeNull()
  expect(refusal(change(about(managed('admin'), 1), wish('lead')))).toBeNull()
})

test('a disabled person is enabled before anything is sent to them, and nothing is done twice', () => {
  const off = about(managed('moderator', { disabled: true }))
  expect(refusal(disablePerson(off))).toBe('already_disabled')
  expect(refusal(invitePerson(off))).toBe('person_disabled')
  expect(refusal(enablePerson(off))).toBeNull()
  expect(refusal(enablePerson(about(managed('moderator'))))).toBe('not_disabled')
})

test('a login belongs to one person', () => {
  expect(refusal(addPerson(admin, { loginTaken: true, aliasTaken: false }))).toBe('login_taken')
})

test('an alias like a colleague’s is refused; whoever has had one keeps it until it is changed', () => {
  expect(refusal(addPerson(admin, { loginTaken: false, aliasTaken: true }))).toBe('alias_taken')
  const person = about(managed('moderator'))
  expect(refusal(change(person, { ...wish('moderator'), alias: '田中' }, true))).toBe('alias_taken')
  expect(refusal(change(person, { ...wish('moderator'), alias: person.person.alias }, true))).toBeNull()
})

test('queues that are broken or from another version fall back to all of them', () => {
  expect(['', 'null', '{"a":1}', '["gone"]', 'x'].map(parseQueues)).toEqual(Array(5).fill([]))
  expect(parseQueues('["patrol","gone"]')).toEqual(['patrol'])
})
