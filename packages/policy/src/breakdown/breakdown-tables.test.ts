import { expect, test } from 'vitest'
import type { Category } from '../catalogue/violation-categories.ts'
import type { TargetType } from '../intake/intake-arrivals.ts'
import {
  categoryRows,
  compareFigure,
  isSmallSample,
  keyRows,
  shareOf,
  statedShare,
  totalRow,
} from './breakdown-comparison.ts'
import {
  type CountedDecision,
  type Figure,
  figuresOfConfirmation,
  figuresOfDecision,
  figuresOfOverturn,
} from './breakdown-count-rules.ts'
import { buildBreakdownTable, type TableOptions } from './breakdown-tables.ts'
import { sourceOf } from './case-source-rules.ts'
import { findGuidelineMarks } from './guideline-marks.ts'
import { addMonths, daysIn, monthOf, monthsEndingWith, runningDayOf } from './japan-month.ts'
import { addPeriods, comparedSpanOf, yearBefore } from './period.ts'
import type { PeriodFigure, PeriodSlot } from './period-figures.ts'
import { backlogAt, type MonthFlow } from './trend-tables.ts'
import { medianWait, waitStepMinutes, waitStepOf } from './wait-histogram.ts'

const DECISION: CountedDecision = {
  decidedAt: '2026-11-24T01:14:30.000Z',
  month: '2026-11',
  categories: ['mlm', 'direct_deal'],
  published: 'other',
  measures: ['hide', 'warn'],
  openedAt: '2026-11-24T01:00:00.000Z',
  queue: 'flagged',
  source: 'rule',
  reporters: 0,
  format: 'project',
  jobCategory: 'アンケート',
}
const shown = (figures: readonly Figure[]) => figures.map(({ dimension, key }) => `${dimension}: ${key}`)

test('a month begins and ends at midnight in Japan, wherever whoever decides is', () => {
  expect(monthOf('2026-11-30T14:59:59.999Z')).toBe('2026-11')
  expect(monthOf('2026-11-30T15:00:00.000Z')).toBe('2026-12')
  expect(monthOf('2028-02-29T14:59:59.999Z')).toBe('2028-02')
  expect(monthOf('2028-02-29T15:00:00.000Z')).toBe('2028-03')
  expect([daysIn('2028-02'), daysIn('2026-02'), daysIn('2026-12')]).toEqual([29, 28, 31])
  expect([addMonths('2026-01', -1), addMonths('2026-12', 1), addMonths('2026-03', -12)]).toEqual([
    '2025-12',
    '2027-01',
    '2025-03',
  ])
  expect(monthsEndingWith('2026-02', 3)).toEqual(['2025-12', '2026-01', '2026-02'])
  expect(runningDayOf('2026-11', '2026-11-23T15:00:00.000Z')).toBe(24)
  expect([
    runningDayOf('2026-10', '2026-11-23T15:00:00.000Z'),
    runningDayOf('2026-12', '2026-11-23T15:00:00.000Z'),
  ]).toEqual([null, null])
})

test('a decision is counted under one category, and named under each it found', () => {
  expect(shown(figuresOfConfirmation(DECISION))).toEqual([
    'category: other',
    'day: 24 other',
    'source: rule',
    'named: mlm',
    'named: direct_deal',
    'measure: hide',
    'measure: warn',
    'format: project',
    'job_category: アンケート',
  ])
  expect(shown(figuresOfOverturn(DECISION))).toEqual(['overturned: other'])
})

test('what has no format and no category of its own is not counted by one, and what confirms nothing by none', () => {
  const message = { ...DECISION, format: null, jobCategory: null, measures: ['hide', 'show'] as const }
  expect(shown(figuresOfConfirmation(message)).filter((figure) => /format|job_category|show/.test(figure))).toEqual([])
  expect(figuresOfConfirmation({ ...DECISION, published: null })).toEqual([])
  expect(figuresOfOverturn({ published: null })).toEqual([])
})

test('every decision is counted by how long its case had waited and the month that came in, one on a report by that, too', () => {
  expect(shown(figuresOfDecision({ ...DECISION, published: null }))).toEqual(['flagged: 00014', 'decided: 2026-11'])
  const late = { ...DECISION, openedAt: '2026-10-31T14:59:59.999Z', queue: 'patrol' as const, reporters: 2 }
  expect(shown(figuresOfDecision(late))).toEqual([
    'patrol: 33120',
    'decided: 2026-10',
    'confirmed: other',
    'reported: violation',
  ])
})

test('no figure stands twice in what one decision is counted by', () => {
  const twice = { ...DECISION, categories: ['mlm', 'mlm'] as const, measures: ['warn', 'warn'] as const }
  const all = shown([...figuresOfDecision(twice), ...figuresOfConfirmation(twice)])
  expect(new Set(all).size).toBe(all.length)
})

