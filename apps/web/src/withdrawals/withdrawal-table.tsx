import type { WithdrawalLine, WithdrawalViewName } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useNow } from '../api/server-clock.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { usePersonName } from '../parts/person-names.tsx'
import { DataTable } from '../parts/tables/data-table.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { HoldTimeLeft } from './hold-time-left.tsx'
import { WithdrawalStateTag } from './withdrawal-state-tag.tsx'

type Props = { view: WithdrawalViewName; lines: readonly WithdrawalLine[] }

/** One view of the withdrawals. */
export function WithdrawalTable({ view, lines }: Props): ReactNode {
  const copy = useMessages('withdrawals')
  const { words } = useCopy()
  const personName = usePersonName()
  const [waiting, past] = [view === 'waiting', view === 'past']
  return (
    <DataTable
      fixed
      label={copy.views[view]}
      mark="data-withdrawal"
      names={copy.columns}
      rows={lines}
      columns={[
        waiting && {
          id: 'waits',
          className: 'w-28',
          right: true,
          cell: ({ proposedAt }) => <WaitingTime since={proposedAt} />,
        },
        past && {
          id: 'ended',
          className: 'w-44',
          cell: ({ endedAt, releasedAt, proposedAt }) => <Timestamp at={releasedAt ?? endedAt ?? proposedAt} />,
        },
        past && { id: 'state', className: 'w-32', cell: (line) => <WithdrawalStateTag line={line} /> },
        !waiting &&
          !past && { id: 'left', className: 'w-28', right: true, cell: (line) => <HoldTimeLeft line={line} /> },
        { id: 'member', cell: (line) => <MemberLink line={line} /> },
        {
          id: 'kind',
          className: 'w-80',
          cell: ({ kind, categories }) =>
            [copy.kinds[kind], ...categories.map((category) => words.categoriesShort[category])].join(' · '),
        },
        { id: 'case', className: 'w-20', cell: ({ case: { number } }) => `#${number}` },
        { id: 'proposer', className: 'w-36', cell: ({ proposer }) => personName(proposer.alias) },
        !waiting && {
          id: 'approver',
          className: 'w-36',
          cell: ({ approver }) => personName(approver?.alias ?? ''),
        },
      ]}
    />
  )
}

/** The time it has waited for a second person. */
function WaitingTime({ since }: { since: string }) {
  const { instants } = useCopy()
  const now = useNow(15_000)
  const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / 60_000))
  return <span className="tabular-nums">{instants.minutes(minutes)}</span>
}

/** The member of a withdrawal, as a link to its page. */
function MemberLink({ line: { id, memberId, member } }: { line: WithdrawalLine }) {
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
