import { expect, test } from 'vitest'
import { judgeMember } from './judge-member.ts'
import { SHIPPED_STANDARDS } from './shipped-standards.ts'

const NOW = '2026-11-30T03:00:00.000Z'
const SINCE = '2026-01-01T00:00:00.000Z'

test('a required standard counts in its days of grace, too', () => {
  const set = { ...SHIPPED_STANDARDS, graceDays: 10 }
  const member = { roles: ['freelancer'], category: null, metrics: {} } as const
  const holdings = { regular_freelancer: { state: 'held', since: SINCE } } as const
  const [regular, certified] = judgeMember(set, member, holdings, { at: NOW, shares: {} })
  expect(regular).toMatchObject({ change: 'grace_began' })
  expect(certified?.criteria[0]).toMatchObject({ id: 'required_standard', outcome: 'met' })
})

test('a standard that is no longer in the set, or of a role that somebody no longer has, is lost', () => {
  const holdings = { old: { state: 'held', since: SINCE }, verified_client: { state: 'held', since: SINCE } } as const
  const judged = judgeMember(SHIPPED_STANDARDS, { roles: ['freelancer'], category: null, metrics: {} }, holdings, {
    at: NOW,
    shares: {},
  })
  expect(judged.filter(({ change }) => change === 'lost').map(({ standard }) => standard)).toEqual([
    'old',
    'verified_client',
  ])
})