test('a wait is kept to the minute in its first hour, and in longer steps after', () => {
  const after = (seconds: number) =>
    waitStepOf(
      '2026-11-24T01:00:00.000Z',
      new Date(Date.parse('2026-11-24T01:00:00.000Z') + seconds * 1000).toISOString(),
    )
  expect([0, 59.999, 60, 3_599].map(after)).toEqual(['00000', '00000', '00001', '00059'])
  expect([3_600, 4_199, 4_200, 14_400, 86_400, 604_800, 2_592_000, 9e6].map(after)).toEqual([
    '00060',
    '00060',
    '00070',
    '00240',
    '01440',
    '10080',
    '43200',
    '43200',
  ])
  expect(after(-5)).toBe('00000')
  expect([waitStepMinutes('00014'), waitStepMinutes('00070'), waitStepMinutes('43200')]).toEqual([
    { from: 14, to: 15 },
    { from: 70, to: 80 },
    { from: 43_200, to: null },
  ])
})

test('half of all waited no longer than the median; what was taken back does not count', () => {
  const of = (counts: Record<string, number>) => medianWait(new Map(Object.entries(counts)))
  expect(of({})).toBeNull()
  expect(of({ '00003': 0 })).toBeNull()
  expect(of({ '00022': 1, '00003': 1 })).toEqual({ from: 3, to: 4 })
  expect(of({ '00022': 2, '00003': 1 })).toEqual({ from: 22, to: 23 })
})

test('a case counts under one source: the detector before reports, a model as a model, patrol when nothing pointed at it', () => {
  expect(sourceOf({ rules: ['direct_deal.chat_contact', 'mlm.model'], reporters: 3 })).toBe('rule')
  expect(sourceOf({ rules: ['mlm.model', 'direct_deal.chat_contact'], reporters: 0 })).toBe('rule')
  expect(sourceOf({ rules: ['mlm.model'], reporters: 0 })).toBe('model')
  expect(sourceOf({ rules: [], reporters: 1 })).toBe('report')
  expect(sourceOf({ rules: [], reporters: 0 })).toBe('patrol')
})

const row = (slot: PeriodSlot, dimension: Figure['dimension'], key: string, n: number): PeriodFigure => ({
  slot,
  targetType: 'job' as TargetType,
  dimension,
  key,
  n,
})
const ROWS: readonly PeriodFigure[] = [
  row('own', 'category', 'mlm', 6),
  row('own', 'category', 'other', 4),
  row('own', 'named', 'mlm', 8),
  row('own', 'opened', 'rule', 30),
  row('own', 'opened', 'patrol', 70),
  row('own', 'flagged', '00003', 20),
  row('own', 'patrol', '00022', 65),
  row('own', 'decided', '2026-10', 5),
  row('own', 'decided', '2026-11', 80),
  row('own', 'reported', 'violation', 3),
  row('own', 'reported', 'passed', 5),
  row('own', 'filed', 'report', 9),
  row('own', 'confirmed', 'mlm', 12),
  row('own', 'overturned', 'mlm', 2),
  row('before', 'category', 'mlm', 9),
  row('before', 'day', '00 mlm', 4),
]

/** 24 November 2026 and later days, Japan time, and a day when everything before 2027 is over. */
const [THEN, OVER] = ['2026-11-24T03:00:00.000Z', '2027-01-01T03:00:00.000Z']

function optionsFor(period: string, now: string, later = 0): TableOptions {
  const compared = (other: string) => ({ period: other, span: comparedSpanOf(period, other, now), recorded: true })
  return { period, before: compared(addPeriods(period, -1)), yearBefore: compared(yearBefore(period)), later }
}

test('a running period is compared with the same days, one that is over with whole ones', () => {
  const running = buildBreakdownTable('job', ROWS, optionsFor('2026-11', THEN))
  expect(running.before).toMatchObject({
    period: '2026-10',
    days: 31,
    upTo: 24,
    until: '2026-10-24',
    total: 4,
    whole: { total: 9 },
  })
  const over = buildBreakdownTable('job', ROWS, optionsFor('2026-11', OVER))
  expect(over.before).toMatchObject({ upTo: 31, until: '2026-10-31', total: 9 })
  // the 30th of a month is all of a shorter one before
  const march = optionsFor('2026-03', '2026-03-30T03:00:00.000Z')
  expect(buildBreakdownTable('job', ROWS, march).before).toMatchObject({ days: 28, upTo: 28, total: 9 })
  const quarter = buildBreakdownTable('job', ROWS, optionsFor('2026-Q4', THEN))
  expect(quarter.before).toMatchObject({ period: '2026-Q3', days: 92, upTo: 55, until: '2026-08-24', total: 4 })
  expect(quarter.yearBefore).toMatchObject({ period: '2025-Q4', until: '2025-11-24', total: 0 })
})

test('what was opened in a quarter is decided whenever in it, or later, or open', () => {
  const { checked } = buildBreakdownTable('job', ROWS, optionsFor('2026-Q4', OVER, 7))
  expect(checked).toEqual({ opened: 100, decided: 5 + 80 + 7, open: 8 })
})

