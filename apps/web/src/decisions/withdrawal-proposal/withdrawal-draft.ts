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
import type { Letters } from '../../i18n/use-letters.tsx'
import type { MessageSubject } from '../column/compose-decision.ts'

/** A proposal as it is put together. */
export type ProposalDraft = {
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

export const emptyProposalDraft = (categories: readonly Category[]): ProposalDraft => ({
  pinned: null,
  categories,
  clause: null,
  template: null,
  text: null,
  note: '',
  lastFour: '',
})

export function evidenceKey(ref: EvidenceRef): string {
  return ref.kind === 'text' ? `${ref.type} ${ref.id} ${ref.version}` : `${ref.kind} ${ref.id}`
}

/** Those that are suggested come first, so that they have the first digits. */
export const suggestedFirst = (candidates: readonly EvidenceCandidate[]): EvidenceCandidate[] => [
  ...candidates.filter(({ suggested }) => suggested),
  ...candidates.filter(({ suggested }) => !suggested),
]

/** The pieces that are pinned, of those that can be. */
export function pinnedEvidence(proposal: ProposalDraft, candidates: readonly EvidenceCandidate[]): EvidenceCandidate[] {
  const { pinned } = proposal
  return candidates.filter(({ ref, suggested }) => (pinned ? pinned.includes(evidenceKey(ref)) : suggested))
}

/** The proposal with this piece pinned, or not pinned any more. */
export function toggleEvidence(
  proposal: ProposalDraft,
  candidates: readonly EvidenceCandidate[],
  ref: EvidenceRef,
): ProposalDraft {
  const keys = pinnedEvidence(proposal, candidates).map((each) => evidenceKey(each.ref))
  const key = evidenceKey(ref)
  return { ...proposal, pinned: keys.includes(key) ? keys.filter((each) => each !== key) : [...keys, key] }
}

/** With this category, or without it. What the letter says is written anew, and the clause chosen anew. */
export function toggleProposalCategory(proposal: ProposalDraft, category: Category): ProposalDraft {
  const { categories: now } = proposal
  const categories = now.includes(category) ? now.filter((each) => each !== category) : [...now, category]
  return { ...proposal, categories, clause: null, text: null }
}

/** The form, the clause and the letter that a proposal stands on. */
export type ResolvedProposal = {
  readonly template: CatalogueEntryOf<'template'> | undefined
  readonly clause: CatalogueEntryOf<'clause'> | undefined
  /** exactly what the member will read */
  readonly text: string
}

export const withdrawalTemplates = (
  kind: WithdrawalKind,
  { templates }: Letters['catalogue'],
): CatalogueEntryOf<'template'>[] => templatesFor(templates, kind === 'withdrawal' ? 'withdraw' : 'reverse')

export function resolveProposal(
  proposal: ProposalDraft,
  kind: WithdrawalKind,
  about: MessageSubject,
  words: Letters,
  now: string,
): ResolvedProposal {
  const { catalogue } = words
  const forms = withdrawalTemplates(kind, catalogue)
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

type SentProposal = Pick<ProposalDraft, 'categories' | 'clause'> & {
  readonly kind: WithdrawalKind
  readonly text: string
}

/** A letter in the words of whoever reads it, while it says what one of the forms says; `null`: it was edited by hand. */
export function translateProposalMessage(
  { kind, text, categories, clause }: SentProposal,
  about: MessageSubject,
  { sent, read }: { readonly sent: Letters; readonly read: Letters },
  now: string,
): string | null {
  const withForm = (template: string): ProposalDraft => ({ ...emptyProposalDraft(categories), clause, template })
  const form = withdrawalTemplates(kind, sent.catalogue).find(
    ({ id }) => resolveProposal(withForm(id), kind, about, sent, now).text === text,
  )
  return form ? resolveProposal(withForm(form.id), kind, about, read, now).text : null
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
export function proposalProblem(
  proposal: ProposalDraft,
  kind: WithdrawalKind,
  { candidates, memberId }: WithdrawalDraft,
  { template, clause, text }: ResolvedProposal,
): ProposalProblem | null {
  const pinned = pinnedEvidence(proposal, candidates).length
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
