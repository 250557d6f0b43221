import type { Review } from '@mimamori/contract/cases/review-contract'
import type { DecisionDraft } from '@mimamori/policy/drafts/draft-model'
import type { ReactNode } from 'react'
import { ClausePanel } from '../../cases/clause-panel.tsx'
import { categoryInFocus } from '../../decisions/column/selected-template.ts'
import { useCaseCatalogue } from '../../parts/use-letters.tsx'

/**
 * The guideline clause of the category chosen in the draft, else of the suspected one. Lazy, so that the case paints first;
 * default, because `lazy()` needs it.
 */
export default function ReviewClause({ review, draft }: { review: Review; draft: DecisionDraft }): ReactNode {
  const catalogue = useCaseCatalogue(review.judgedOn)
  return (
    <ClausePanel
      category={categoryInFocus(draft, review.suspected, catalogue)}
      judgedOn={review.judgedOn}
      next={review.next}
    />
  )
}
