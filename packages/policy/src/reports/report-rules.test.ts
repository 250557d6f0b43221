import { expect, test } from 'vitest'
import { deriveReportState } from './report-state-rules.ts'
import { maskReporter, reporterLabel } from './reporter-masking.ts'
import { confirmedShare, reportWeight, UNKNOWN_RELIABILITY } from './reporter-reliability-rules.ts'

const record = (reviewed: number, confirmed: number, invalidated = 0) => ({ reviewed, confirmed, invalidated })

test('a reporter nothing is known of weighs one; being right adds to it, being wrong or in bad faith takes from it', () => {
  expect(reportWeight(UNKNOWN_RELIABILITY)).toBe(1)
  const order = [record(0, 0, 9), record(9, 0), record(1, 0), UNKNOWN_RELIABILITY, record(1, 1), record(9, 9)].map(
    reportWeight,
  )
  expect(order).toEqual([...order].sort((a, b) => a - b))
  expect(Math.min(...order)).toBeGreaterThan(0)
  expect(Math.max(...order)).toBeLessThan(2)
})

test('the share that was right has no value while fewer than five were reviewed', () => {
  const records = [UNKNOWN_RELIABILITY, record(0, 0, 3), record(4, 4), record(5, 1)]
  expect(records.map(confirmedShare)).toEqual([null, null, null, 0.2])
})

test('a report is reviewed by the decision of its case once that stands, and open again when it is undone', () => {
  const report = { invalid: null, caseId: 'c', whileHeld: false, decision: null }
  expect(deriveReportState({ ...report, caseId: null })).toBe('waiting')
  expect(deriveReportState(report)).toBe('open')
  expect(deriveReportState({ ...report, decision: 'held' })).toBe('held')
  expect(deriveReportState({ ...report, decision: 'proposed' })).toBe('held')
  expect(deriveReportState({ ...report, decision: 'held', whileHeld: true })).toBe('open')
  expect(deriveReportState({ ...report, decision: 'standing' })).toBe('reviewed')
  expect(deriveReportState({ ...report, decision: 'undone' })).toBe('open')
  const invalid = { at: '', by: 'sato', reason: 'flood' } as const
  expect(deriveReportState({ ...report, invalid, decision: 'standing' })).toBe('invalidated')
})

test('who reported is shown by no more than the end of a long id, and a letter each', () => {
  expect(['U-10482', 'U-9', 'abcd'].map(maskReporter)).toEqual(['•••82', '•••', '•••'])
  expect([0, 25, 26, 27, 701, 702].map(reporterLabel)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA'])
})
