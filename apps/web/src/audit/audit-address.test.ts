import { expect, test } from 'vitest'
import { auditFiltersFrom, changeAuditAddress, hasAuditFilters, parseAuditAddress } from './audit-address.ts'

test('an address is read without what it cannot mean', () => {
  const strange = { group: 'everything', action: 'case.cloned', from: '2026-13-01T00:00', entry: 'x', subject: '' }
  expect(parseAuditAddress(strange)).toEqual({})
  expect(parseAuditAddress({ group: 'sign_in', subject: 204815, entry: 7 })).toEqual({
    group: 'sign_in',
    subject: '204815',
    entry: 7,
  })
  expect(parseAuditAddress({ group: 'sign_in', action: 'case.decided' })).toEqual({ action: 'case.decided' })
})

test('how claims are shown is part of the address, and no filter', () => {
  const address = parseAuditAddress({ leases: 'each', actor: 'a' })
  expect(address).toEqual({ leases: 'each', actor: 'a' })
  expect(auditFiltersFrom(address)).toEqual({ actor: 'a' })
  expect(hasAuditFilters({ leases: 'each' })).toBe(false)
  expect(parseAuditAddress({ leases: 'none' })).toEqual({})
})

test('times are of Japan, and the minute a span ends with belongs to it', () => {
  const address = { actor: 'a', from: '2026-11-24T09:00', until: '2026-11-24T10:30', entry: 3 }
  expect(auditFiltersFrom(address)).toEqual({
    actor: 'a',
    from: '2026-11-24T00:00:00.000Z',
    until: '2026-11-24T01:31:00.000Z',
  })
})

test('a filter that is taken out leaves nothing behind', () => {
  expect(changeAuditAddress({ actor: 'a', group: 'cases' }, { group: undefined, entry: 4 })).toEqual({
    actor: 'a',
    entry: 4,
  })
})
