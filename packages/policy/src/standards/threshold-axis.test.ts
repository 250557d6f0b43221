import { expect, test } from 'vitest'
import type { Comparison } from './standard-definition.ts'
import { membersMeeting, thresholdAt, thresholdPosition, thresholdSteps } from './threshold-axis.ts'
import { barsOf, type Histogram, histogramScale, placeOf } from './value-histogram.ts'

const rating: Comparison = { op: 'at_least', metric: 'client_rating', threshold: 480 }
const late: Comparison = { op: 'at_most', metric: 'late_payments', threshold: 0 }
const login: Comparison = { op: 'within_months', metric: 'last_login', threshold: 1 }
const earnings: Comparison = { op: 'top_share', metric: 'earnings', threshold: 2_000, per: 'category' }

/** The histogram of a comparison with so many members in these bars. */
function histogramOf(comparison: Comparison, members: Readonly<Record<number, number>>): Histogram {
  const scale = histogramScale(comparison, null)
  return { scale, counts: Array.from({ length: barsOf(scale) }, (_, bar) => members[bar] ?? 0) }
}

test('whoever is at the threshold or beyond it meets it, and nobody before it', () => {
  // a bar of less than 4.00, and bars of 0.05 from there on: 4.75 is in the bar before the threshold of 4.80
  const ratings = histogramOf(rating, { 16: 7, 17: 5, 21: 2 })
  expect(membersMeeting(rating, ratings)).toBe(7)
  expect(membersMeeting({ ...rating, threshold: 475 }, ratings)).toBe(14)
  expect(membersMeeting({ ...rating, threshold: 485 }, ratings)).toBe(2)
})

test('whoever has at most none meets it, and whoever has one does not', () => {
  const payments = histogramOf(late, { 0: 9, 1: 4, 2: 1 })
  expect(membersMeeting(late, payments)).toBe(9)
  expect(membersMeeting({ ...late, threshold: 1 }, payments)).toBe(13)
})

test('months are met by whoever signed in within them', () => {
  // bars of three days
  const days = histogramOf(login, { 0: 3, 9: 4, 10: 5, 19: 1, 20: 6 })
  expect(membersMeeting(login, days)).toBe(7)
  expect(membersMeeting({ ...login, threshold: 2 }, days)).toBe(13)
})

test('a share is met by that share of the members, and its line is where they begin', () => {
  const yen = histogramOf(earnings, { 0: 80, 10: 20 })
  expect(membersMeeting(earnings, yen)).toBe(20)
  expect(thresholdPosition(earnings, yen)).toBeCloseTo(10 / 21)
  expect(thresholdAt(earnings, yen, 10.5 / 21)).toBe(1_000)
})

test('a place on the axis and its threshold are the same in both directions, within a step', () => {
  for (const comparison of [rating, late, login]) {
    const histogram = histogramOf(comparison, {})
    const { step, least, most } = thresholdSteps(comparison, histogram.scale)
    for (let threshold = least; threshold <= most; threshold += step)
      expect(thresholdAt(comparison, histogram, thresholdPosition({ ...comparison, threshold }, histogram))).toBe(
        threshold,
      )
  }
})

test('a threshold is never moved past what its metric can be', () => {
  const { least, most } = thresholdSteps(rating, histogramScale(rating, null))
  expect([least, most]).toEqual([400, 500])
  expect(thresholdSteps(late, histogramScale(late, null)).least).toBe(0)
  expect(thresholdSteps(login, histogramScale(login, null)).least).toBe(1)
})

test('a bar holds what its label says: what is less than the first value has a bar of its own', () => {
  const scale = histogramScale(rating, null)
  const at = '2026-11-24T00:00:00.000Z'
  expect([303, 399, 400, 404, 405, 500].map((value) => placeOf(scale, value, at))).toEqual([0, 0, 1, 1, 2, 21])
  expect(barsOf(scale)).toBe(22)
})

test('the threshold stands at the edge of its bar, also beside a bar of what is less', () => {
  const ratings = histogramOf(rating, { 0: 46, 1: 5 })
  const four = { ...rating, threshold: 400 }
  expect(membersMeeting(four, ratings)).toBe(5)
  expect(thresholdPosition(four, ratings)).toBeCloseTo(1 / 22)
  expect(thresholdAt(rating, ratings, 1 / 22)).toBe(400)
})

test('figures that an earlier program counted have what is less in the first bar, and are drawn as they were', () => {
  const { below: _, ...scale } = histogramScale(rating, null)
  const ratings: Histogram = { scale, counts: Array.from({ length: 21 }, (__, bar) => (bar === 16 ? 5 : 0)) }
  expect(membersMeeting(rating, ratings)).toBe(5)
})
