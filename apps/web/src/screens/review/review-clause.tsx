import type { Review } from '@mimamori/contract/cases/review-contract'
import { Clause } from '../../cases/clause.tsx'
import type { Draft } from '../../decisions/draft.ts'
import { categoryInFocus } from '../../decisions/form-of.ts'
import { useCaseCatalogue } from '../../i18n/use-letters.tsx'

/** The clause of what is being decided. Loaded with the catalogue, after the case is painted. */
export default function ReviewClause({ review, draft }: { review: Review; draft: Draft }) {
  const catalogue = useCaseCatalogue(review.judgedOn)
  return <Clause category={categoryInFocus(draft, review.suspected, catalogue)} judgedOn={review.judgedOn} />
}
