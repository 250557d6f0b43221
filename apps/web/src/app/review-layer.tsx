import { Button } from '@mimamori/ui/button'
import { Notice } from '@mimamori/ui/notice'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleAlert } from 'lucide-react'
import { memo } from 'react'
import { isMissing } from '../api/failure.ts'
import { queries } from '../api/queries.ts'
import { useKeycap } from '../keys/keys.tsx'
import { useCopy } from '../language/language.tsx'
import { useTitle } from '../language/title.ts'
import { type LayerProps, ReviewCase } from './review-case.tsx'
import { ReviewSkeleton } from './review-skeleton.tsx'

const LOOK_AGAIN_MS = 20_000

/** One case of the stage, on screen or ready beneath it. */
export const ReviewLayer = memo(function ReviewLayer(props: LayerProps) {
  const { caseId, active } = props
  const query = useQuery({
    ...queries.cases.get.queryOptions({ input: { caseId } }),
    staleTime: 15_000,
    refetchInterval: active ? LOOK_AGAIN_MS : false,
    refetchOnWindowFocus: false,
  })
  if (query.data) return <ReviewCase {...props} review={query.data} />
  if (!active) return null
  if (query.isError) return <CaseFailed error={query.error} onRetry={() => void query.refetch()} />
  return <ReviewSkeleton />
})

/** The next case could not be asked for: neither the end of the queue nor the loss of a decision. */
export function NextFailed({ onRetry }: { onRetry: () => void }) {
  const { cases } = useCopy()
  const keycap = useKeycap()
  useTitle(cases.nextFailed)
  return (
    <Notice
      problem
      heading="h1"
      arrives
      icon={<CircleAlert size={18} />}
      title={cases.nextFailed}
      actions={
        <Button keycap={keycap('claim')} onClick={onRetry}>
          {cases.retry}
        </Button>
      }
    >
      {cases.nextFailedKept}
    </Notice>
  )
}

function CaseFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { cases } = useCopy()
  const missing = isMissing(error)
  useTitle(missing ? cases.notFound : cases.failed)
  return (
    <Notice
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
    </Notice>
  )
}
