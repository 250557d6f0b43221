import { expect, test } from 'vitest'
import { isEmptyDraft, type NewEnquiryDraft, newEnquiryInput, newEnquiryProblems } from './new-enquiry-draft.ts'

const DRAFT: NewEnquiryDraft = {
  memberId: '',
  statedName: 'yamada_works',
  statedJobUrl: '',
  text: '前払いをしました。',
  evidence: [],
}
const problems = (change: Partial<NewEnquiryDraft>) => newEnquiryProblems({ ...DRAFT, ...change })

test('an enquiry needs a user name or an address, and what was told', () => {
  expect(problems({})).toEqual([])
  expect(problems({ statedName: ' ', statedJobUrl: 'https://market.example/jobs/J-1' })).toEqual([])
  expect(problems({ statedName: ' ', text: '\n' })).toEqual(['nobody', 'text'])
})

test('who asks may be unknown, and is an id otherwise, in whatever width it is typed', () => {
  expect(problems({ memberId: 'a b' })).toEqual(['memberId'])
  expect(problems({ memberId: 'Ｕ－１０４８２ ' })).toEqual([])
  expect(newEnquiryInput({ ...DRAFT, memberId: 'Ｕ-１０４８２ ' }).memberId).toBe('U-10482')
  expect(newEnquiryInput(DRAFT).memberId).toBeNull()
})

test('evidence that was left empty is not sent', () => {
  const evidence = [
    { id: 1, text: ' ' },
    { id: 2, text: ' 振込明細の画像 ' },
  ]
  expect(newEnquiryInput({ ...DRAFT, evidence }).evidence).toEqual(['振込明細の画像'])
})

test('spaces and empty lines are nothing to keep', () => {
  expect(isEmptyDraft({ ...DRAFT, statedName: ' ', text: '', evidence: [{ id: 1, text: '\n' }] })).toBe(true)
  expect(isEmptyDraft(DRAFT)).toBe(false)
})
