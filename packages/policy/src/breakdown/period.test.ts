import { expect, test } from 'vitest'
import {
  addPeriods,
  canCompare,
  comparedSpanOf,
  daysInPeriod,
  hasPeriodBegun,
  isPeriod,
  kindOfPeriod,
  lastBegunMonthOf,
  lastMonthOf,
  monthsOfPeriod,
  periodWith,
  runningSpanOf,
  yearBefore,
} from './period.ts'

test('a month, a quarter and a year have names, and nothing else has', () => {
  expect(['2026-11', '2026-Q4', '2026'].map(kindOfPeriod)).toEqual(['month', 'quarter', 'year'])
  expect(['2026-11', '2026-Q4', '2026'].every(isPeriod)).toBe(true)
  expect(['2026-13', '2026-Q5', '2026-Q0', '1999', '2026-1', '2026-', '', 2026].filter(isPeriod)).toEqual([])
})

test('months, quarters and years are made of the same months', () => {
  expect(monthsOfPeriod('2026-11')).toEqual(['2026-11'])
  expect(monthsOfPeriod('2026-Q4')).toEqual(['2026-10', '2026-11', '2026-12'])
  const quarters = [1, 2, 3, 4].flatMap((n) => monthsOfPeriod(`2028-Q${n}`))
  expect(monthsOfPeriod('2028')).toEqual(quarters)
  expect([daysInPeriod('2028'), daysInPeriod('2028-Q1'), daysInPeriod('2027-Q1')]).toEqual([366, 91, 90])
  expect(['2026-02', '2026-Q1', '2026'].map(lastMonthOf)).toEqual(['2026-02', '2026-03', '2026-12'])
  expect(['month', 'quarter', 'year'].map((kind) => periodWith('2026-10', kind as 'month'))).toEqual([
    '2026-10',
    '2026-Q4',
    '2026',
  ])
})

test('every period has one before it, and itself a year before', () => {
  expect(['2026-01', '2026-Q1', '2026'].map((period) => addPeriods(period, -1))).toEqual(['2025-12', '2025-Q4', '2025'])
  expect(['2026-01', '2026-Q1', '2026'].map(yearBefore)).toEqual(['2025-01', '2025-Q1', '2025'])
})

test('a period is compared with an earlier one of its kind', () => {
  expect([canCompare('2026-Q4', '2025-Q4'), canCompare('2026-01', '2025-12'), canCompare('2026', '2020')]).toEqual([
    true,
    true,
    true,
  ])
  expect(canCompare('2026-Q4', '2026-Q4') || canCompare('2026-Q3', '2026-Q4') || canCompare('2026-Q4', '2026-01')).toBe(
    false,
  )
})

test('while a period runs it is compared up to the same day of the same month of the other', () => {
  // 24 November in Japan
  const now = '2026-11-23T15:00:00.000Z'
  expect(runningSpanOf('2026-Q4', now)).toEqual({ until: '2026-11-24', days: 55 })
  expect(comparedSpanOf('2026-Q4', '2026-Q3', now)).toEqual({ until: '2026-08-24', days: 55 })
  expect(comparedSpanOf('2026', '2025', now)).toEqual({ until: '2025-11-24', days: 328 })
  expect([runningSpanOf('2026-Q3', now), runningSpanOf('2027', now)]).toEqual([null, null])
  expect(comparedSpanOf('2026-Q3', '2026-Q2', now)).toEqual({ until: '2026-06-30', days: 91 })
  expect(['2026-Q4', '2026-Q3', '2026', '2027'].map((period) => lastBegunMonthOf(period, now))).toEqual([
    '2026-11',
    '2026-09',
    '2026-11',
    '2027-01',
  ])
  expect([hasPeriodBegun('2026-Q4', now), hasPeriodBegun('2027-Q1', now)]).toEqual([true, false])
})

test('where the other month is shorter, it is counted to its end', () => {
  const leapDay = '2028-02-29T03:00:00.000Z'
  expect(comparedSpanOf('2028-Q1', '2027-Q1', leapDay)).toEqual({ until: '2027-02-28', days: 59 })
  expect(comparedSpanOf('2026-03', '2026-02', '2026-03-31T03:00:00.000Z')).toEqual({ until: '2026-02-28', days: 28 })
})
