import { expect, test } from 'vitest'
import { SHIPPED_STANDARDS } from './shipped-standards.ts'
import { standardSetDifferences } from './standard-set-differences.ts'
import { withComparison, withWindow } from './standard-set-edits.ts'
import { standardSetFlaws } from './standard-set-flaws.ts'

const rated = { standard: 'certified_client', criterion: 'rating' }

test('standards that say the same have no differences', () => {
  expect(standardSetDifferences(SHIPPED_STANDARDS, JSON.parse(JSON.stringify(SHIPPED_STANDARDS)))).toEqual([])
})

test('a threshold, a window and a setting that were edited are named with what they were and are', () => {
  const stricter = withComparison(SHIPPED_STANDARDS, rated, { op: 'at_least', metric: 'client_rating', threshold: 470 })
  const edited = { ...withWindow(stricter, rated, 12), graceDays: 14 }
  expect(standardSetDifferences(SHIPPED_STANDARDS, edited)).toMatchObject([
    { kind: 'comparison', standard: 'certified_client', was: [{ threshold: 480 }], now: [{ threshold: 470 }] },
    { kind: 'window', standard: 'certified_client', criterion: { id: 'rating' }, was: 6, now: 12 },
    { kind: 'window', standard: 'certified_client', criterion: { id: 'replies' }, was: 6, now: 12 },
    { kind: 'window', standard: 'certified_client', criterion: { id: 'cancels' }, was: 6, now: 12 },
    { kind: 'setting', setting: 'graceDays', was: 0, now: 14 },
  ])
})

test('a window is edited for the whole line, so that its text still says it', () => {
  expect(standardSetFlaws(withWindow(SHIPPED_STANDARDS, rated, 12))).toEqual([])
})

test('an edit leaves every other criterion and standard as it was', () => {
  const edited = withComparison(SHIPPED_STANDARDS, rated, { op: 'at_least', metric: 'client_rating', threshold: 470 })
  expect(withComparison(edited, rated, { op: 'at_least', metric: 'client_rating', threshold: 480 })).toEqual(
    SHIPPED_STANDARDS,
  )
})

test('a standard, a criterion and a text that are gone or new are named', () => {
  const [first, ...others] = SHIPPED_STANDARDS.standards
  if (!first) throw new Error('no standards are shipped')
  const without = { ...SHIPPED_STANDARDS, standards: others }
  expect(standardSetDifferences(SHIPPED_STANDARDS, without)).toEqual([
    { kind: 'standard', standard: first.id, added: false },
  ])
  const shorter = { ...first, lines: first.lines.slice(0, -1) }
  expect(
    standardSetDifferences(SHIPPED_STANDARDS, { ...SHIPPED_STANDARDS, standards: [shorter, ...others] }),
  ).toMatchObject([
    { kind: 'criterion', criterion: { id: 'background' }, added: false },
    { kind: 'text', was: first.lines.at(-1)?.text, now: null },
  ])
})
