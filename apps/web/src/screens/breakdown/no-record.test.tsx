// @vitest-environment jsdom

import type { BreakdownPeriod } from '@mimamori/policy/breakdown/breakdown-model'
import { buildBreakdownTable } from '@mimamori/policy/breakdown/breakdown-tables'
import type { CountedRow } from '@mimamori/policy/breakdown/trend-rows'
import { expect, test } from 'vitest'
import { MonthBars } from '../../breakdown/month-bars.tsx'
import { MonthsTable } from '../../breakdown/months-table.tsx'
import { OtherTargets } from '../../breakdown/other-targets.tsx'
import { RecordsNote } from '../../breakdown/records-note.tsx'
import { RunningNote } from '../../breakdown/running-note.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { memoryRouter } from '../memory-router.test-support.tsx'
import { ComparisonTable } from './comparison-table.tsx'

/** October 2026 with 30 jobs and a member, of a desk that began in the middle of September. */
function october(asOf: string | null = null): BreakdownPeriod {
  const compared = (period: string) => ({ period, span: { until: `${period}-30`, days: 30 }, recorded: false })
  const tables = (['job', 'member'] as const).map((targetType) =>
    buildBreakdownTable(
      targetType,
      [{ slot: 'own', targetType, dimension: 'category', key: 'mlm', n: targetType === 'job' ? 30 : 1 }],
      { period: '2026-10', before: compared('2026-09'), yearBefore: compared('2025-10'), later: 0 },
    ),
  )
  const runningDay = asOf === null ? null : Number(asOf.slice(8))
  return { period: '2026-10', days: 31, runningDay, asOf, recordsFrom: '2026-09-15', tables, earlier: [] }
}

test('figures of months that are not on record are said to be none, with no change and no percentage', async () => {
  const { within } = memoryRouter('/breakdown', ['/breakdown'])
  const { page, show } = await render(within(<ComparisonTable of={october()} targetType="job" />))
  expect(page.textContent).toContain(
    '2026年9月と2025年10月は、記録がそろっていないため比べていません（記録は2026年9月15日から）。',
  )
  const cells = [...page.querySelectorAll('tbody tr:first-child > *')].map((cell) => cell.textContent)
  expect(cells.slice(0, 7)).toEqual(['マルチ商法', '30', '100.0%', '記録なし', '–', '–', '記録なし'])
  await show(within(<OtherTargets of={october()} link={() => null} />))
  expect(page.textContent).toContain('記録なし')
  expect(page.textContent).not.toMatch(/[+±]/)
})

test('a running month and a trend say from when on there are records', async () => {
  const of = october('2026-10-05')
  const before = of.tables[0]?.before ?? expect.unreachable()
  const { page, show } = await render(<RunningNote of={of} before={before} />, { language: 'en' })
  expect(page.textContent).toContain('Not compared with September 2026: records begin on 15 Sep 2026.')
  const trend = (first: string) => ({ months: [{ month: first }], recordsFrom: '2026-09-15' })
  await show(<RecordsNote trend={trend('2026-09')} />)
  expect(page.textContent).toBe('Records begin on 15 Sep 2026. Months before that have no record.')
  await show(<RecordsNote trend={trend('2026-10')} />)
  expect(page.textContent).toBe('')
})

test('a month that was over before the desk began has no record in a table and no point in a chart, and the first one has', async () => {
  const table = { targetType: 'job', total: 0, category: {}, decided: 0 } as unknown as CountedRow
  const rows = ['2026-08', '2026-09', '2026-10'].map((month): CountedRow => ({ ...table, month, days: 30 }))
  const total = { key: 'total', colour: 'red', value: () => 0, label: ({ month }: CountedRow) => month }
  const { page, show } = await render(
    <MonthsTable label="x" rows={rows} recordsFrom="2026-09-15" columns={[['総数', ({ total: n }) => `${n}`]]} />,
  )
  expect([...page.querySelectorAll('tbody td')].map(({ textContent }) => textContent)).toEqual(['記録なし', '0', '0'])
  // jsdom measures no text
  Object.assign(SVGElement.prototype, { getComputedTextLength: () => 20 })
  const chart = { width: 600, height: 200, rows, series: [total], runningDay: null, formatTick: String } as const
  await show(<MonthBars {...chart} layout="line" recordsFrom="2026-09-15" captionsOf={() => ['n=0']} />)
  await until(() => page.querySelector('circle.fill') !== null)
  expect(page.querySelectorAll('circle.fill')).toHaveLength(2)
  expect(page.textContent).toMatch(/–.*n=0.*n=0/)
})
