import { verifyChain } from '@mimamori/storage/audit/audit-chain-verification'
import { newestCaseNumber } from '@mimamori/storage/cases/case-number-reads'
import { decisionsPastUndoWindow } from '@mimamori/storage/decisions/decision-reads'
import { outgoingCounts } from '@mimamori/storage/delivery/delivery-reads'
import { countsOpen } from '@mimamori/storage/queue/queue-count-reads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getBreakdownPeriod } from '../breakdown/get-breakdown-period.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { fillBench } from './bench-fill.ts'
import { createTimeline } from './event-timeline.ts'

const CASES = 500

let testApp: TestApp
beforeAll(async () => {
  testApp = await openTestApp()
  await fillBench(testApp.app, CASES)
})
afterAll(() => testApp.close())

test('a filled desk has as many cases as were asked for, three of ten open, and an unbroken log', async () => {
  expect(await newestCaseNumber(testApp.db)).toBe(CASES)
  const { flagged, patrol } = await countsOpen(testApp.db)
  expect(flagged + patrol).toBe(0.3 * CASES)
  expect(flagged).toBeGreaterThan(0)
  expect(await verifyChain(testApp.app.storage)).toMatchObject({ ok: true })
})

test('its past is counted in the months it happened in', async () => {
  const months = ['2025-10', '2025-12', '2026-02', '2026-04', '2026-06', '2026-08', '2026-10']
  const counts = await Promise.all(
    months.map((month) => getBreakdownPeriod(testApp.app, { period: month, targetType: 'job' })),
  )
  expect(counts.filter(({ tables }) => (tables[0]?.figures.total ?? 0) > 0).length).toBeGreaterThan(months.length / 2)
})

test('nothing is left to send or to settle: every event of the past was delivered', async () => {
  const { delivered, ...others } = await outgoingCounts(testApp.db)
  expect(delivered).toBeGreaterThan(0)
  expect(others).toEqual({})
  expect(await decisionsPastUndoWindow(testApp.db, '2030-01-01T00:00:00.000Z', 1)).toEqual([])
})

test('cases can lie closer together, all of them in the last days', async () => {
  const other = await openTestApp()
  await fillBench(other.app, 40, 30)
  const [first] = await other.rawSql('SELECT min(opened_at) AS at FROM cases')
  const days = (Date.parse(other.app.clock.now()) - Date.parse(String(first?.at))) / 86_400_000
  expect(days).toBeGreaterThan(20)
  expect(days).toBeLessThan(32)
  await other.close()
})

test('a desk that has a case already is not filled', async () => {
  await expect(fillBench(testApp.app, 10)).rejects.toThrow('not empty')
  expect(await newestCaseNumber(testApp.db)).toBe(CASES)
})

test('the past is written in the order of its instants, in whatever order it was told', async () => {
  const { schedule: happening, writeUntil } = createTimeline(testApp.app.storage)
  const written: string[] = []
  const instants = Array.from({ length: 1_200 }, (_, n) => new Date(Date.UTC(2026, 0, 1, 0, 0, n)).toISOString())
  for (const at of instants.toReversed()) happening(at, async (_tx, then) => void written.push(then))
  await writeUntil(instants[1_000] ?? '')
  expect(written).toEqual(instants.slice(0, 1_000))
  await writeUntil('2027-01-01T00:00:00.000Z')
  expect(written).toEqual(instants)
})
