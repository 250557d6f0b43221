import { CATEGORIES, SEVERITIES } from '@mimamori/policy/catalogue/violation-categories'
import { JOB_FORMATS } from '@mimamori/policy/intake/intake-arrivals'
import { QUEUE_SORTS, type QueueFilters } from '@mimamori/policy/queue/queue-view-rules'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasFilters, listSearchOf, narrowingOf, parseListSearch, queueQueryOf } from './queue-address.ts'

const positive = fc.integer({ min: 1, max: 1000 })
const anyFilters: fc.Arbitrary<QueueFilters> = fc.record(
  {
    categories: fc.subarray([...CATEGORIES], { minLength: 1 }),
    rule: fc.constantFrom('contact.line_id', 'direct_deal.bank', 'a.b_1'),
    minAge: positive,
    minReports: positive,
    minWarnings: positive,
    standard: fc.constantFrom('certified_client', 'regular_freelancer'),
    holder: fc.constantFrom('me', 'nobody', '0199a1c0-0000-7000-8000-000000000001'),
    format: fc.constantFrom(...JOB_FORMATS),
    severity: fc.constantFrom(...SEVERITIES),
    number: positive,
  },
  { requiredKeys: [] },
)

describe('the address of a list', () => {
  test('says every filter and the order, and is read back as the same list', () => {
    fc.assert(
      fc.property(anyFilters, fc.option(fc.constantFrom(...QUEUE_SORTS), { nil: undefined }), (filters, sort) => {
        const address = new URLSearchParams(
          Object.entries(listSearchOf({ filters, sort })).map(([k, v]) => [k, String(v)]),
        )
        expect(narrowingOf(Object.fromEntries(address))).toEqual({ filters, sort })
      }),
    )
  })

  test('leaves out what the desk would refuse, and keeps the rest', () => {
    const typed = {
      category: 'mlm,nonsense,mlm',
      rule: 'DROP TABLE',
      age: '-5',
      reports: 'many',
      warnings: 2.5,
      holder: 'sato',
      format: 'poem',
      severity: 'urgent',
      number: '412',
      sort: 'colour',
      other: 'x',
    }
    expect(parseListSearch(typed)).toEqual({ category: 'mlm', severity: 'urgent', number: 412 })
  })

  test.each([
    ['age', 366 * 24 * 60],
    ['reports', 1000],
    ['warnings', 1000],
  ])('names as %s what the desk takes: from 1 to %i', (name, most) => {
    const taken = [0, 1, most, most + 1].filter((value) => name in parseListSearch({ [name]: value }))
    expect(taken).toEqual([1, most])
  })

  test('is empty for the whole list in its own order', () => {
    expect(listSearchOf({})).toEqual({})
    expect(queueQueryOf(narrowingOf({}))).toEqual({})
    expect(hasFilters(narrowingOf({ sort: 'due' }))).toBe(false)
    expect(hasFilters(narrowingOf({ age: 60 }))).toBe(true)
  })
})
