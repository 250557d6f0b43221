import { expect, test } from 'vitest'
import type { Flag } from '../catalogue/detection-flag.ts'
import type { Category } from '../catalogue/violation-categories.ts'
import {
  addMemberFlag,
  type FinalDecision,
  flagRelated,
  flagRepeated,
  flagReposts,
  repeatedSince,
  repostsSince,
} from './member-suspicion-rules.ts'

const decided = (id: string, day: number, published: Category | null = 'mlm'): FinalDecision => ({
  target: { type: id.startsWith('U') ? 'member' : 'job', id },
  decidedAt: `2026-11-${String(day).padStart(2, '0')}T01:00:00.000Z`,
  published,
})

test('three texts confirmed under one category flag their member', () => {
  const three = [decided('J-1', 3), decided('J-2', 4), decided('J-3', 5)]
  expect(flagRepeated('mlm', three)).toMatchObject({ category: 'mlm', rule: 'mlm.repeated', spans: [] })
  expect(flagRepeated('direct_deal', three)).toBeNull()
})

test('two texts are too few, however often they were decided, and another category does not count', () => {
  expect(flagRepeated('mlm', [decided('J-1', 3), decided('J-1', 4), decided('J-2', 5)])).toBeNull()
  expect(flagRepeated('mlm', [decided('J-1', 3), decided('J-2', 4), decided('J-3', 5, 'other')])).toBeNull()
})

test('who looked at the member begins the count anew', () => {
  const looked = [decided('J-1', 3), decided('J-2', 4), decided('U-1', 5, null), decided('J-3', 6)]
  expect(flagRepeated('mlm', looked)).toBeNull()
  expect(flagRepeated('mlm', [...looked, decided('J-4', 7), decided('J-5', 8)])).not.toBeNull()
})

test('a text decided in the same instant as its member was seen by whoever looked', () => {
  const seen = ['J-1', 'J-2', 'J-3'].map((id) => decided(id, 5))
  expect(flagRepeated('mlm', [...seen, decided('U-1', 5, null)])).toBeNull()
  expect(flagRepeated('mlm', [...seen, decided('U-1', 4, null)])).not.toBeNull()
})

test('five nearly identical jobs are reposts', () => {
  expect(flagReposts(4)).toBeNull()
  expect(flagReposts(5)).toMatchObject({ rule: 'other.reposts', reason: 'reposted_jobs' })
})

test('the flag of a related account says which contact is shared', () => {
  expect(flagRelated(new Set())).toBeNull()
  expect(flagRelated(new Set(['email']))?.reason).toBe('shares_mail_with_withdrawn')
  expect(flagRelated(new Set(['phone']))?.reason).toBe('shares_phone_with_withdrawn')
  expect(flagRelated(new Set(['phone', 'email']))?.reason).toBe('shares_mail_and_phone_with_withdrawn')
})

test('the windows are thirty days and a day', () => {
  expect(repeatedSince('2026-11-30T01:00:00.000Z')).toBe('2026-10-31T01:00:00.000Z')
  expect(repostsSince('2026-11-30T01:00:00.000Z')).toBe('2026-11-29T01:00:00.000Z')
})

const AT = '2026-11-30T01:00:00.000Z'
const reposts = flagReposts(5) as Flag
const related = flagRelated(new Set(['email'])) as Flag

test('a rule flags a member at most once in thirty days', () => {
  const on = (day: string) => ({ open: [], stored: [{ receivedAt: `${day}T01:00:00.000Z`, flags: [reposts] }] })
  expect(addMemberFlag(reposts, AT, on('2026-11-01'))).toBeNull()
  expect(addMemberFlag(reposts, AT, on('2026-10-31'))).toEqual([reposts])
  expect(addMemberFlag(related, AT, on('2026-11-01'))).toEqual([related])
})

test('another flag joins those of the open case, which carries its flags on without raising them again', () => {
  expect(addMemberFlag(related, AT, { open: [reposts], stored: [] })).toEqual([related, reposts])
  expect(addMemberFlag(reposts, AT, { open: [reposts], stored: [] })).toBeNull()
  const carried = [
    { receivedAt: '2026-11-20T01:00:00.000Z', flags: [related, reposts] },
    { receivedAt: '2026-10-20T01:00:00.000Z', flags: [reposts] },
  ]
  expect(addMemberFlag(reposts, AT, { open: [], stored: carried })).toEqual([reposts])
})
