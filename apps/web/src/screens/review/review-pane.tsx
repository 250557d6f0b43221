import { Button } from '@mimamori/ui/button'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleAlert } from 'lucide-react'
import { lazy, memo, type ReactNode, Suspense } from 'react'
import { queries } from '../../api/api-queries.ts'
import { isMissing } from '../../api/call-failure.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useKeycap } from '../../keys/keys-provider.tsx'
import { lazyWithFallback } from '../../parts/lazy-part.tsx'
import { useDocumentTitle } from '../../parts/use-document-title.ts'
import { ReviewCase, type ReviewPaneProps } from './review-case.tsx'
import { ReviewSkeleton } from './review-skeleton.tsx'

const ReminderReview = lazy(lazyWithFallback(() => import('./reminder-review.tsx')))
const EnquiryReview = lazy(lazyWithFallback(() => import('./enquiry-review.tsx')))

const POLL_INTERVAL_MS = 20_000

/** One case of the review stack, on screen, or upcoming and hidden. */
export const ReviewPane = memo(function ReviewPane(props: ReviewPaneProps) {
  const { caseId, active } = props
  const query = useQuery({
    ...queries.cases.get.queryOptions({ input: { caseId } }),
    staleTime: 15_000,
    refetchInterval: active ? POLL_INTERVAL_MS : false,
    refetchOnWindowFocus: false,
  })
  if (query.data?.kind === 'review') return <ReviewCase {...props} review={query.data} />
  if (query.data)
    return (
      <Suspense fallback={active ? <ReviewSkeleton /> : null}>
        {query.data.kind === 'reminder' ? (
          <ReminderReview {...props} review={query.data} />
        ) : (
          <EnquiryReview {...props} review={query.data} />
        )}
      </Suspense>
    )
  if (!active) return null
  if (query.isError) return <CaseFailed error={query.error} onRetry={() => void query.refetch()} />
  return <ReviewSkeleton />
})

/** Shown when the next case could not be claimed: the queue is not empty, and no decision is lost. */
export function NextFailed({ onRetry }: { onRetry: () => void }): ReactNode {
  const { cases } = useCopy()
  const keycap = useKeycap()
  useDocumentTitle(cases.nextFailed)
  return (
    <ScreenMessage
      problem
      heading="h1"
      focusOnMount
      icon={<CircleAlert size={18} />}
      title={cases.nextFailed}
      actions={
        <Button keycap={keycap('claim')} onClick={onRetry}>
          {cases.retry}
        </Button>
      }
    >
      {cases.nextFailedKept}
    </ScreenMessage>
  )
}

function CaseFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { cases } = useCopy()
  const missing = isMissing(error)
  useDocumentTitle(missing ? cases.notFound : cases.failed)
  return (
    <ScreenMessage
      problem
      heading="h1"
      icon={<CircleAlert size={18} />}
      title={missing ? cases.notFound : cases.failed}
      actions={
        <>
          {missing ? null : <Button onClick={onRetry}>{cases.retry}</Button>}
          <Link
            to="/queue/$view"
            params={{ view: 'flagged' }}
            className="inline-flex min-h-8 items-center rounded-md border border-line2 bg-panel px-3 hover:bg-hover"
          >
            {cases.toQueue}
          </Link>
        </>
      }
    >
      {missing ? cases.notFoundNext : cases.failedKept}
    </ScreenMessage>
  )
}
