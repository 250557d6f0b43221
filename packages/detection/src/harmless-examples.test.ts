import { expect, test } from 'vitest'
import { HARMLESS_EXAMPLES } from './examples/harmless-examples.ts'
import { toScannable } from './examples/rule-example.ts'
import { detectByRules } from './rule-detector.ts'

/** From here on a flag counts as an alarm. */
const ALARMING = 0.5

test('the list of harmless texts is long enough to mean something', () => {
  expect(HARMLESS_EXAMPLES.length).toBeGreaterThanOrEqual(60)
})

test.each(HARMLESS_EXAMPLES)('an honest text raises no alarm: %j', (example) => {
  expect(detectByRules(toScannable(example)).filter(({ score }) => score >= ALARMING)).toEqual([])
})
