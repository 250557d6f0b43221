import { expect, test } from 'vitest'
import { explainsPassing, objectionsToPassing, PASS_REASONS, type PassSituation } from './passing-rules.ts'

const CALM: PassSituation = { queue: 'flagged', score: 0.89, reporters: 1, next: null, instructed: false }
const objections = (change: Partial<PassSituation>) => objectionsToPassing({ ...CALM, ...change })

test('a doubtful flag, one reporter and a ladder with steps left ask nothing of who passes a case', () => {
  expect(objections({ next: { measure: 'restrict', nth: 1, hides: 0 } })).toEqual([])
})

test('a flag of 0.9, two reporters, the end of the ladder and the words of a lead each ask why a case is passed', () => {
  const withdraw = { measure: 'withdraw', nth: 1, hides: 0 } as const
  expect(objections({ score: 0.9 })).toEqual(['sure_flag'])
  expect(objections({ reporters: 2 })).toEqual(['several_reporters'])
  expect(objections({ next: withdraw })).toEqual(['ladder_end'])
  expect(objections({ instructed: true })).toEqual(['lead_instruction'])
  expect(objections({ score: 1, reporters: 9, next: withdraw, instructed: true })).toHaveLength(4)
})

test('on patrol what a member did before is no objection, as nothing is suspected of the text', () => {
  expect(objections({ queue: 'patrol', next: { measure: 'withdraw', nth: 1, hides: 0 } })).toEqual([])
})

test('every reason explains a pass by itself, but another one, which takes words', () => {
  for (const reason of PASS_REASONS) expect(explainsPassing(reason, ' \n'), reason).toBe(reason !== 'other')
  expect(explainsPassing('other', '依頼者に確認済み')).toBe(true)
  expect(explainsPassing(null, '依頼者に確認済み')).toBe(false)
})
