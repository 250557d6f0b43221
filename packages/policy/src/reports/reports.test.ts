import { expect, test } from 'vitest'
import { NOTHING_KNOWN, shareOf, weightOf } from './reliability.ts'
import { reportState } from './report-state.ts'
import { letterOf, maskReporter } from './reporter.ts'

const record = (reviewed: number, confirmed: number, invalidated = 0) => ({ reviewed, confirmed, invalidated })

test('a reporter nothing is known of weighs one; being right adds to it, being wrong or in bad faith takes from it', () => {
  expect(weightOf(NOTHING_KNOWN)).toBe(1)
  const order = [record(0, 0, 9), record(9, 0), record(1, 0), NOTHING_KNOWN, record(1, 1), record(9, 9)].map(weightOf)
  expect(order).toEqual([...order].sort((a, b) => a - b))
  expect(Math.min(...order)).toBeGreaterThan(0)
  expect(Math.max(...order)).toBeLessThan(2)
})

test('the share that was right has no value while nothing was reviewed', () => {
  expect([shareOf(NOTHING_KNOWN), shareOf(record(4, 1)), shareOf(record(0, 0, 3))]).toEqual([null, 0.25, null])
})

test('a report is reviewed by the decision of its case once that stands, and open again when it is undone', () => {
  const report = { invalid: null, caseId: 'c', whileHeld: false, decision: null }
  expect(reportState({ ...report, caseId: null })).toBe('waiting')
  expect(reportState(report)).toBe('open')
  expect(reportState({ ...report, decision: 'held' })).toBe('held')
  expect(reportState({ ...report, decision: 'proposed' })).toBe('held')
  expect(reportState({ ...report, decision: 'held', whileHeld: true })).toBe('open')
  expect(reportState({ ...report, decision: 'standing' })).toBe('reviewed')
  expect(reportState({ ...report, decision: 'undone' })).toBe('open')
  const invalid = { at: '', by: 'sato', reason: 'flood' } as const
  expect(reportState({ ...report, invalid, decision: 'standing' })).toBe('invalidated')
})

test('who reported is shown by no more than the end of a long id, and a letter each', () => {
  expect(['U-10482', 'U-9', 'abcd'].map(maskReporter)).toEqual(['•••82', '•••', '•••'])
  expect([0, 25, 26, 27, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA'])
})
