import type { Review } from '@mimamori/contract/cases/review-contract'
import type { ReactNode } from 'react'
import { ClausePanel } from '../../cases/clause-panel.tsx'
import type { DecisionDraft } from '../../decisions/column/decision-draft.ts'
import { categoryInFocus } from '../../decisions/column/selected-template.ts'
import { useCaseCatalogue } from '../../i18n/use-letters.tsx'

/** The clause of what is being decided. Loaded with the catalogue, after the case is painted. */
export default function ReviewClause({ review, draft }: { review: Review; draft: DecisionDraft }): ReactNode {
  const catalogue = useCaseCatalogue(review.judgedOn)
  return <ClausePanel category={categoryInFocus(draft, review.suspected, catalogue)} judgedOn={review.judgedOn} />
}
