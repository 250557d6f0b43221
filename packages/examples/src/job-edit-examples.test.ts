import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { expect, test } from 'vitest'
import { editedJob } from './job-edit-examples.ts'
import { exampleJob, type JobKind } from './job-examples.ts'
import { recogniseLine, recogniseTitle } from './offences/offence-recognition.ts'
import { createSeededRandom } from './seeded-random.ts'

const AT = '2026-11-20T03:00:00.000Z'
const LATER = '2026-11-21T05:00:00.000Z'
const KINDS: readonly JobKind[] = ['several', ...CATEGORIES]
const told = (text: string) => text.split('\n').filter((line) => recogniseLine(line) !== null)

function* jobs(kind: JobKind, seed: number) {
  const random = createSeededRandom(seed)
  for (let index = 0; index < 80; index += 1) {
    yield { random, job: exampleJob(random, { id: 'J-1', clientId: 'U-1', at: AT, kind, disguise: 0.5 }) }
  }
}

test.each(KINDS)('a repaired %s job has lost what told of it, and names an amount', (kind) => {
  for (const { random, job } of jobs(kind, 11)) {
    const next = editedJob(random, job, LATER, 'repaired')
    expect(told(next.description)).toEqual([])
    expect(recogniseTitle(next.title)).toBeNull()
    expect(next.reward.min).not.toBeNull()
    expect(next.description.length).toBeGreaterThanOrEqual(60)
    expect({ id: next.id, postedAt: next.postedAt, updatedAt: next.updatedAt }).toEqual({
      id: job.id,
      postedAt: AT,
      updatedAt: LATER,
    })
  }
})

test('a slightly changed job is a new text that still tells', () => {
  for (const { random, job } of jobs('direct_deal', 12)) {
    const next = editedJob(random, job, LATER, 'slightly_changed')
    expect(next.description).not.toBe(job.description)
    expect(told(next.description).length).toBe(told(job.description).length)
    expect(next.title.length).toBeLessThanOrEqual(60)
  }
})

test('a worsened honest job now leads outside', () => {
  for (const { random, job } of jobs('clean', 13)) {
    const next = editedJob(random, job, LATER, 'worsened')
    expect(told(next.description).map((line) => recogniseLine(line)?.category)).toEqual(['direct_deal'])
  }
})
