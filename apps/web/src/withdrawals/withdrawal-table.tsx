import type { WithdrawalLine, WithdrawalViewName } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { type FoldingColumn, FoldingTable } from '@mimamori/ui/folding-table'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useNow } from '../api/server-clock.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { type Messages, useMessages } from '../i18n/messages.ts'
import { usePersonName } from '../parts/person-names.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { HoldTimeLeft } from './hold-time-left.tsx'
import { WithdrawalStateTag } from './withdrawal-state-tag.tsx'

type Column = Omit<FoldingColumn<WithdrawalLine>, 'name'> & { readonly id: keyof Messages['withdrawals']['columns'] }

function Person({ alias }: { alias: string }) {
  return usePersonName()(alias)
}

const MEMBER: Column = { id: 'member', width: '', cell: (line) => <MemberCell line={line} /> }
const KIND: Column = { id: 'kind', width: 'w-80', cell: (line) => <KindCell line={line} /> }
const CASE: Column = { id: 'case', width: 'w-20', cell: (line) => `#${line.case.number}` }
const PROPOSER: Column = { id: 'proposer', width: 'w-36', cell: ({ proposer }) => <Person alias={proposer.alias} /> }
const APPROVER: Column = {
  id: 'approver',
  width: 'w-36',
  cell: ({ approver }) => <Person alias={approver?.alias ?? ''} />,
}

const HELD: readonly Column[] = [
  { id: 'left', width: 'w-28', right: true, cell: (line) => <HoldTimeLeft line={line} /> },
  MEMBER,
  KIND,
  CASE,
  PROPOSER,
  APPROVER,
]

/** The columns of each view. */
const COLUMNS: Readonly<Record<WithdrawalViewName, readonly Column[]>> = {
  waiting: [
    { id: 'waits', width: 'w-28', right: true, cell: (line) => <WaitingTime since={line.proposedAt} /> },
    MEMBER,
    KIND,
    CASE,
    PROPOSER,
  ],
  held: HELD,
  paused: HELD,
  past: [
    {
      id: 'ended',
      width: 'w-44',
      cell: ({ endedAt, releasedAt, proposedAt }) => <Timestamp at={releasedAt ?? endedAt ?? proposedAt} />,
    },
    { id: 'state', width: 'w-32', cell: (line) => <WithdrawalStateTag line={line} /> },
    MEMBER,
    KIND,
    CASE,
    PROPOSER,
    APPROVER,
  ],
}

/** The time it has waited for a second person. */
function WaitingTime({ since }: { since: string }) {
  const { instants } = useCopy()
  const now = useNow(15_000)
  const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / 60_000))
  return <span className="tabular-nums">{instants.minutes(minutes)}</span>
}

/** The member of a withdrawal, as a link to its page. */
function MemberCell({ line: { id, memberId, member } }: { line: WithdrawalLine }) {
  return (
    <Link
      to="/withdrawals/$withdrawalId"
      params={{ withdrawalId: id }}
      data-stop=""
      className="flex min-w-0 items-baseline gap-2 outline-none hover:underline"
    >
      <span className="truncate font-semibold">{memberId}</span>
      <span lang="ja" className="truncate text-ink2">
        {member?.displayName}
      </span>
    </Link>
  )
}

function KindCell({ line: { kind, categories } }: { line: WithdrawalLine }) {
  const copy = useMessages('withdrawals')
  const { words } = useCopy()
  return (
    <span className="truncate">
      {[copy.kinds[kind], ...categories.map((category) => words.categoriesShort[category])].join(' · ')}
    </span>
  )
}

/** One view of the withdrawals. */
export function WithdrawalTable({
  view,
  lines,
}: {
  view: WithdrawalViewName
  lines: readonly WithdrawalLine[]
}): ReactNode {
  const copy = useMessages('withdrawals')
  const columns = COLUMNS[view].map((column) => ({ ...column, name: copy.columns[column.id] }))
  return <FoldingTable label={copy.views[view]} columns={columns} rows={lines} rowAttribute="data-withdrawal" />
}
