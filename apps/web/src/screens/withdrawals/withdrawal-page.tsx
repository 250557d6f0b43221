import type { WithdrawalView } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useRef } from 'react'
import { queries } from '../../api/api-queries.ts'
import { failureOf } from '../../api/call-failure.ts'
import { diffText } from '../../cases/diff-text.ts'
import { TextDiff } from '../../cases/text-diff.tsx'
import { failureMessage } from '../../decisions/failure-message.ts'
import { useAnnounce } from '../../i18n/announcer.tsx'
import { useLanguage } from '../../i18n/language-provider.tsx'
import { lazyOptional } from '../../i18n/lazy-part.tsx'
import { useWithdrawalCopy, useWithdrawalRefusalWords } from '../../i18n/withdrawal-copy.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { useOpenedEvidence } from '../../withdrawals/use-opened-evidence.ts'
import { useStopNavigation } from '../../withdrawals/use-stop-navigation.ts'
import { WithdrawalEvidenceList } from '../../withdrawals/withdrawal-evidence-list.tsx'
import { WithdrawalEffects, WithdrawalFacts, WithdrawalMessage } from '../../withdrawals/withdrawal-facts.tsx'
import { WithdrawalStateTag } from '../../withdrawals/withdrawal-state-tag.tsx'
import { WithdrawalTimeline } from '../../withdrawals/withdrawal-timeline.tsx'
import { useDesk } from '../desk-context.tsx'
import { ItemFailed } from '../item-failed.tsx'
import { PageTitle } from '../page-title.tsx'
import { WITHDRAWALS_POLL_INTERVAL_MS } from './use-withdrawal-mutation.ts'
import { WithdrawalActions } from './withdrawal-actions.tsx'

/** How a pinned text became its newest version. */
const renderDifference = (before: string, after: string) => <TextDiff changes={diffText(before, after)} />

const LetterTranslation = lazy(lazyOptional(() => import('./letter-translation.tsx')))

/** One withdrawal, with all that a second person needs to decide: evidence, effects, the exact text. */
export function WithdrawalPage(): ReactNode {
  const copy = useWithdrawalCopy()
  const { withdrawalId } = useParams({ from: '/withdrawals/$withdrawalId' })
  const query = useQuery({
    ...queries.withdrawals.get.queryOptions({ input: { withdrawalId } }),
    refetchInterval: WITHDRAWALS_POLL_INTERVAL_MS,
  })
  if (query.data) return <WithdrawalScreen key={withdrawalId} it={query.data} />
  if (query.isError) {
    const back = (
      <ToList view="waiting" framed>
        {copy.back}
      </ToList>
    )
    return <ItemFailed error={query.error} copy={copy} onRetry={() => void query.refetch()} back={back} />
  }
  return <Loading />
}

function Loading() {
  const copy = useWithdrawalCopy()
  return (
    <div className="px-4 pt-3">
      <PageTitle>{copy.title}</PageTitle>
      <SkeletonRows rows={12} label={copy.title} />
    </div>
  )
}

type View = 'waiting' | 'held' | 'paused' | 'past'

function ToList({ view, framed, children }: { view: View; framed?: boolean; children: ReactNode }) {
  return (
    <Link
      to="/withdrawals"
      search={{ view }}
      className={
        framed
          ? 'inline-flex min-h-8 items-center rounded-md border border-line2 bg-panel px-3 hover:bg-hover'
          : '-ml-1.5 inline-flex min-h-6 items-center gap-0.5 rounded-md px-1 text-ink2 hover:bg-hover hover:text-ink'
      }
    >
      {children}
    </Link>
  )
}

/** The view of the list in which it stands now. */
const listViewOf = ({ state, paused }: WithdrawalView): View => {
  if (paused) return 'paused'
  return state === 'proposed' ? 'waiting' : state === 'held' ? 'held' : 'past'
}

function WithdrawalScreen({ it }: { it: WithdrawalView }) {
  const copy = useWithdrawalCopy()
  const words = useWithdrawalRefusalWords()
  const { language } = useLanguage()
  const { me } = useDesk()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const cache = useQueryClient()
  const page = useRef<HTMLDivElement>(null)
  useStopNavigation(page)
  useKeys({ escape: () => void navigate({ to: '/withdrawals', search: { view: listViewOf(it) } }) })
  const evidence = useOpenedEvidence({
    withdrawalId: it.id,
    pieces: it.evidence,
    onOpened: () => void cache.invalidateQueries({ queryKey: queries.withdrawals.get.key() }),
    onFailed: (error) => announce(copy.failedTo(failureMessage(words, failureOf(error))), true),
  })
  const read =
    language === 'ja' ? null : (
      <Suspense>
        <LetterTranslation it={it} />
      </Suspense>
    )
  const toHeading = () => document.querySelector<HTMLElement>('#screen h1')?.focus()
  return (
    <div ref={page} className="withdrawal">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section tabIndex={0} aria-label={copy.details} className="withdrawal-main">
        <header className="grid gap-1.5">
          <div className="flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <ToList view={listViewOf(it)}>
              <ChevronLeft size={14} aria-hidden="true" />
              {copy.back}
            </ToList>
            <WithdrawalStateTag line={it} />
          </div>
          <PageTitle>{copy.numbered(copy.kinds[it.kind], it.case.number)}</PageTitle>
        </header>
        <WithdrawalFacts it={it} />
        <WithdrawalEffects effects={it.effects} />
        <WithdrawalEvidenceList
          pieces={it.evidence}
          open={evidence.open}
          opening={evidence.opening}
          onToggle={evidence.turn}
          difference={renderDifference}
        />
        <WithdrawalMessage it={it} read={read} />
      </section>
      <div className="withdrawal-decide">
        <WithdrawalActions
          it={it}
          staffId={me.id}
          onLeavePanel={toHeading}
          onProposed={(id) => void navigate({ to: '/withdrawals/$withdrawalId', params: { withdrawalId: id } })}
        />
      </div>
      <div className="withdrawal-past">
        <WithdrawalTimeline it={it} />
      </div>
    </div>
  )
}
