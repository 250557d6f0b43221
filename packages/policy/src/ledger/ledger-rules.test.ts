import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MEASURES, type Measure } from '../decisions/measure-rules.ts'
import { plusSeconds } from '../instant.ts'
import { computeStanding } from '../members/standing-rules.ts'
import { type LedgerEntry, ledgerEntriesInForce, visibilityAfter } from './ledger-rules.ts'
import { DEFAULT_MEASURE_SETTINGS, setMeasureSettings } from './measure-settings-rules.ts'

const AT = '2026-11-24T01:00:00.000Z'
const TARGET = { type: 'job', id: 'J-1' } as const

const line = (n: number, measure: Measure, reverses: string | null = null, at = AT): LedgerEntry => {
  return { id: String(n).padStart(4, '0'), decisionId: 'd', measure, target: TARGET, at, reverses }
}

/** A ledger in which now and then an earlier line is taken back, at most once. */
const ledgers = fc
  .array(fc.record({ measure: fc.constantFrom(...MEASURES.slice(0, -1)), back: fc.option(fc.nat(20), { freq: 3 }) }))
  .map((steps) => {
    const entries: LedgerEntry[] = []
    for (const { measure, back } of steps) {
      const open = ledgerEntriesInForce(entries)
      const taken = back === null ? undefined : open[back % Math.max(1, open.length)]
      entries.push(taken ? line(entries.length, 'reverse', taken.id) : line(entries.length, measure))
    }
    return entries
  })

test('plus lines less minus lines are the standing, whatever happened', () => {
  fc.assert(
    fc.property(ledgers, (entries) => {
      const sum = (measure: Measure) =>
        entries.filter((entry) => entry.measure === measure).length -
        entries.filter(({ reverses }) => entries.some(({ id, measure: m }) => id === reverses && m === measure)).length
      const standing = computeStanding(entries, AT, null)
      expect(standing.advice).toBe(sum('advice'))
      expect(standing.warnings).toBe(sum('warn'))
      expect(standing.hidden).toBe(sum('hide'))
      expect(standing.withdrawn).toBe(sum('withdraw') > 0)
    }),
  )
})

test('a warning counts for its days, to the end of the last, and is then told apart', () => {
  const entries = [line(1, 'warn'), line(2, 'advice')]
  const after = (seconds: number) => computeStanding(entries, plusSeconds(AT, seconds), 30)
  const days = 30 * 24 * 60 * 60
  expect(after(days - 1)).toMatchObject({ warnings: 1, expired: 0, advice: 1 })
  expect(after(days)).toMatchObject({ warnings: 0, expired: 1, advice: 1 })
  expect(computeStanding(entries, plusSeconds(AT, days * 100), null)).toMatchObject({ warnings: 1, expired: 0 })
})

test('what is hidden can be seen once the hide is taken back, unless it was hidden again since', () => {
  const hides = [line(1, 'hide'), line(2, 'show'), line(3, 'hide')]
  expect(visibilityAfter(hides)).toBe(false)
  expect(visibilityAfter([...hides, line(4, 'reverse', '0001')])).toBe(false)
  expect(visibilityAfter([...hides, line(4, 'reverse', '0003')])).toBe(true)
})

test.each([
  [{ holdMinutes: 4 }, false],
  [{ holdMinutes: 5 }, true],
  [{ holdMinutes: 30.5 }, false],
  [{ withdrawalsAnHour: 0 }, false],
  [{ warningDays: 29 }, false],
  [{ warningDays: 365 }, true],
  [{ restricting: true }, true],
])('of what a desk sets about its measures, %o is taken: %s', (change, taken) => {
  const admin = { id: 'a', alias: '', role: 'admin' } as const
  expect(setMeasureSettings({ ...DEFAULT_MEASURE_SETTINGS, ...change }, admin).ok).toBe(taken)
  expect(setMeasureSettings({ ...DEFAULT_MEASURE_SETTINGS, ...change }, { ...admin, role: 'lead' })).toMatchObject({
    refusal: 'not_permitted',
  })
})

test.each([
  ['warningDays', 30, 3_650],
  ['holdMinutes', 5, 1_440],
  ['withdrawalsAnHour', 1, 1_000],
  // nobody may object for longer than what a decision rests on is kept
  ['appealDays', 7, 60],
])('%s is set between %i and %i, and to a whole number', (name, least, most) => {
  const admin = { id: 'kanri', alias: 'kanri', role: 'admin' } as const
  const takes = (value: number) => setMeasureSettings({ ...DEFAULT_MEASURE_SETTINGS, [name]: value }, admin).ok
  expect([least, most].map(takes)).toEqual([true, true])
  expect([least - 1, most + 1, least + 0.5].map(takes)).toEqual([false, false, false])
})
