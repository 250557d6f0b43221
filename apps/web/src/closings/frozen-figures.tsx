import type { ClosedMonth, FrozenMonth } from '@mimamori/contract/closings/closing-contract'
import { CircleAlert, CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { Timestamp } from '../parts/timestamp.tsx'
import { formatCount } from './closing-copy.ts'
import { ClosingFiguresTable } from './closing-figures-table.tsx'

const SHORT_HASH = 12

function ByAt({ name, alias, at }: { name: string; alias: string; at: string }) {
  return (
    <div className="contents">
      <dt className="text-ink2">{name}</dt>
      <dd className="flex flex-wrap justify-between gap-x-3">
        <span>{alias}</span>
        <span className="text-ink2">
          <Timestamp at={at} />
        </span>
      </dd>
    </div>
  )
}

const isClosed = (frozen: FrozenMonth | ClosedMonth): frozen is ClosedMonth => 'approver' in frozen

/**
 * The frozen figures of a closing: who proposed and approved it, when and why, the counts, and whether they still have
 * their hash.
 */
export function FrozenFigures({ frozen }: { frozen: FrozenMonth | ClosedMonth }): ReactNode {
  const copy = useMessages('closings')
  const { proposer, proposedAt, reason, snapshot, hash, intact } = frozen
  const unfinished = Object.values(snapshot.unfinished).reduce((sum, n) => sum + n, 0)
  return (
    <div className="grid gap-2.5">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm">
        <ByAt name={copy.proposer} alias={proposer.alias} at={proposedAt} />
        {isClosed(frozen) ? (
          <ByAt
            name={copy.approver}
            alias={frozen.approver.id === proposer.id ? copy.alone : frozen.approver.alias}
            at={frozen.approvedAt}
          />
        ) : null}
        {reason ? (
          <div className="contents">
            <dt className="text-ink2">{copy.reasonOf}</dt>
            <dd className="verbatim">{reason}</dd>
          </div>
        ) : null}
      </dl>
      {intact ? null : (
        <p role="alert" className="flex items-start gap-1.5 rounded-md bg-red-bg px-2.5 py-1.5 text-sm text-red">
          <CircleAlert size={16} className="mt-px flex-none" aria-hidden="true" />
          {copy.altered}
        </p>
      )}
      {snapshot.tables.length > 0 ? <ClosingFiguresTable tables={snapshot.tables} /> : null}
      <p className="text-sm text-ink2">{copy.unfinishedThen(formatCount(unfinished))}</p>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs text-ink2">
        <span className="font-mono" title={hash}>
          {copy.hash(hash.slice(0, SHORT_HASH))}
        </span>
        {intact ? (
          <span className="flex items-center gap-1">
            <CircleCheck size={12} className="text-green" aria-hidden="true" />
            {copy.intact}
          </span>
        ) : null}
      </p>
    </div>
  )
}
