import type { WithdrawalView } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useRef } from 'react'
import { failureOf } from '../api/failure.ts'
import { queries } from '../api/queries.ts'
import { Changes } from '../cases/changes.tsx'
import { diff } from '../cases/diff.ts'
import { failureWords } from '../decisions/failure-words.ts'
import { useKeys } from '../keys/keys.tsx'
import { useAnnounce } from '../language/announce.tsx'
import { useLanguage } from '../language/language.tsx'
import { orNothing } from '../language/part.tsx'
import { useProtocolWords, useWithdrawalCopy } from '../language/withdrawal-copy.ts'
import { EvidenceList } from '../withdrawals/evidence-list.tsx'
import { Effects, Facts, Letter } from '../withdrawals/facts.tsx'
import { StateTag } from '../withdrawals/state-tag.tsx'
import { Timeline } from '../withdrawals/timeline.tsx'
import { useEvidence } from '../withdrawals/use-evidence.ts'
import { useStand } from '../withdrawals/use-stand.ts'
import { useDesk } from './desk-context.tsx'
import { OneFailed } from './one-failed.tsx'
import { PageTitle } from './page-title.tsx'
import { LOOK_AGAIN_MS } from './use-withdrawals.ts'
import { WithdrawalMoves } from './withdrawal-moves.tsx'

/** How a pinned text became its newest version. */
const difference = (before: string, after: string) => <Changes changes={diff(before, after)} />

const LetterRead = lazy(orNothing(() => import('./letter-read.tsx')))

/** One withdrawal, with all that a second person needs to decide: evidence, effects, the exact text. */
export function WithdrawalPage() {
  const copy = useWithdrawalCopy()
  const { withdrawalId } = useParams({ from: '/withdrawals/$withdrawalId' })
  const query = useQuery({
    ...queries.withdrawals.get.queryOptions({ input: { withdrawalId } }),
    refetchInterval: LOOK_AGAIN_MS,
  })
  if (query.data) return <Whole key={withdrawalId} it={query.data} />
  if (query.isError) {
    const back = (
      <ToList view="waiting" framed>
        {copy.back}
      </ToList>
    )
    return <OneFailed error={query.error} copy={copy} onRetry={() => void query.refetch()} back={back} />
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
const viewOf = ({ state, paused }: WithdrawalView): View => {
  if (paused) return 'paused'
  return state === 'proposed' ? 'waiting' : state === 'held' ? 'held' : 'past'
}

function Whole({ it }: { it: WithdrawalView }) {
  const copy = useWithdrawalCopy()
  const words = useProtocolWords()
  const { language } = useLanguage()
  const { me } = useDesk()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const cache = useQueryClient()
  const page = useRef<HTMLDivElement>(null)
  useStand(page)
  useKeys({ escape: () => void navigate({ to: '/withdrawals', search: { view: viewOf(it) } }) })
  const evidence = useEvidence({
    withdrawalId: it.id,
    pieces: it.evidence,
    onOpened: () => void cache.invalidateQueries({ queryKey: queries.withdrawals.get.key() }),
    onFailed: (error) => announce(copy.failedTo(failureWords(words, failureOf(error))), true),
  })
  const read =
    language === 'ja' ? null : (
      <Suspense>
        <LetterRead it={it} />
      </Suspense>
    )
  const toHeading = () => document.querySelector<HTMLElement>('#screen h1')?.focus()
  return (
    <div ref={page} className="withdrawal">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section tabIndex={0} aria-label={copy.details} className="withdrawal-main">
        <header className="grid gap-1.5">
          <div className="flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <ToList view={viewOf(it)}>
              <ChevronLeft size={14} aria-hidden="true" />
              {copy.back}
            </ToList>
            <StateTag line={it} />
          </div>
          <PageTitle>{copy.numbered(copy.kinds[it.kind], it.case.number)}</PageTitle>
        </header>
        <Facts it={it} />
        <Effects effects={it.effects} />
        <EvidenceList
          pieces={it.evidence}
          open={evidence.open}
          opening={evidence.opening}
          onTurn={evidence.turn}
          difference={difference}
        />
        <Letter it={it} read={read} />
      </section>
      <div className="withdrawal-decide">
        <WithdrawalMoves
          it={it}
          staffId={me.id}
          onLeavePanel={toHeading}
          onProposed={(id) => void navigate({ to: '/withdrawals/$withdrawalId', params: { withdrawalId: id } })}
        />
      </div>
      <div className="withdrawal-past">
        <Timeline it={it} />
      </div>
    </div>
  )
}
