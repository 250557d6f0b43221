import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { expect, test } from 'vitest'
import { JOB_FAMILIES } from './families/job-families.ts'
import { variantsOf, withVariant } from './families/job-family.ts'
import { exampleJob, type JobKind } from './job-examples.ts'
import { OFFENCES_BY_CATEGORY } from './offences/offence-catalogue.ts'
import { recogniseLine, recogniseTitle } from './offences/offence-recognition.ts'
import { createSeededRandom } from './seeded-random.ts'

const AT = '2026-11-20T03:00:00.000Z'
const KINDS: readonly JobKind[] = ['clean', 'several', ...CATEGORIES]

function jobsOf(kind: JobKind, count: number, seed = 1, disguise?: number) {
  const random = createSeededRandom(seed)
  return Array.from({ length: count }, (_, index) =>
    exampleJob(random, { id: `J-${index}`, clientId: 'U-10001', at: AT, kind, disguise }),
  )
}

const tellingLines = (description: string) => description.split('\n').filter((line) => recogniseLine(line) !== null)

test('the same seed gives the same jobs, another seed gives others', () => {
  expect(jobsOf('several', 20, 7)).toEqual(jobsOf('several', 20, 7))
  expect(jobsOf('clean', 20, 7)).not.toEqual(jobsOf('clean', 20, 8))
})

test('500 honest jobs have as many distinct descriptions and 200 distinct titles', () => {
  const jobs = jobsOf('clean', 500)
  expect(new Set(jobs.map(({ description }) => description)).size).toBe(500)
  expect(new Set(jobs.map(({ title }) => title)).size).toBeGreaterThanOrEqual(200)
})

test.each(KINDS)('titles and descriptions of %s jobs are complete and of a believable length', (kind) => {
  for (const { title, description } of jobsOf(kind, 400)) {
    expect(`${title}${description}`).not.toMatch(/[{}]|undefined|null|NaN|^\[/m)
    expect(title.length).toBeLessThanOrEqual(60)
    expect(title.length).toBeGreaterThanOrEqual(6)
    expect(description.length, description).toBeGreaterThanOrEqual(60)
    expect(description.length).toBeLessThanOrEqual(2000)
  }
})

test('jobs are as long as real ones: some of a few lines, half of them 700 characters and more, some twice that', () => {
  const lengths = jobsOf('clean', 500).map(({ description }) => description.length)
  const part = (is: (length: number) => boolean) => lengths.filter(is).length / lengths.length
  expect(part((length) => length < 150)).toBeGreaterThan(0.03)
  expect(part((length) => length >= 700)).toBeGreaterThan(0.4)
  expect(part((length) => length >= 700)).toBeLessThan(0.6)
  expect(part((length) => length >= 1400)).toBeGreaterThan(0.03)
})

test('a job that was asked for as short has about 300 characters', () => {
  const random = createSeededRandom(6)
  const jobs = Array.from({ length: 300 }, () =>
    exampleJob(random, { id: 'J-1', clientId: 'U-1', at: AT, kind: 'clean', size: 'short' }),
  )
  const mean = jobs.reduce((sum, { description }) => sum + description.length, 0) / jobs.length
  expect(mean).toBeGreaterThan(240)
  expect(mean).toBeLessThan(360)
})

test('there are at least 25 honest families, each variant with titles, purposes and enough around them', () => {
  expect(JOB_FAMILIES.length).toBeGreaterThanOrEqual(25)
  expect(new Set(JOB_FAMILIES.map(({ key }) => key)).size).toBe(JOB_FAMILIES.length)
  for (const family of JOB_FAMILIES) {
    for (const variant of variantsOf(family)) {
      const { key, titles, purpose, background, work, asks, details, facts, wanted } = withVariant(family, variant)
      expect(
        Math.min(titles.length, purpose.length, background.length, asks.length),
        `${key} ${variant}`,
      ).toBeGreaterThanOrEqual(1)
      expect(work.length, `${key} ${variant}`).toBeGreaterThanOrEqual(2)
      expect(Math.min(details.length, facts.length, wanted.length + 1), `${key} ${variant}`).toBeGreaterThanOrEqual(3)
    }
  }
})

test.each(CATEGORIES)('%s has at least 8 families, each with several telling sentences', (category) => {
  expect(OFFENCES_BY_CATEGORY[category].length).toBeGreaterThanOrEqual(8)
  for (const offence of OFFENCES_BY_CATEGORY[category]) {
    expect(offence.category).toBe(category)
    expect(offence.tells.length, offence.key).toBeGreaterThanOrEqual(3)
  }
})

test('an honest job holds no telling line, a bad one holds one of its own category', () => {
  for (const { title, description } of jobsOf('clean', 300)) {
    expect(tellingLines(description)).toEqual([])
    expect(recogniseTitle(title)).toBeNull()
  }
  for (const category of CATEGORIES) {
    for (const { description } of jobsOf(category, 100, 3, 0.5)) {
      const told = tellingLines(description)
      expect(told.length, description).toBe(1)
      for (const line of told) expect(recogniseLine(line)?.category).toBe(category)
      expect(told.join('').length).toBeLessThan(description.length / 1.4)
    }
  }
})

test('a job spanning several categories tells of two', () => {
  for (const { description } of jobsOf('several', 100)) {
    expect(new Set(tellingLines(description).map((line) => recogniseLine(line)?.category)).size).toBe(2)
  }
})

test('the amount in the text is the amount of the reward', () => {
  for (const { description, reward } of jobsOf('clean', 300)) {
    expect(reward.min).toBeGreaterThan(0)
    expect(reward.max).toBeGreaterThanOrEqual(reward.min ?? 0)
    const stated = /^報酬：(?:時給|1[件本枚])?([\d,]+)円/m.exec(description)?.[1]
    if (stated !== undefined) expect(Number(stated.replaceAll(',', ''))).toBe(reward.min)
  }
})

test('most jobs have no contract yet, and money in escrow only where there is one', () => {
  const engaged = jobsOf('clean', 400).filter(({ engagements }) => engagements.contracts > 0)
  expect(engaged.length).toBeGreaterThan(20)
  expect(engaged.length).toBeLessThan(120)
  for (const { engagements } of engaged) expect(engagements.escrowedYen).toBeGreaterThan(0)
})

test('disguises appear by chance and not at all when switched off', () => {
  const masked = /L I N E|ＬＩＮＥ|ﾗｲﾝ|らいん|L1NE|Ｌ1ＮＥ|\u200b|アットマーク|＠/
  const count = (disguise: number) =>
    jobsOf('direct_deal', 200, 5, disguise).filter(({ description }) => masked.test(description)).length
  expect(count(0)).toBe(0)
  expect(count(1)).toBeGreaterThan(40)
})
