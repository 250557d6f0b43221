import type { EvidenceCandidate, WithdrawalDraft } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { renderMemberMessage } from '@mimamori/copy/letters/member-message'
import type { CatalogueEntryOf } from '@mimamori/policy/catalogue/catalogue-entry'
import { unfilledVariableNames } from '@mimamori/policy/catalogue/template-rendering'
import { clauseForTemplate, templatesFor } from '@mimamori/policy/catalogue/template-selection'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import { MAX_TEXT_LENGTH } from '@mimamori/policy/decisions/decision-choice'
import { lastFourOf } from '@mimamori/policy/erasure/erasure-rules'
import {
  type EvidenceRef,
  MAX_EVIDENCE_PIECES,
  type WithdrawalKind,
} from '@mimamori/policy/withdrawals/withdrawal-model'
import type { Letters } from '../i18n/use-letters.tsx'
import type { About } from './compose.ts'

/** A proposal as it is put together. */
export type Proposal = {
  /** keys of the pieces that are pinned; `null`: those that are suggested */
  readonly pinned: readonly string[] | null
  readonly categories: readonly Category[]
  /** `null`: that of the first category */
  readonly clause: string | null
  /** `null`: the first that there is */
  readonly template: string | null
  /** the letter as edited; `null` while it is what the template says */
  readonly text: string | null
  readonly note: string
  readonly lastFour: string
}

export const noProposal = (categories: readonly Category[]): Proposal => ({
  pinned: null,
  categories,
  clause: null,
  template: null,
  text: null,
  note: '',
  lastFour: '',
})

export function keyOfRef(ref: EvidenceRef): string {
  return ref.kind === 'text' ? `${ref.type} ${ref.id} ${ref.version}` : `${ref.kind} ${ref.id}`
}

/** Those that are suggested come first, so that they have the first digits. */
export const inOrder = (candidates: readonly EvidenceCandidate[]): EvidenceCandidate[] => [
  ...candidates.filter(({ suggested }) => suggested),
  ...candidates.filter(({ suggested }) => !suggested),
]

/** The pieces that are pinned, of those that can be. */
export function pinnedOf(proposal: Proposal, candidates: readonly EvidenceCandidate[]): EvidenceCandidate[] {
  const { pinned } = proposal
  return candidates.filter(({ ref, suggested }) => (pinned ? pinned.includes(keyOfRef(ref)) : suggested))
}

/** The proposal with this piece pinned, or not pinned any more. */
export function turned(proposal: Proposal, candidates: readonly EvidenceCandidate[], ref: EvidenceRef): Proposal {
  const keys = pinnedOf(proposal, candidates).map((each) => keyOfRef(each.ref))
  const key = keyOfRef(ref)
  return { ...proposal, pinned: keys.includes(key) ? keys.filter((each) => each !== key) : [...keys, key] }
}

/** With this category, or without it. What the letter says is written anew, and the clause chosen anew. */
export function turnedCategory(proposal: Proposal, category: Category): Proposal {
  const { categories: now } = proposal
  const categories = now.includes(category) ? now.filter((each) => each !== category) : [...now, category]
  return { ...proposal, categories, clause: null, text: null }
}

/** The form, the clause and the letter that a proposal stands on. */
export type Stands = {
  readonly template: CatalogueEntryOf<'template'> | undefined
  readonly clause: CatalogueEntryOf<'clause'> | undefined
  /** exactly what the member will read */
  readonly text: string
}

export const formsOf = (kind: WithdrawalKind, { templates }: Letters['catalogue']): CatalogueEntryOf<'template'>[] =>
  templatesFor(templates, kind === 'withdrawal' ? 'withdraw' : 'reverse')

export function standsOn(proposal: Proposal, kind: WithdrawalKind, about: About, words: Letters, now: string): Stands {
  const { catalogue } = words
  const forms = formsOf(kind, catalogue)
  const template = forms.find(({ id }) => id === proposal.template) ?? forms[0]
  const categories = kind === 'withdrawal' ? proposal.categories : []
  const named = proposal.clause ?? template?.data.clause ?? null
  const clause = clauseForTemplate(catalogue, categories[0], named)
  if (!template) return { template, clause, text: proposal.text ?? '' }
  const { title, body } = about.content
  const subject = { target: about.target.type, title, body, categories, passages: [], now }
  const data = { ...template.data, clause: clause?.id ?? null }
  return { template, clause, text: proposal.text ?? renderMemberMessage({ data }, subject, words) }
}

type Proposed = Pick<Proposal, 'categories' | 'clause'> & { readonly kind: WithdrawalKind; readonly text: string }

/** A letter in the words of whoever reads it, while it says what one of the forms says; `null`: it was edited by hand. */
export function readAs(
  { kind, text, categories, clause }: Proposed,
  about: About,
  { sent, read }: { readonly sent: Letters; readonly read: Letters },
  now: string,
): string | null {
  const withForm = (template: string): Proposal => ({ ...noProposal(categories), clause, template })
  const form = formsOf(kind, sent.catalogue).find(
    ({ id }) => standsOn(withForm(id), kind, about, sent, now).text === text,
  )
  return form ? standsOn(withForm(form.id), kind, about, read, now).text : null
}

export type ProposalProblem =
  | 'evidence'
  | 'tooMany'
  | 'category'
  | 'clause'
  | 'template'
  | 'text'
  | 'unfilled'
  | 'tooLong'
  | 'lastFour'
  | 'lastFourWrong'

/** What a proposal still lacks, in the order in which it is asked for; `null`: nothing. */
export function problemOf(
  proposal: Proposal,
  kind: WithdrawalKind,
  { candidates, memberId }: WithdrawalDraft,
  { template, clause, text }: Stands,
): ProposalProblem | null {
  const pinned = pinnedOf(proposal, candidates).length
  if (pinned === 0) return 'evidence'
  if (pinned > MAX_EVIDENCE_PIECES) return 'tooMany'
  if (kind === 'withdrawal' && proposal.categories.length === 0) return 'category'
  if (kind === 'withdrawal' && !clause) return 'clause'
  if (!template) return 'template'
  if (text.trim() === '') return 'text'
  if (unfilledVariableNames(text).length > 0) return 'unfilled'
  if (text.length > MAX_TEXT_LENGTH) return 'tooLong'
  if (proposal.lastFour.trim() === '') return 'lastFour'
  return proposal.lastFour.trim() === lastFourOf(memberId) ? null : 'lastFourWrong'
}
