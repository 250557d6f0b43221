import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closingWatch } from '../testing/closing-mismatches.ts'
import { endOfMonth, type LifeStep, lifeOf, lifeSteps, waitUntil } from '../testing/member-lives.ts'
import { LIVES_TIMEOUT_MS, randomLives } from '../testing/random-lives.ts'
import { aMember, openTestApp, type TestApp } from '../testing/test-app.ts'
import { closingSteps } from '../testing/test-closings.ts'

const RUNS = randomLives(6, 20)
const STEPS_BEFORE = 12
const STEPS_AFTER = 14
/** A life in which one decision is undone after the month was proposed, and another reversed. */
const CHANGED: [LifeStep[], number, LifeStep[]] = [
  [{ what: 'settle', n: 0 }],
  5,
  [
    { what: 'undo', n: 0 },
    { what: 'report', n: 4 },
    { what: 'reverse', n: 4 },
    { what: 'settle', n: 0 },
  ],
]

let testApp: TestApp
beforeAll(async () => {
  testApp = await openTestApp()
})
afterAll(() => testApp.close())

test('whatever happens after a month was proposed for closing, the decisions listed as changed are what its figures differ by', {
  timeout: LIVES_TIMEOUT_MS,
}, async () => {
  const watch = closingWatch(testApp, await closingSteps(testApp).aLead('ueno'))
  let life = 0
  await fc.assert(
    fc.asyncProperty(lifeSteps(STEPS_BEFORE), fc.nat(5), lifeSteps(STEPS_AFTER), async (before, n, after) => {
      const memberId = `U-${1000 + life++}`
      await testApp.ingest(aMember(memberId))
      const happen = lifeOf(testApp, memberId)
      const begin = [0, 1, 2].map((n): LifeStep => ({ what: 'post', n }))
      for (const step of [...begin, { what: 'decide', n: 4 } as const, ...before]) await happen(step)
      // decided moments before the month is over, and proposed while that can be undone
      for (const what of ['report', 'border', 'decide', 'decide'] as const) await happen({ what, n: n + 4 })
      waitUntil(testApp, endOfMonth(testApp))
      expect(await watch.mismatches()).toEqual([])
      for (const step of after) {
        await happen(step.what === 'border' ? { what: 'undo', n: 0 } : step)
        expect(await watch.mismatches(), JSON.stringify(step)).toEqual([])
      }
      await happen({ what: 'settle', n: 0 })
      waitUntil(testApp, endOfMonth(testApp))
    }),
    { numRuns: RUNS, endOnFailure: true, examples: [CHANGED] },
  )
  // lives in which a closed month never changes prove nothing
  expect([...watch.changed.keys()]).toEqual(expect.arrayContaining(['reversed', 'undone']))
})
