import { decisionById } from '@mimamori/storage/decisions/decision-reads'
import { versionOf } from '@mimamori/storage/intake/intake-reads'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHistoryRunner, type History, readingHistories } from '../testing/random-histories.ts'
import { LIVES_TIMEOUT_MS, randomLives } from '../testing/random-lives.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'

const AT_ONCE = 5
/** a history takes five times as long on PostgreSQL, where fewer must do; the engine differs, not the rule */
const RUNS = randomLives(40, 200)
const INTERLEAVINGS = AT_ONCE * RUNS
const STEPS = 12

let testApp: TestApp
beforeAll(async () => {
  testApp = await openTestApp()
})
afterAll(() => testApp.close())

/** The text a decision is stored with, from the rows. */
async function textUnder(decisionId: string): Promise<{ text: string; contentVersion: number } | null> {
  const decision = await decisionById(testApp.db, decisionId)
  const version = decision ? await versionOf(testApp.db, decision.target, decision.contentVersion) : null
  return version && decision
    ? { text: `${version.title}\n${version.body}`, contentVersion: decision.contentVersion }
    : null
}

test('an edit between reading and deciding never lets a decision apply to a text nobody had read', {
  timeout: LIVES_TIMEOUT_MS,
}, async () => {
  let lives = 0
  let decided = 0
  let kept = 0
  async function lived(life: History): Promise<void> {
    lives += 1
    const { happen, decisions, refusals } = createHistoryRunner(testApp, `J-${lives}`)
    for (const moment of life) await Promise.all(moment.map(happen))
    for (const { id, seen } of decisions) expect(await textUnder(id)).toEqual(seen)
    decided += decisions.length
    kept += refusals.filter((refusal) => refusal === 'content_changed').length
  }
  const several = fc.array(readingHistories(STEPS), { minLength: AT_ONCE, maxLength: AT_ONCE })
  await fc.assert(
    fc.asyncProperty(several, async (each) => void (await Promise.all(each.map(lived)))),
    { numRuns: RUNS, endOnFailure: true },
  )
  // lives in which nobody decides, or nobody is kept from deciding what he has not read, prove nothing
  expect(decided).toBeGreaterThan(INTERLEAVINGS / 10)
  expect(kept).toBeGreaterThan(INTERLEAVINGS / 100)
})
