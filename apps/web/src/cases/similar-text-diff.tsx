import type { Review } from '@mimamori/contract/cases/review-contract'
import type { SimilarText } from '@mimamori/contract/search/search-contract'
import { Button } from '@mimamori/ui/button'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { ContentDiff } from './content-diff.tsx'

/** Ref that focuses an element when it is mounted. */
const focusOnMount = (button: HTMLButtonElement | null): void => button?.focus()

/** What differs between the text of the case and a similar one. */
export function SimilarTextDiff({
  review,
  other,
  onBack,
}: {
  review: Review
  other: SimilarText
  onBack: () => void
}): ReactNode {
  const related = useMessages('search').related
  const otherCase = other.case
  return (
    <section className="py-3" aria-label={otherCase ? related.comparing(otherCase.number) : related.comparingText}>
      <div className="mb-3 flex flex-wrap items-center gap-3 text-sm text-ink2">
        <h2 className="font-semibold">{otherCase ? related.comparing(otherCase.number) : related.comparingText}</h2>
        <span>{related.legend}</span>
        <Button small onClick={onBack} ref={focusOnMount}>
          {related.back}
        </Button>
        {otherCase ? (
          <Link
            to="/review/$caseId"
            params={{ caseId: otherCase.id }}
            search={{ queue: 'flagged' }}
            className="inline-flex min-h-6 items-center text-accent underline-offset-2 hover:underline"
          >
            {related.openCase(otherCase.number)}
          </Link>
        ) : null}
      </div>
      <ContentDiff before={other} after={review.content} />
    </section>
  )
}
