import { globSync, readFileSync } from 'node:fs'
import { detect } from '@mimamori/detection/detector'
import { exampleArrivals } from '@mimamori/examples/arrival-stream-examples'
import { exampleJob } from '@mimamori/examples/job-examples'
import { exampleMembers } from '@mimamori/examples/member-examples'
import { createSeededRandom } from '@mimamori/examples/seeded-random'
import { addMonths } from '@mimamori/policy/breakdown/japan-month'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import type { Job } from '@mimamori/policy/intake/intake-arrivals'
import { expect, test } from 'vitest'

const DAYS = 12
const JOBS_A_DAY = 100
const TRAINING_TEXTS = new URL('../../../../packages/detection/texts/**/*.jsonl', import.meta.url).pathname
const RUN_LENGTH = 20

/** Would a fresh desk flag it? */
function isFlagged({ title, description, format, reward }: Job): boolean {
  return detect({ type: 'job', title, body: description, format, reward, escrowed: false }).flags.length > 0
}

/** A hundred jobs that arrive on the first day of each month, as the stand-in marketplace sends them. */
function firstDays() {
  return Array.from({ length: DAYS }, (_, month) => {
    const at = `${addMonths('2026-01', month)}-01T03:00:00.000Z`
    const random = createSeededRandom(month + 1)
    const stream = exampleArrivals(random, {
      members: exampleMembers(random, 50, at),
      at: () => at,
      nextId: (kind) => `${kind}-1`,
    })
    const jobs = []
    while (jobs.length < JOBS_A_DAY) {
      const { arrival, truth } = stream.next().value
      if (arrival.kind === 'job') jobs.push({ flagged: isFlagged(arrival.body), violation: truth !== 'clean' })
    }
    return jobs
  }).flat()
}

test('of 100 jobs of the first day of a demo about 12 are flagged, two thirds of them rightly, and some violations wait on patrol', () => {
  const jobs = firstDays()
  const flagged = jobs.filter((job) => job.flagged)
  const share = flagged.filter(({ violation }) => violation).length / flagged.length
  const missed = jobs.filter((job) => job.violation && !job.flagged).length / DAYS
  expect(flagged.length / DAYS).toBeGreaterThan(8)
  expect(flagged.length / DAYS).toBeLessThan(15)
  expect(share).toBeGreaterThan(0.56)
  expect(share).toBeLessThan(0.78)
  expect(missed).toBeGreaterThan(1)
  expect(missed).toBeLessThan(7)
})

test('no wording of the demo is one that the shipped model was taught or is measured with', () => {
  const random = createSeededRandom(1)
  const kinds = ['clean', 'several', ...CATEGORIES] as const
  const jobs = kinds.flatMap((kind) =>
    Array.from({ length: 150 }, () =>
      exampleJob(random, { id: 'J-1', clientId: 'U-1', at: '2026-11-20T03:00:00.000Z', kind, disguise: 0 }),
    ),
  )
  const shown = new Set(jobs.flatMap(({ title, description }) => [title, ...description.split('\n')]).flatMap(runsOf))
  const taught = globSync(TRAINING_TEXTS).flatMap((file) => readFileSync(file, 'utf8').split('\n'))
  expect(taught.length).toBeGreaterThan(5000)
  expect(new Set(taught.flatMap(runsOf).filter((run) => shown.has(run)))).toEqual(new Set())
})

const runsOf = (text: string): readonly string[] =>
  Array.from({ length: Math.max(0, text.length - RUN_LENGTH + 1) }, (_, at) => text.slice(at, at + RUN_LENGTH))
