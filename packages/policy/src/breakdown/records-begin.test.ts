import { expect, test } from 'vitest'
import { categoryRows, totalRow } from './breakdown-comparison.ts'
import type { BreakdownTable } from './breakdown-model.ts'
import { buildPeriodSheet } from './breakdown-sheet-lines.ts'
import { buildBreakdownTable } from './breakdown-tables.ts'
import { isOnRecord } from './period.ts'
import type { PeriodFigure, PeriodSlot } from './period-figures.ts'

test('a period is on record when the desk began on its first day or before', () => {
  expect(['2025-09', '2025-10'].map((month) => isOnRecord(month, '2025-09-25'))).toEqual([false, true])
  expect([isOnRecord('2025-10', '2025-10-01'), isOnRecord('2025-10', '2025-10-02')]).toEqual([true, false])
  expect(['2025-Q3', '2025-Q4', '2025', '2026'].map((each) => isOnRecord(each, '2025-09-25'))).toEqual([
    false,
    true,
    false,
    true,
  ])
  expect(isOnRecord('2026-11', null), 'of a desk without a case').toBe(false)
})

const month = { period: '2026-10', days: 31, runningDay: null, asOf: null, recordsFrom: '2026-09-02', earlier: [] }

/** October 2026 with 30 jobs, where some of September is on record, and one job counted in it. */
function october(): BreakdownTable {
  const row = (slot: PeriodSlot, key: string, n: number): PeriodFigure[] =>
    (['category', 'measure'] as const).map((dimension) => ({ slot, targetType: 'job', dimension, key, n }))
  const compared = (period: string) => ({ period, span: { until: `${period}-31`, days: 31 }, recorded: false })
  return buildBreakdownTable('job', [...row('own', 'mlm', 30), ...row('before', 'other', 1)], {
    period: '2026-10',
    before: compared('2026-09'),
    yearBefore: compared('2025-10'),
    later: 0,
  })
}

test('of a figure there is no change from a month that is not on record as a whole', () => {
  const [first] = categoryRows(october(), month)
  expect(first).toMatchObject({ category: 'mlm', n: 30, before: null, yearBefore: null })
  expect(totalRow(october(), month)).toMatchObject({ n: 30, before: null, yearBefore: null })
})

test('a sheet says of such a month that it is not on record, and has no number of it', () => {
  const scope = { filters: {}, revisionOf: () => '', madeAt: '' }
  const [head = [], ...lines] = buildPeriodSheet({ ...month, tables: [october()] }, ['2026-10'], scope)
  const of = (line: (typeof lines)[number]) => (name: string) => line[head.indexOf(name)]
  for (const line of lines) {
    const cell = of(line)
    expect([cell('compared_recorded'), cell('year_before_recorded')]).toEqual(['no', 'no'])
    expect([cell('compared_count'), cell('difference'), cell('year_before_count')]).toEqual(['', '', ''])
  }
  // what was counted in that part alone has no line
  expect(lines.map((line) => of(line)('dimension')).filter((name) => name === 'measure')).toEqual(['measure'])
})
