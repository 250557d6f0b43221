import type { QueueItem } from '@mimamori/contract/queue/queue'
import { may } from '@mimamori/policy/staff/roles'
import { Button } from '@mimamori/ui/button'
import { Notice } from '@mimamori/ui/notice'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { CloudOff } from 'lucide-react'
import { lazy, Suspense, useCallback, useEffect } from 'react'
import { queries } from '../api/queries.ts'
import { useKeycap, useKeys } from '../keys/keys.tsx'
import { useCopy } from '../language/language.tsx'
import { useCounts, useQueue } from '../queue/use-queue.ts'
import { useDesk } from './desk-context.tsx'
import { PageTitle } from './page-title.tsx'
import { QueueEmpty } from './queue-empty.tsx'
import { useClaim } from './use-claim.ts'

const loadTable = () => import('../queue/steady-table.tsx')
const SteadyTable = lazy(loadTable)
const Initials = lazy(() => import('../live/initials.tsx'))
// beside what stands in it
void loadTable()

/** the case opened last in each view, so that Back returns to its place */
const lastOpened = new Map<string, string>()

/** A view of the queue: what burns first, and the one step forward. */
export function QueuePage() {
  const { view } = useParams({ from: '/queue/$view' })
  const { queue } = useCopy()
  const { me } = useDesk()
  const keycap = useKeycap()
  const navigate = useNavigate()
  const list = useQueue(view)
  const counts = useCounts(true)
  const { claim, claimNext, claiming, problem } = useClaim()
  useWarmUp()
  const show = useCallback(
    (caseId: string) => {
      lastOpened.set(view, caseId)
      void navigate({ to: '/review/$caseId', params: { caseId }, search: { queue: view } })
    },
    [navigate, view],
  )
  const open = useCallback(
    (item: QueueItem) => {
      if (item.holder !== null) return show(item.id)
      void claim(item.id).then(() => show(item.id))
    },
    [claim, show],
  )
  const next = useCallback(async () => {
    const review = await claimNext(view === 'patrol' ? 'patrol' : 'flagged')
    if (review) show(review.id)
  }, [claimNext, show, view])
  const canClaim = may(me.role, 'cases.decide') && view !== 'mine'
  useKeys({ claim: () => void next(), open: () => void next() }, canClaim)
  const hrefOf = useCallback((item: QueueItem) => `/review/${item.id}?queue=${view}`, [view])
  const present = useCallback(
    (caseId: string) => (
      <Suspense>
        <Initials caseId={caseId} staffId={me.id} />
      </Suspense>
    ),
    [me.id],
  )
  const more = useCallback(() => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
  }, [list.hasNextPage, list.isFetchingNextPage, list.fetchNextPage])
  return (
    <div className="flex h-full flex-col">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
        <div>
          <PageTitle>{queue.titles[view]}</PageTitle>
          <p className="text-sm text-ink2">{queue.notes[view]}</p>
        </div>
        <div className="flex items-center gap-3">
          {problem ? (
            <p role="alert" className="text-sm text-red">
              {problem}
            </p>
          ) : null}
          {canClaim ? (
            <Button
              look="primary"
              keycap={keycap('claim')}
              disabled={claiming}
              onClick={() => void next()}
              className="font-semibold"
            >
              {claiming ? queue.claiming : queue.claimNext}
            </Button>
          ) : null}
        </div>
      </div>
      {list.isPending ? <SkeletonRows rows={14} label={queue.titles[view]} /> : null}
      {list.isError && list.items.length === 0 ? <QueueFailed onRetry={() => void list.refetch()} /> : null}
      {list.isSuccess && list.items.length === 0 ? <QueueEmpty view={view} counts={counts} /> : null}
      {list.items.length > 0 ? (
        <Suspense fallback={<SkeletonRows rows={14} label={queue.titles[view]} />}>
          <SteadyTable
            key={view}
            items={list.items}
            label={queue.titles[view]}
            startAt={lastOpened.get(view)}
            present={present}
            hrefOf={hrefOf}
            onOpen={open}
            onEnd={more}
          />
        </Suspense>
      ) : null}
    </div>
  )
}

function QueueFailed({ onRetry }: { onRetry: () => void }) {
  const { queue } = useCopy()
  return (
    <Notice
      problem
      icon={<CloudOff size={18} />}
      title={queue.failed}
      actions={<Button onClick={onRetry}>{queue.retry}</Button>}
    >
      {queue.failedKept}
    </Notice>
  )
}

/** While the list is read, load what the review screen needs. */
function useWarmUp(): void {
  const cache = useQueryClient()
  useEffect(() => {
    const timer = setTimeout(() => void import('./review-page.tsx'), 300)
    void cache.invalidateQueries({ queryKey: queries.queue.counts.queryKey() })
    return () => clearTimeout(timer)
  }, [cache])
}
