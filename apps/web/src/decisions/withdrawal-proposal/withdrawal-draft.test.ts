import type { EvidenceCandidate, WithdrawalDraft } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import { letters as en } from '@mimamori/copy/letters/en'
import { letters } from '@mimamori/copy/letters/ja'
import { catalogueFor } from '@mimamori/policy/catalogue/entries-in-force'
import { MAX_TEXT_LENGTH } from '@mimamori/policy/decisions/decision-choice'
import { NO_STANDING } from '@mimamori/policy/members/standing-rules'
import { MAX_EVIDENCE_PIECES } from '@mimamori/policy/withdrawals/withdrawal-model'
import { expect, test } from 'vitest'
import { pinnedEvidence, suggestedFirst, toggleEvidence } from './pinned-evidence.ts'
import { resolveProposal, translateProposalMessage } from './proposal-message.ts'
import { proposalProblem } from './proposal-problem.ts'
import { emptyProposalDraft, type ProposalDraft, toggleProposalCategory } from './withdrawal-draft.ts'

const NOW = '2026-11-24T04:00:00.000Z'
const words = {
  language: 'ja',
  letters,
  catalogue: catalogueFor(SHIPPED_CATALOGUE, '2026-11-24', '2026-11-24'),
} as const
const about = { target: { type: 'job', id: 'J-1' }, content: { title: '記事作成', body: '' } } as const

const piece = (id: string, suggested: boolean): EvidenceCandidate => ({
  ref: { kind: 'report', id },
  at: NOW,
  title: 'direct_deal_solicitation',
  excerpt: '',
  suggested,
  source: null,
})
const candidates = [piece('R-1', false), piece('R-2', true)]
const prepared: WithdrawalDraft = {
  memberId: 'U-10482',
  member: null,
  standing: NO_STANDING,
  effects: null,
  candidates,
  refusal: null,
  hideRefusal: null,
}
const whole: ProposalDraft = { ...emptyProposalDraft(['direct_deal']), lastFour: '0482' }
const lacks = (proposal: ProposalDraft) =>
  proposalProblem(proposal, 'withdrawal', prepared, resolveProposal(proposal, 'withdrawal', about, words, NOW))

test('what is suggested is pinned until somebody takes it off, and has the first digits', () => {
  expect(suggestedFirst(candidates).map(({ ref }) => 'id' in ref && ref.id)).toEqual(['R-2', 'R-1'])
  const [, suggested] = candidates
  if (!suggested) throw new Error('nothing is suggested')
  expect(pinnedEvidence(whole, candidates)).toEqual([suggested])
  const off = toggleEvidence(whole, candidates, suggested.ref)
  expect(pinnedEvidence(off, candidates)).toEqual([])
  expect(lacks(off)).toBe('evidence')
  expect(pinnedEvidence(toggleEvidence(off, candidates, suggested.ref), candidates)).toEqual([suggested])
})

test.each([
  [MAX_EVIDENCE_PIECES, null],
  [MAX_EVIDENCE_PIECES + 1, 'tooMany'],
])('a proposal on %i pieces of evidence lacks %s', (count, problem) => {
  const pieces = Array.from({ length: count }, (_, n) => piece(`R-${n}`, true))
  const resolved = resolveProposal(whole, 'withdrawal', about, words, NOW)
  expect(proposalProblem(whole, 'withdrawal', { ...prepared, candidates: pieces }, resolved)).toBe(problem)
})

test.each([
  [MAX_TEXT_LENGTH, null],
  [MAX_TEXT_LENGTH + 1, 'tooLong'],
])('a letter of %i characters lacks %s', (length, problem) => {
  expect(lacks({ ...whole, text: '文'.repeat(length) })).toBe(problem)
})

test('a proposal that is whole lacks nothing; each thing it lacks is named', () => {
  expect(lacks(whole)).toBeNull()
  expect(lacks({ ...whole, categories: [] })).toBe('category')
  expect(lacks({ ...whole, text: ' ' })).toBe('text')
  expect(lacks({ ...whole, text: '{{clause_text}}' })).toBe('unfilled')
  expect(lacks({ ...whole, lastFour: '' })).toBe('lastFour')
  expect(lacks({ ...whole, lastFour: '0483' })).toBe('lastFourWrong')
})

test('the letter names the category and quotes the clause it stands on; another category writes it anew', () => {
  const { clause, text } = resolveProposal(whole, 'withdrawal', about, words, NOW)
  expect(text).toContain('直接取引')
  expect(text).toContain(clause?.data.text.ja)
  const other = toggleProposalCategory({ ...whole, text: '書き直した' }, 'mlm')
  expect(other.text).toBeNull()
  expect(resolveProposal(other, 'withdrawal', about, words, NOW).text).toContain('マルチ商法')
})

test('a reversal needs neither category nor clause', () => {
  const reversal: ProposalDraft = { ...emptyProposalDraft([]), lastFour: '0482' }
  const stands = resolveProposal(reversal, 'reversal', about, words, NOW)
  expect(stands.clause).toBeUndefined()
  expect(proposalProblem(reversal, 'reversal', prepared, stands)).toBeNull()
})

test('whoever reads no Japanese reads what a letter says, as long as it says what a form says', () => {
  const read = { ...words, language: 'en', letters: en } as const
  const { text } = resolveProposal(whole, 'withdrawal', about, words, NOW)
  const said = { kind: 'withdrawal', categories: whole.categories, clause: whole.clause, text } as const
  expect(translateProposalMessage(said, about, { sent: words, read }, NOW)).toContain('membership')
  expect(translateProposalMessage({ ...said, text: `${text} ` }, about, { sent: words, read }, NOW)).toBeNull()
})
