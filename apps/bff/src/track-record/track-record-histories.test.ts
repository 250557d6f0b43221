import type { TrackRecordPage } from '@mimamori/contract/detection/track-record-contract'
import type { Flag } from '@mimamori/policy/catalogue/detection-flag'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lifeOf, lifeSteps } from '../testing/member-lives.ts'
import { LIVES_TIMEOUT_MS, randomLives } from '../testing/random-lives.ts'
import { aMember, openTestApp, type TestApp } from '../testing/test-app.ts'
import { getTrackRecord } from './get-track-record.ts'

const RUNS = randomLives(4, 10)
const STEPS = 30
const DAY_SECONDS = 24 * 3600

let testApp: TestApp
beforeAll(async () => {
  testApp = await openTestApp()
})
afterAll(() => testApp.close())

type DecisionRow = {
  case_id: string
  target_type: string
  decided_at: string
  published: string | null
  categories: string
  reversed: number
  source: string
  flags: string
  model: string | null
}
type Counted = { n: number; confirmed: number; same: number; overturned: number }

const japanDay = (instant: number) => new Date(instant + 9 * 3_600_000).toISOString().slice(0, 10)

/** The figures of a window, counted from the decisions themselves and the versions they were made on. */
async function recount(days: number) {
  const rows = (await testApp.rawSql(
    `SELECT d.case_id, d.target_type, d.decided_at, d.published, d.categories, d.reversed, d.source, v.flags, v.model
     FROM decisions d JOIN content_versions v ON v.type = d.target_type AND v.id = d.target_id AND v.version = d.content_version
     WHERE d.state = 'standing' AND d.reverses IS NULL
     -- what takes back the measures of an earlier decision on the same version is no second verdict on it
     AND NOT (d.measures LIKE '%"reverse"%' AND EXISTS (SELECT 1 FROM decisions e WHERE e.state = 'standing' AND e.reverses IS NULL
       AND e.target_type = d.target_type AND e.target_id = d.target_id AND e.content_version = d.content_version AND e.id < d.id))`,
  )) as DecisionRow[]
  const from = japanDay(Date.parse(testApp.app.clock.now()) - (days - 1) * DAY_SECONDS * 1000)
  const bySource = new Map<string, Counted>()
  const outside = { patrol: { n: 0, confirmed: 0 }, report: { n: 0, confirmed: 0 } }
  let flagged = 0
  for (const row of rows.filter(({ decided_at: at }) => japanDay(Date.parse(at)) >= from)) {
    const stands = row.published !== null && row.reversed === 0
    const flags: Flag[] = JSON.parse(row.flags)
    if (stands && flags.length > 0) flagged += 1
    for (const { rule, category } of flags) {
      const key = `${rule} ${rule.endsWith('.model') ? row.model : null}`
      const counted = bySource.get(key) ?? { n: 0, confirmed: 0, same: 0, overturned: 0 }
      counted.n += 1
      if (stands) counted.confirmed += 1
      if (stands && JSON.parse(row.categories).includes(category)) counted.same += 1
      if (row.published !== null && row.reversed === 1) counted.overturned += 1
      bySource.set(key, counted)
    }
    if (flags.length > 0 || row.target_type === 'member') continue
    const of = row.source === 'report' ? outside.report : outside.patrol
    of.n += 1
    if (stands) of.confirmed += 1
  }
  return { sources: Object.fromEntries(bySource), flagged, outside }
}

function shown({ sources, misses }: TrackRecordPage) {
  const { waiting: _, ...patrol } = misses.patrol
  return {
    sources: Object.fromEntries(
      sources.map(({ rule, model, n, confirmed, sameCategory: same, overturned }) => [
        `${rule} ${model}`,
        { n, confirmed, same, overturned },
      ]),
    ),
    flagged: misses.flagged,
    outside: { patrol, report: misses.reported },
  }
}

test('whatever is decided, undone, reversed and appealed, the precision shown is the one counted from the decisions', {
  timeout: LIVES_TIMEOUT_MS,
}, async () => {
  let life = 0
  const seen = { overturned: 0, dismissed: 0, outside: 0 }
  await fc.assert(
    fc.asyncProperty(lifeSteps(STEPS), async (steps) => {
      const memberId = `U-${2000 + life++}`
      await testApp.ingest(aMember(memberId))
      const happen = lifeOf(testApp, memberId)
      const begin = [0, 1, 2].map((n) => ({ what: 'post', n }) as const)
      for (const step of [...begin, ...steps, { what: 'settle', n: 0 } as const]) {
        await happen(step)
        if (step.what !== 'settle' && step.what !== 'reverse') continue
        for (const days of [30, 90] as const) {
          expect(shown(await getTrackRecord(testApp.app, { days })), JSON.stringify(step)).toEqual(await recount(days))
        }
      }
      const { sources, outside } = await recount(90)
      for (const { n, confirmed, overturned } of Object.values(sources)) {
        seen.overturned += overturned
        seen.dismissed += n - confirmed - overturned
      }
      seen.outside += outside.patrol.n + outside.report.n
      testApp.wait(9 * DAY_SECONDS)
    }),
    { numRuns: RUNS, endOnFailure: true },
  )
  // histories without these would prove nothing
  for (const n of Object.values(seen)) expect(n).toBeGreaterThan(0)
})