test('what was opened is decided or open; the same cases whenever they were decided', () => {
  const { checked, wait, reports, decisions } = buildBreakdownTable('job', ROWS, optionsFor('2026-11', THEN, 7))
  expect(checked).toEqual({ opened: 100, decided: 87, open: 13 })
  expect(wait).toEqual({
    all: { n: 85, median: { from: 22, to: 23 } },
    flagged: { n: 20, median: { from: 3, to: 4 } },
    patrol: { n: 65, median: { from: 22, to: 23 } },
  })
  expect(reports).toEqual({ filed: 9, cases: 8, confirmed: 3 })
  expect(decisions).toEqual({ confirmed: 12, overturned: 2 })
})

test('categories stand in order of their counts with change and per day; of fewer than 20 there is no share, from fewer than 20 no percentage', () => {
  const month = { days: 30, runningDay: 24 }
  const table = buildBreakdownTable('job', ROWS, optionsFor('2026-11', THEN))
  const rows = categoryRows(table, month)
  expect(rows.map(({ category }) => category).slice(0, 3)).toEqual<Category[]>(['mlm', 'other', 'stealth_marketing'])
  expect(rows[0]).toEqual({
    category: 'mlm',
    n: 6,
    share: null,
    named: 8,
    perDay: 0.25,
    before: { was: 4, difference: 2, ratio: null },
    yearBefore: { was: 0, difference: 6, ratio: null },
  })
  expect(totalRow(table, month)).toMatchObject({ n: 10, perDay: 10 / 24, before: { difference: 6 } })
  expect([compareFigure(19, 38).ratio, compareFigure(20, 38).ratio]).toEqual([null, 0.9])
  expect([shareOf(1, 0), shareOf(1, 19), statedShare(1, 19), statedShare(1, 20)]).toEqual([null, 1 / 19, null, 0.05])
  const twice = ROWS.map((each) => (each.dimension === 'category' ? { ...each, n: each.n * 2 } : each))
  const larger = buildBreakdownTable('job', twice, optionsFor('2026-11', THEN))
  expect(categoryRows(larger, month)[0]).toMatchObject({ n: 12, share: 0.6 })
  expect(keyRows({ b: 1, a: 1, c: 3, none: 0 }, 5).map(({ key }) => key)).toEqual(['c', 'a', 'b'])
})

test('19 are few, 20 are not', () => {
  expect([19, 20, 21].map(isSmallSample)).toEqual([true, false, false])
})

test('what was undecided when a month ended is known by the month it came in', () => {
  const flow = (month: string, opened: number, decided: Record<string, number>): MonthFlow => ({
    month,
    opened,
    decided: new Map(Object.entries(decided)),
  })
  const flows = [
    flow('2026-08', 10, { '2026-08': 6 }),
    flow('2026-09', 10, { '2026-08': 3, '2026-09': 6 }),
    flow('2026-11', 5, { '2026-08': 1, '2026-09': 4 }),
  ]
  expect(backlogAt(flows, '2026-09')).toEqual({ n: 5, thisMonth: 4, lastMonth: 1, earlier: 0, oldest: '2026-08' })
  expect(backlogAt(flows, '2026-10')).toEqual({ n: 5, thisMonth: 0, lastMonth: 4, earlier: 1, oldest: '2026-08' })
  expect(backlogAt(flows, '2026-11')).toEqual({ n: 5, thisMonth: 5, lastMonth: 0, earlier: 0, oldest: '2026-11' })
  expect(backlogAt([], '2026-11')).toEqual({ n: 0, thisMonth: 0, lastMonth: 0, earlier: 0, oldest: null })
})

test('changes of categories and clauses are marked on their day, the later of two on one day, with what they are about; not before they are in force', () => {
  const label = { ja: 'マルチ商法', en: 'Multi-level marketing' }
  const entry = (kind: 'category' | 'clause' | 'reason', version: number, effectiveFrom: string) =>
    ({ kind, id: 'mlm', version, effectiveFrom, data: { label, categories: ['mlm', 'other'] } }) as never
  const entries = [
    entry('category', 1, '2019-11-01'),
    entry('category', 3, '2026-04-01'),
    entry('category', 2, '2026-04-01'),
    entry('clause', 2, '2026-02-28'),
    entry('reason', 2, '2026-03-01'),
    entry('clause', 3, '2026-05-01'),
  ]
  const span = { from: '2025-04', until: '2026-04' }
  expect(findGuidelineMarks(entries, { ...span, today: '2026-04-01' })).toEqual([
    { kind: 'clause', id: 'mlm', version: 2, effectiveFrom: '2026-02-28', label, categories: ['mlm', 'other'] },
    { kind: 'category', id: 'mlm', version: 3, effectiveFrom: '2026-04-01', label, categories: ['mlm'] },
  ])
  // the last day before it is in force
  expect(findGuidelineMarks(entries, { ...span, today: '2026-03-31' }).map(({ kind }) => kind)).toEqual(['clause'])
})
