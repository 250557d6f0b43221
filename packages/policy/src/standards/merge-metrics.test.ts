import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Measurement, mergeMetrics } from './merge-metrics.ts'
import { REPORTED_METRICS } from './metric-definitions.ts'

const NOTHING = { metrics: {}, category: null }
const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}T00:00:00.000Z`
const measured = (change: Partial<Measurement> = {}): Measurement => ({
  metric: 'earnings',
  value: 1_000,
  measuredAt: day(10),
  windowMonths: null,
  ...change,
})

test('of a metric the one that was measured last counts, and the answer names what changed', () => {
  const first = mergeMetrics(NOTHING, { metrics: [measured(), measured({ metric: 'tasks_done', value: 3 })] })
  expect(first.changed).toEqual(['earnings', 'tasks_done'])
  const older = mergeMetrics(first, { metrics: [measured({ value: 9, measuredAt: day(9) })] })
  expect(older).toEqual({ ...first, changed: [] })
  const newer = mergeMetrics(first, { metrics: [measured({ value: 9, measuredAt: day(11) })] })
  expect(newer.changed).toEqual(['earnings'])
  expect(newer.metrics).toMatchObject({ earnings: { value: 9 }, tasks_done: { value: 3 } })
})

test('a correction of the same instant counts, and the same told again changes nothing', () => {
  const known = mergeMetrics(NOTHING, { metrics: [measured()] })
  expect(mergeMetrics(known, { metrics: [measured()] }).changed).toEqual([])
  expect(mergeMetrics(known, { metrics: [measured({ value: 7 })] }).metrics.earnings?.value).toBe(7)
  expect(mergeMetrics(known, { metrics: [measured({ windowMonths: 6 })] }).changed).toEqual(['earnings'])
})

test('a category stays where none is told, and one told by an older report does not count', () => {
  const known = mergeMetrics(NOTHING, { category: '翻訳', metrics: [measured()] })
  expect([known.category, known.changed]).toEqual(['翻訳', ['earnings', 'category']])
  const newer = [measured({ measuredAt: day(12) })]
  expect(mergeMetrics(known, { metrics: newer }).category).toBe('翻訳')
  expect(mergeMetrics(known, { category: '校正', metrics: [measured({ measuredAt: day(9) })] }).category).toBe('翻訳')
  expect(mergeMetrics(known, { category: '校正', metrics: newer })).toMatchObject({ category: '校正' })
})

test('reports measured at different instants may arrive in any order', () => {
  const report = fc
    .uniqueArray(fc.constantFrom(...REPORTED_METRICS.slice(0, 4)), { minLength: 1 })
    .chain((names) => fc.record({ names: fc.constant(names), value: fc.nat(50) }))
  fc.assert(
    fc.property(
      fc.array(report, { maxLength: 6 }),
      fc.infiniteStream(fc.double({ min: 0, max: 1 })),
      (reports, lots) => {
        const all = reports.map(({ names, value }, n) => ({
          metrics: names.map((metric) => measured({ metric, value, measuredAt: day(n + 1) })),
          category: `c${n}`,
        }))
        const merged = (list: typeof all) => {
          const { metrics, category } = list.reduce(mergeMetrics, NOTHING as Parameters<typeof mergeMetrics>[0])
          return { metrics, category }
        }
        const shuffled = all
          .map((each) => ({ each, lot: lots.next().value as number }))
          .sort((a, b) => a.lot - b.lot)
          .map(({ each }) => each)
        expect(merged(shuffled)).toEqual(merged(all))
      },
    ),
  )
})
