import { expect, test } from 'vitest'
import { caseForMeasure } from './member-measure-rules.ts'

const open = (id: string, more: object = {}) => {
  return { id, state: 'open' as const, target: { type: 'job' as const, id }, holder: null, ...more }
}
const OTHER = { state: 'claimed', holder: '佐藤' }
const ME = { alias: '田中', erased: false }

test.each([
  ['the newest', [open('1'), open('2')], '2'],
  ['one about the member', [open('1', { target: { type: 'member', id: 'U-1' } })], '1'],
  ['one that is snoozed or waits for a lead', [open('1', { state: 'snoozed' })], '1'],
  ['one in hand already', [open('1', { ...OTHER, holder: '田中' })], '1'],
  ['the newest that no colleague has in hand', [open('1'), open('2', OTHER)], '1'],
  ['none: colleagues have them', [open('1', OTHER)], 'others_measure'],
  ['none: it is decided', [open('1', { state: 'held' })], 'no_case_to_measure'],
  ['none: it is of another kind', [open('1', { target: { type: 'contract', id: 'K-1' } })], 'no_case_to_measure'],
  ['none: nothing is open', [], 'no_case_to_measure'],
])('a measure against a member begins in %s', (_, cases, answer) => {
  const verdict = caseForMeasure(cases, ME)
  expect(verdict.ok ? verdict.event.caseId : verdict.refusal).toBe(answer)
})

test('no measure begins against a member who was erased', () => {
  expect(caseForMeasure([open('1')], { ...ME, erased: true })).toEqual({ ok: false, refusal: 'member_erased' })
})
