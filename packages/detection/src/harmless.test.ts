import { expect, test } from 'vitest'
import { detect } from './detect.ts'
import { scannable } from './examples/example.ts'
import { HARMLESS } from './examples/harmless.ts'

/** From here on a flag counts as an alarm. */
const ALARMING = 0.5

test('the list of harmless texts is long enough to mean something', () => {
  expect(HARMLESS.length).toBeGreaterThanOrEqual(60)
})

test.each(HARMLESS)('an honest text raises no alarm: %j', (example) => {
  expect(detect(scannable(example)).filter(({ score }) => score >= ALARMING)).toEqual([])
})
