import type { WithdrawalLine, WithdrawalViewName } from '@mimamori/contract/withdrawals/withdrawals'
import { cx } from '@mimamori/ui/class-names'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useNow } from '../api/clock.ts'
import { useCopy } from '../language/language.tsx'
import { When } from '../language/when.tsx'
import { useWithdrawalCopy, type WithdrawalCopy } from '../language/withdrawal-copy.ts'
import { HoldLeft } from './hold-left.tsx'
import { StateTag } from './state-tag.tsx'

const CELL = 'px-2'
/** on a narrow screen a row is a small block of lines, each under its name */
const FOLDED =
  'max-sheet:flex max-sheet:h-auto max-sheet:gap-2 max-sheet:px-0 max-sheet:py-0.5 max-sheet:text-left max-sheet:text-sm max-sheet:before:w-24 max-sheet:before:flex-none max-sheet:before:text-ink2 max-sheet:before:content-[attr(data-name)] max-sheet:empty:hidden'

type Column = {
  id: keyof WithdrawalCopy['columns']
  width: string
  right?: true
  cell: (line: WithdrawalLine) => ReactNode
}

const MEMBER: Column = { id: 'member', width: '', cell: (line) => <Member line={line} /> }
const KIND: Column = { id: 'kind', width: 'w-80', cell: (line) => <Kind line={line} /> }
const CASE: Column = { id: 'case', width: 'w-20', cell: (line) => `#${line.case.number}` }
const PROPOSER: Column = { id: 'proposer', width: 'w-36', cell: ({ proposer }) => proposer.alias }
const APPROVER: Column = { id: 'approver', width: 'w-36', cell: ({ approver }) => approver?.alias }

const HELD: readonly Column[] = [
  { id: 'left', width: 'w-28', right: true, cell: (line) => <HoldLeft line={line} /> },
  MEMBER,
  KIND,
  CASE,
  PROPOSER,
  APPROVER,
]

/** What a view shows of each. */
const COLUMNS: Readonly<Record<WithdrawalViewName, readonly Column[]>> = {
  waiting: [
    { id: 'waits', width: 'w-28', right: true, cell: (line) => <Waits since={line.proposedAt} /> },
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
      cell: ({ endedAt, releasedAt, proposedAt }) => <When at={releasedAt ?? endedAt ?? proposedAt} />,
    },
    { id: 'state', width: 'w-32', cell: (line) => <StateTag line={line} /> },
    MEMBER,
    KIND,
    CASE,
    PROPOSER,
    APPROVER,
  ],
}

/** For how long it has waited for a second person. */
function Waits({ since }: { since: string }) {
  const { instants } = useCopy()
  const now = useNow(15_000)
  const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / 60_000))
  return <span className="tabular-nums">{instants.minutes(minutes)}</span>
}

/** Whom it is about: the way to all of it. */
function Member({ line: { id, memberId, member } }: { line: WithdrawalLine }) {
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

function Kind({ line: { kind, categories } }: { line: WithdrawalLine }) {
  const copy = useWithdrawalCopy()
  const { words } = useCopy()
  return (
    <span className="truncate">
      {[copy.kinds[kind], ...categories.map((category) => words.categoriesShort[category])].join(' · ')}
    </span>
  )
}

/** One view of the withdrawals: a table, and on a narrow screen a block for each. */
export function WithdrawalTable({ view, lines }: { view: WithdrawalViewName; lines: readonly WithdrawalLine[] }) {
  const copy = useWithdrawalCopy()
  const columns = COLUMNS[view]
  return (
    <table aria-label={copy.views[view]} className="w-full table-fixed border-collapse max-sheet:block">
      <thead className="sticky top-0 z-10 bg-bg max-sheet:sr-only">
        <tr className="h-8 text-sm text-ink2 shadow-[inset_0_-1px_0_var(--line)]">
          {columns.map(({ id, width, right }) => (
            <th
              key={id}
              scope="col"
              className={cx('px-2 text-left font-semibold first:pl-4 last:pr-4', width, right && 'text-right')}
            >
              {copy.columns[id]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sheet:block">
        {lines.map((line) => (
          <tr
            key={line.id}
            data-withdrawal={line.id}
            className="h-9 border-b border-line focus-within:bg-accent-bg focus-within:shadow-[inset_2px_0_0_var(--accent)] hover:bg-hover max-sheet:block max-sheet:h-auto max-sheet:px-4 max-sheet:py-2"
          >
            {columns.map(({ id, right, cell }) => (
              <td
                key={id}
                data-name={copy.columns[id]}
                className={cx(CELL, FOLDED, 'truncate first:pl-4 last:pr-4 max-sheet:px-0!', right && 'text-right')}
              >
                {cell(line)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
