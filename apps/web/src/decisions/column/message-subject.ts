import type { Review } from '@mimamori/contract/cases/review-contract'
import type { ReversibleLine } from '@mimamori/contract/decisions/decision-contract'
import type { MessageSubject } from './compose-decision.ts'
import type { DecisionDraft } from './decision-draft.ts'

/** What can be taken back; `undefined`: not known yet. */
export type ReversibleLines = readonly ReversibleLine[] | undefined

/** What the letter is about: the text on screen, or that of the measure to be taken back. */
export function messageSubjectOf(draft: DecisionDraft, review: Review, back: ReversibleLines): MessageSubject {
  const line = draft.panel === 'reverse' ? back?.find(({ measureId }) => measureId === draft.form) : undefined
  return line ? { target: line.target, content: { title: line.title, body: '' } } : review
}
