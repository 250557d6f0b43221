import type { Review } from '@mimamori/contract/cases/review-contract'
import type { ReversibleLine } from '@mimamori/contract/decisions/decision-contract'
import type { DecisionDraft } from '@mimamori/policy/drafts/draft-model'
import type { MessageSubject } from './compose-decision.ts'

/** Measures that can be reversed; `undefined`: not loaded yet. */
export type ReversibleLines = readonly ReversibleLine[] | undefined

/** The subject of the message: the text on screen, or the text of the measure to be reversed. */
export function messageSubjectOf(draft: DecisionDraft, review: Review, back: ReversibleLines): MessageSubject {
  const line = draft.panel === 'reverse' ? back?.find(({ measureId }) => measureId === draft.selectedId) : undefined
  return line ? { target: line.target, content: { title: line.title, body: '' } } : review
}
