import type { Role } from '@mimamori/policy/staff/roles'
import { newId } from '@mimamori/storage/ids'
import { record, SYSTEM } from '@mimamori/storage/record'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { START, type TrialDesk, trialDesk } from '../trial/trial-desk.ts'
import { peopleOf } from './list.ts'

let desk: TrialDesk
beforeEach(async () => {
  desk = await trialDesk()
})
afterEach(() => desk.close())

async function someone(login: string, role: Role = 'moderator'): Promise<string> {
  const id = newId(START)
  const added = { id, login, alias: login, role, passwordHash: 'argon2', language: 'ja' } as const
  await desk.office.desk.write((tx) => record(tx, desk.office.clock.now(), SYSTEM, { type: 'staff.added', ...added }))
  return id
}

test('whoever runs people sees everybody by alias, when they last did something, and no hash', async () => {
  const sato = await someone('sato')
  await someone('admin', 'admin')
  desk.wait(60)
  const view = {
    id: newId(START),
    ownerId: sato,
    name: '緊急',
    shared: false,
    query: { view: 'flagged' },
    key: null,
  } as const
  await desk.office.desk.write((tx) => record(tx, desk.office.clock.now(), sato, { type: 'view.saved', view }))
  const { people } = await peopleOf(desk.office)
  expect(people.map(({ login, lastSeenAt }) => [login, lastSeenAt])).toEqual([
    ['admin', null],
    ['sato', desk.office.clock.now()],
  ])
  expect(people[1]).toEqual({
    id: sato,
    login: 'sato',
    alias: 'sato',
    role: 'moderator',
    queues: [],
    factors: false,
    lastSeenAt: desk.office.clock.now(),
    createdAt: START,
    state: 'active',
    invitedUntil: null,
  })
})
