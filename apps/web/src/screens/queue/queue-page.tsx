import { may } from '@mimamori/policy/staff/role-permissions'
import { Button } from '@mimamori/ui/button'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useCallback, useEffect } from 'react'
import { queries } from '../../api/api-queries.ts'
import { preload } from '../../api/idle-loading.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useKeycap, useKeys } from '../../keys/keys-provider.tsx'
import { lazyOptional, lazyWithFallback } from '../../parts/lazy-part.tsx'
import { queueQueryOf } from '../../queue/queue-address.ts'
import { useQueue, useQueueCounts } from '../../queue/use-queue.ts'
import { useDesk } from '../desk-context.tsx'
import { PageTitle } from '../page-title.tsx'
import { type QueuePlace, reviewSearch, useQueuePlace } from '../queue-place.ts'
import { type CaseClaims, useClaim } from '../use-claim-case.ts'
import { QueueList } from './queue-list.tsx'

const ProposedOutcomes = lazy(lazyOptional(() => import('./proposed-outcomes.tsx')))
const NewEnquiryButton = lazy(lazyWithFallback(() => import('./new-enquiry-button.tsx')))

/** A view of the queue: what burns first, and the one step forward. */
export function QueuePage(): ReactNode {
  const { view } = useParams({ from: '/queue/$view' })
  const { at, ...search } = useSearch({ from: '/queue/$view' })
  const { queue, shell } = useCopy()
  const place = useQueuePlace(view, search)
  const list = useQueue(place)
  const counts = useQueueCounts(true)
  const { claim, claimNext, claiming, problem } = useClaim()
  usePreloadReview()
  const show = useOpenFromList(place)
  const next = useClaimNext(place, claimNext, show)
  return (
    <div className="flex h-full flex-col">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
        <div>
          <PageTitle
            count={view === 'overdue' ? counts && counts.overdue - counts.overdueAppeals : counts?.views[view]}
          >
            {queue.titles[view]}
          </PageTitle>
          <p className="text-sm text-ink2">
            {queue.notes[view]}
            {view === 'overdue' && counts && counts.overdueAppeals > 0 ? (
              <Link to="/appeals" search={{ list: 'open' }} className="ml-2 text-accent hover:underline">
                {shell.appeals} {counts.overdueAppeals.toLocaleString('en')}
              </Link>
            ) : null}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-3">
          {problem ? (
            <p role="alert" className="text-sm text-red">
              {problem}
            </p>
          ) : null}
          {view === 'enquiries' ? (
            <Suspense>
              <NewEnquiryButton />
            </Suspense>
          ) : null}
          {next ? <ForwardButtons view={view} claiming={claiming} onNext={next} /> : null}
        </div>
      </div>
      {view === 'reminders' ? (
        <Suspense>
          <ProposedOutcomes />
        </Suspense>
      ) : null}
      <Suspense fallback={<SkeletonRows rows={14} label={queue.titles[view]} />}>
        <QueueList key={view} place={place} list={list} counts={counts} startAt={at} claim={claim} onShow={show} />
      </Suspense>
    </div>
  )
}

/** Opens a case of this list. The address of the list keeps which, so that Back selects its row. */
function useOpenFromList(place: QueuePlace): (caseId: string) => void {
  const router = useRouter()
  return useCallback(
    (caseId) => {
      const { view } = place
      const here = router.buildLocation({
        to: '/queue/$view',
        params: { view },
        search: (now) => ({ ...now, at: caseId }),
      })
      router.history.replace(here.href)
      // else the browser would only hear of the second of two addresses
      router.history.flush()
      void router.navigate({ to: '/review/$caseId', params: { caseId }, search: reviewSearch(place) })
    },
    [router, place],
  )
}

/** Claims the next case of the filtered and sorted list. `null`: this view has none to claim. */
function useClaimNext(place: QueuePlace, claimNext: CaseClaims['claimNext'], show: (caseId: string) => void) {
  const { me } = useDesk()
  const { view, narrowing } = place
  const next = useCallback(async () => {
    if (view === 'mine') return
    const taken = await claimNext({ view, ...queueQueryOf(narrowing) })
    if (taken) show(taken.id)
  }, [claimNext, show, view, narrowing])
  const canClaim = may(me.role, view === 'escalated' ? 'cases.lead' : 'cases.decide') && view !== 'mine'
  const press = useCallback(() => void next(), [next])
  useKeys({ claim: press, ...(view === 'patrol' ? {} : { open: press }) }, canClaim)
  return canClaim ? press : null
}

/** While the list is read, load what the review screen needs. */
function usePreloadReview(): void {
  const cache = useQueryClient()
  useEffect(() => {
    const timer = setTimeout(() => preload(() => import('../review/review-page.tsx')), 300)
    void cache.invalidateQueries({ queryKey: queries.queue.counts.queryKey() })
    return () => clearTimeout(timer)
  }, [cache])
}

type ForwardProps = { view: QueuePlace['view']; claiming: boolean; onNext: () => void }

/** Buttons that claim the next case; in patrol, the page-by-page screen comes first. */
function ForwardButtons({ view, claiming, onNext }: ForwardProps): ReactNode {
  const { queue } = useCopy()
  const keycap = useKeycap()
  const navigate = useNavigate()
  const search = useSearch({ from: '/queue/$view' })
  const patrols = view === 'patrol'
  const read = () => void navigate({ to: '/patrol', search })
  useKeys({ open: read }, patrols)
  return (
    <>
      <Button
        variant={patrols ? 'outline' : 'primary'}
        keycap={keycap('claim')}
        disabled={claiming}
        onClick={onNext}
        className="font-semibold"
      >
        {claiming ? queue.claiming : queue.claimNext}
      </Button>
      {patrols ? (
        <Button variant="primary" keycap="Enter" onClick={read} className="font-semibold">
          {queue.read}
        </Button>
      ) : null}
    </>
  )
}
