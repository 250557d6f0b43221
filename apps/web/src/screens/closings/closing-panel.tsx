import type { ClosingState, ListedDifferences } from '@mimamori/contract/closings/closing-contract'
import { monthBounds } from '@mimamori/policy/closings/closing-model'
import { may } from '@mimamori/policy/staff/role-permissions'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useRef } from 'react'
import { queries } from '../../api/api-queries.ts'
import { formatCount } from '../../closings/closing-copy.ts'
import { ClosingDifferences } from '../../closings/closing-differences.tsx'
import { ClosingFiguresTable } from '../../closings/closing-figures-table.tsx'
import { ClosingRevisions } from '../../closings/closing-revisions.tsx'
import { FrozenFigures } from '../../closings/frozen-figures.tsx'
import { MonthStateTag } from '../../closings/month-state-tag.tsx'
import { UnfinishedCases } from '../../closings/unfinished-cases.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { Timestamp } from '../../parts/timestamp.tsx'
import { useDesk } from '../desk-context.tsx'
import { CLOSINGS_POLL_INTERVAL_MS, ClosingActions } from './closing-actions.tsx'

/** The closing of a month, beside its figures: its state, the actions and why they are refused, and every revision. */
export function ClosingPanel({ month }: { month: string }): ReactNode {
  const copy = useMessages('closings')
  const query = useQuery({
    ...queries.closings.state.queryOptions({ input: { month } }),
    refetchInterval: CLOSINGS_POLL_INTERVAL_MS,
  })
  if (query.data) return <Whole key={month} state={query.data} />
  if (!query.isError) return <SkeletonRows rows={8} label={copy.loading} />
  return <LoadFailed words={copy} onRetry={() => void query.refetch()} />
}

function Whole({ state }: { state: ClosingState }) {
  const copy = useMessages('closings')
  const { me } = useDesk()
  const heading = useRef<HTMLHeadingElement>(null)
  const { month, over, pending, revisions, since, unfinished } = state
  const reads = may(me.role, 'cases.read')
  return (
    <section aria-label={copy.title} className="grid content-start gap-4">
      <h2 ref={heading} tabIndex={-1} className="flex items-center gap-2 font-semibold outline-none">
        {copy.month(month)}
        <MonthStateTag state={state} />
      </h2>
      <ClosingStateLine state={state} />
      {pending?.changed ? (
        <ClosingDifferences
          title={copy.changed(formatCount(pending.changed.decisions))}
          next={copy.changedNext}
          of={pending.changed}
        >
          <ToChanges closingId={pending.id} of={pending.changed} />
        </ClosingDifferences>
      ) : null}
      {pending ? <FrozenFigures frozen={pending} /> : null}
      {since && !pending ? (
        <ClosingDifferences title={copy.since(formatCount(since.decisions))} next={copy.sinceNext} of={since}>
          <ToChanges closingId={revisions[0]?.id ?? ''} of={since} />
        </ClosingDifferences>
      ) : null}
      {over && revisions.length === 0 && !pending ? <ClosingFiguresTable tables={state.now} /> : null}
      {over && revisions.length === 0 ? (
        <UnfinishedCases
          of={unfinished}
          quiet={pending !== null}
          renderCase={({ id, number }) =>
            reads ? (
              <Link
                to="/review/$caseId"
                params={{ caseId: id }}
                search={{ queue: 'patrol' }}
                className="text-accent tabular-nums underline-offset-2 hover:underline"
              >
                #{number}
              </Link>
            ) : (
              <span className="tabular-nums">#{number}</span>
            )
          }
        />
      ) : null}
      {may(me.role, 'closings.decide') && over ? (
        <ClosingActions state={state} onLeaveForm={() => heading.current?.focus()} />
      ) : null}
      <Dropped state={state} />
      {over ? <ClosingRevisions all={revisions} /> : null}
    </section>
  )
}

/** The link to the very decisions that changed, for those who may read cases. */
function ToChanges({ closingId, of }: { closingId: string; of: ListedDifferences }) {
  const { me } = useDesk()
  const { open } = useMessages('closings/changed-decisions')
  if (!of.listed || !may(me.role, 'breakdown.cases')) return null
  return (
    <Link
      to="/breakdown/close/changes"
      search={{ closing: closingId }}
      className="justify-self-start text-accent underline underline-offset-2"
    >
      {open(formatCount(of.decisions))}
    </Link>
  )
}

/** Says how the last proposal ended when it was refused or taken back. */
function Dropped({ state: { dropped, pending } }: { state: ClosingState }) {
  const copy = useMessages('closings')
  if (!dropped || pending) return null
  return (
    <div className="grid gap-0.5 border-l-2 border-line2 pl-2.5 text-sm">
      <p className="flex flex-wrap justify-between gap-x-3">
        <span>{copy.dropped[dropped.how]}</span>
        <span className="text-ink2">
          {dropped.by.alias} <Timestamp at={dropped.at} brief />
        </span>
      </p>
      {dropped.reason ? <p className="verbatim text-ink2">{dropped.reason}</p> : null}
    </div>
  )
}

/** State of the month, in a sentence. */
function ClosingStateLine({ state: { month, over, pending, revisions, since } }: { state: ClosingState }): ReactNode {
  const copy = useMessages('closings')
  const { me } = useDesk()
  const [latest] = revisions
  const stateText = () => {
    if (!over) return copy.running(monthBounds(month).until)
    if (pending) return pending.proposer.id === me.id ? copy.proposedOwn : copy.proposed
    if (!latest) return copy.over
    return since ? copy.closed(latest.revision) : `${copy.closed(latest.revision)} ${copy.same}`
  }
  return <p className="text-sm text-ink2">{stateText()}</p>
}
