import { expect, test } from 'vitest'
import type { Staff } from '../staff/staff-member.ts'
import { EMPTY_CHECKLIST, jobIdIn, openQuestions, statedKeyOf } from './enquiry.ts'
import { answerEnquiry, type EnquiryToAnswer, enquiryDueAt, undoAnswer } from './enquiry-rules.ts'

const NOW = '2026-11-18T01:00:00.000Z'
const TERMS = { now: NOW, undoSeconds: 10 }
const person = (id: string, role: Staff['role'] = 'moderator') => ({ id, role }) as Staff
const LOOKED: EnquiryToAnswer = {
  state: 'open',
  links: { member: { found: 'U-2' }, job: { found: null, why: 'not_found' } },
  memberId: 'U-1',
}
const answer = (change: Partial<EnquiryToAnswer> = {}, said = { letter: 'ご相談ありがとうございます。', note: '' }) =>
  answerEnquiry({ ...LOOKED, ...change }, said, person('sato'), TERMS)

test('an enquiry is answered once both sides were looked for, and not found is an answer', () => {
  expect(answer()).toEqual({ ok: true, event: { type: 'enquiry.held', heldUntil: '2026-11-18T01:00:10.000Z' } })
  expect(answer({ links: { member: null, job: { found: 'J-1' } } })).toMatchObject({ refusal: 'links_missing' })
  expect(answer({ links: { member: { found: 'U-2' }, job: null } })).toMatchObject({ refusal: 'links_missing' })
})

test('an answer needs words; where nobody of the marketplace asked, a note and no letter', () => {
  expect(answer({}, { letter: ' ', note: 'x' })).toMatchObject({ refusal: 'text_required' })
  expect(answer({ memberId: null })).toMatchObject({ refusal: 'nobody_to_answer' })
  expect(answer({ memberId: null }, { letter: '', note: ' ' })).toMatchObject({ refusal: 'text_required' })
  expect(answer({ memberId: null }, { letter: '', note: '電話で回答' })).toMatchObject({ ok: true })
})

test('what is held or answered is not answered again, and auditors answer nothing', () => {
  for (const state of ['held', 'answered'] as const)
    expect(answer({ state })).toMatchObject({ refusal: 'enquiry_over' })
  const said = { letter: 'x', note: '' }
  expect(answerEnquiry(LOOKED, said, person('kansa', 'auditor'), TERMS)).toMatchObject({ refusal: 'not_permitted' })
})

test('an answer is taken back by who gave it or a lead, while it is held', () => {
  const held = { state: 'held', answeredBy: 'sato', heldUntil: '2026-11-18T01:00:10.000Z' } as const
  expect(undoAnswer(held, person('sato'), NOW)).toMatchObject({ ok: true })
  expect(undoAnswer(held, person('suzuki'), NOW)).toMatchObject({ refusal: 'not_permitted' })
  expect(undoAnswer(held, person('tanaka', 'lead'), NOW)).toMatchObject({ ok: true })
  expect(undoAnswer(held, person('sato'), held.heldUntil)).toMatchObject({ refusal: 'undo_window_over' })
  expect(undoAnswer({ ...held, state: 'open' }, person('sato'), NOW)).toMatchObject({ refusal: 'already_undone' })
})

test('an enquiry is due so many days after it arrived', () => {
  expect(enquiryDueAt(NOW, 3)).toBe('2026-11-21T01:00:00.000Z')
})

test('of a member who paid nothing it is not asked how, when and by which bank', () => {
  expect(openQuestions(EMPTY_CHECKLIST)).toEqual(['paid', 'how', 'when', 'police', 'bank'])
  expect(openQuestions({ ...EMPTY_CHECKLIST, paid: 'nothing' })).toEqual(['police'])
  expect(openQuestions({ ...EMPTY_CHECKLIST, paid: { yen: 3_000 }, police: 'unknown' })).toEqual([
    'how',
    'when',
    'bank',
  ])
})

test.each([
  ['https://market.example/jobs/J-1201', 'J-1201'],
  ['https://market.example/jobs/J-1201/?ref=mail#top', 'J-1201'],
  [' ｈｔｔｐｓ://market.example/jobs/J-1201 ', 'J-1201'],
  ['https://market.example/', null],
  ['J-1201', null],
  ['https://market.example/jobs/%E4%BB%95%E4%BA%8B', null],
])('the job in the address %s is %s', (url, id) => {
  expect(jobIdIn(url)).toBe(id)
})

test('names are the same whatever their width, case and spaces', () => {
  expect(statedKeyOf('Ｋａｎｔａｎ　Shigoto ')).toBe(statedKeyOf('kantan shigoto'))
  expect(statedKeyOf('ｶﾝﾀﾝ')).toBe(statedKeyOf('カンタン'))
  expect(statedKeyOf('kantan')).not.toBe(statedKeyOf('kantan2'))
})
