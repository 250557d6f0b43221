import { ROLES, type Role } from '@mimamori/policy/staff/role-permissions'
import { expect, test } from 'vitest'
import { isKeyAllowed, keyGroupsOf } from './key-groups.ts'

const namesOf = (role: Role) =>
  keyGroupsOf(role).flatMap(({ lines }) => lines.map((line) => ('fixed' in line ? line.fixed : line.action)))

test('no key that decides is listed for those who decide nothing', () => {
  for (const role of ['auditor', 'admin'] as const) {
    expect(keyGroupsOf(role).map(({ name }) => name)).not.toContain('decide')
    expect(namesOf(role)).not.toContain('claim')
  }
  expect(namesOf('auditor')).toEqual(expect.arrayContaining(['diff', 'wide', 'table']))
})

test('a moderator sees neither the keys of leads nor the way to a screen they may not see', () => {
  const hidden = ['pin', 'sendBack', 'goBreakdown'] as const
  expect(hidden.filter((name) => isKeyAllowed('moderator', name))).toEqual([])
  expect(hidden.filter((name) => isKeyAllowed('lead', name))).toEqual(hidden)
  expect(isKeyAllowed('approver', 'sendBack')).toBe(true)
})

test('everybody is told how to move, to go back and to find this sheet', () => {
  for (const role of ROLES)
    expect(namesOf(role)).toEqual(expect.arrayContaining(['next', 'open', 'escape', 'go', 'sheet']))
})
