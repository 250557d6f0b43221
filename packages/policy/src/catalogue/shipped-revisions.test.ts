import { expect, test } from 'vitest'
import type { CatalogueEntry } from './catalogue-entry.ts'
import { entriesInForce, newestVersionNumber } from './entries-in-force.ts'
import { mergeCatalogue } from './shipped-revisions.ts'

const reason = (version: number, effectiveFrom: string, label = 'shipped'): CatalogueEntry => ({
  kind: 'reason',
  id: 'spam',
  version,
  effectiveFrom,
  data: { label: { ja: label, en: label }, category: 'other', active: true },
})
const SHIPPED = [reason(1, '2019-11-01'), reason(2, '2026-12-01')]

const inForce = (own: readonly CatalogueEntry[], day: string) =>
  entriesInForce(mergeCatalogue(SHIPPED, own), day).map(({ version, data }) => [
    version,
    'label' in data && data.label.ja,
  ])

test('a desk that never edited an entry has the shipped version of the day', () => {
  expect(inForce([], '2026-11-30')).toEqual([[1, 'shipped']])
  expect(inForce([], '2026-12-01')).toEqual([[2, 'shipped']])
})

test('a desk that edited an entry before keeps its own words', () => {
  const own = [reason(2, '2025-04-01', 'own'), reason(3, '2026-01-01', 'own again')]
  expect(inForce(own, '2025-12-31')).toEqual([[2, 'own']])
  expect(inForce(own, '2027-01-01')).toEqual([[3, 'own again']])
})

test('one that edits it before the new version begins keeps its own words, too', () => {
  expect(inForce([reason(3, '2026-11-25', 'own')], '2027-01-01')).toEqual([[3, 'own']])
})

test('one that edits it afterwards has all three, each in its time', () => {
  const own = [reason(3, '2027-03-01', 'own')]
  expect(inForce(own, '2026-12-31')).toEqual([[2, 'shipped']])
  expect(inForce(own, '2027-03-01')).toEqual([[3, 'own']])
  const sameDay = [reason(3, '2026-12-01', 'own')]
  expect(inForce(sameDay, '2026-12-01')).toEqual([[3, 'own']])
  expect(newestVersionNumber(mergeCatalogue(SHIPPED, []), { kind: 'reason', id: 'spam' })).toBe(2)
})
