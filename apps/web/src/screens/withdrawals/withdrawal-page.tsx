import type { WithdrawalView, WithdrawalViewName } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useRef } from 'react'
import { queries } from '../../api/api-queries.ts'
import { diffText } from '../../cases/diff-text.ts'
import { TextDiff } from '../../cases/text-diff.tsx'
import { useLanguage } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { lazyOptional } from '../../parts/lazy-part.tsx'
import { useOpenedEvidence } from '../../withdrawals/use-opened-evidence.ts'
import { useStopNavigation } from '../../withdrawals/use-stop-navigation.ts'
import { WithdrawalEvidenceList } from '../../withdrawals/withdrawal-evidence-list.tsx'
import { WithdrawalEffects, WithdrawalFacts, WithdrawalMessage } from '../../withdrawals/withdrawal-facts.tsx'
import { WithdrawalStateTag } from '../../withdrawals/withdrawal-state-tag.tsx'
import { WithdrawalTimeline } from '../../withdrawals/withdrawal-timeline.tsx'
import { useDesk } from '../desk-context.tsx'
import { ItemFailed } from '../item-failed.tsx'
import { PageTitle } from '../page-title.tsx'
import { WITHDRAWALS_POLL_INTERVAL_MS } from './use-withdrawal-operation.ts'
import { WithdrawalActions } from './withdrawal-actions.tsx'

/** One withdrawal, with all that a second person needs to decide: evidence, effects, the exact text. */
export function WithdrawalPage(): ReactNode {
  const copy = useMessages('withdrawals')
  const { withdrawalId } = useParams({ from: '/withdrawals/$withdrawalId' })
  const query = useQuery({
    ...queries.withdrawals.get.queryOptions({ input: { withdrawalId } }),
    refetchInterval: WITHDRAWALS_POLL_INTERVAL_MS,
  })
  if (query.data) return <WithdrawalScreen key={withdrawalId} withdrawal={query.data} />
  if (query.isError) {
    const back = (
      <BackToWithdrawals view="waiting" framed>
        {copy.back}
      </BackToWithdrawals>
    )
    return <ItemFailed error={query.error} copy={copy} onRetry={() => void query.refetch()} back={back} />
  }
  return <Loading />
}

function Loading() {
  const copy = useMessages('withdrawals')
  return (
    <div className="px-4 pt-3">
      <PageTitle>{copy.title}</PageTitle>
      <SkeletonRows rows={12} label={copy.title} />
    </div>
  )
}

/** The changes between the pinned version of a text and its newest. */
const renderDifference = (before: string, after: string) => <TextDiff changes={diffText(before, after)} />

const LetterTranslation = lazy(lazyOptional(() => import('./letter-translation.tsx')))

/** One withdrawal: facts, evidence, message and what can be done. */
function WithdrawalScreen({ withdrawal }: { withdrawal: WithdrawalView }): ReactNode {
  const copy = useMessages('withdrawals')
  const { language } = useLanguage()
  const { me } = useDesk()
  const navigate = useNavigate()
  const page = useRef<HTMLDivElement>(null)
  useStopNavigation(page)
  useKeys({ escape: () => void navigate({ to: '/withdrawals', search: { view: listViewOf(withdrawal) } }) })
  const evidence = useOpenedEvidence(withdrawal.id, withdrawal.evidence)
  const read =
    language === 'ja' ? null : (
      <Suspense>
        <LetterTranslation withdrawal={withdrawal} />
      </Suspense>
    )
  const toHeading = () => document.querySelector<HTMLElement>('#screen h1')?.focus()
  return (
    <div ref={page} className="withdrawal">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section tabIndex={0} aria-label={copy.details} className="withdrawal-main">
        <header className="grid gap-1.5">
          <div className="flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <BackToWithdrawals view={listViewOf(withdrawal)}>
              <ChevronLeft size={14} aria-hidden="true" />
              {copy.back}
            </BackToWithdrawals>
            <WithdrawalStateTag line={withdrawal} />
          </div>
          <PageTitle>{copy.numbered(copy.kinds[withdrawal.kind], withdrawal.case.number)}</PageTitle>
        </header>
        <WithdrawalFacts withdrawal={withdrawal} />
        <WithdrawalEffects effects={withdrawal.effects} />
        <WithdrawalEvidenceList
          pieces={withdrawal.evidence}
          open={evidence.open}
          opening={evidence.opening}
          onToggle={evidence.turn}
          difference={renderDifference}
        />
        <WithdrawalMessage withdrawal={withdrawal} read={read} />
      </section>
      <div className="withdrawal-decide">
        <WithdrawalActions
          withdrawal={withdrawal}
          staffId={me.id}
          onLeavePanel={toHeading}
          onProposed={(id) => void navigate({ to: '/withdrawals/$withdrawalId', params: { withdrawalId: id } })}
        />
      </div>
      <div className="withdrawal-past">
        <WithdrawalTimeline withdrawal={withdrawal} />
      </div>
    </div>
  )
}

/** Link back to the list a withdrawal is in. */
function BackToWithdrawals({
  view,
  framed,
  children,
}: {
  view: WithdrawalViewName
  framed?: boolean
  children: ReactNode
}): ReactNode {
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

/** The view of the list that holds this withdrawal now. */
const listViewOf = ({ state, paused }: WithdrawalView): WithdrawalViewName => {
  if (paused) return 'paused'
  return state === 'proposed' ? 'waiting' : state === 'held' ? 'held' : 'past'
}
