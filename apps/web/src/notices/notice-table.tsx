import type { NoticeLine } from '@mimamori/contract/notices/notice-contract'
import { type FoldingColumn, FoldingTable } from '@mimamori/ui/folding-table'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type Messages, useMessages } from '../i18n/messages.ts'
import { Timestamp } from '../parts/timestamp.tsx'
import { NoticeStateTag } from './notice-state-tag.tsx'

type Column = Omit<FoldingColumn<NoticeLine>, 'name'> & { readonly id: keyof Messages['notices']['columns'] }

function ByAt({ name, at }: { name: string; at: string }) {
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <span className="truncate">{name}</span>
      <span className="text-sm text-ink2">
        <Timestamp at={at} brief />
      </span>
    </span>
  )
}

const COLUMNS: readonly Column[] = [
  { id: 'issue', width: '', cell: (line) => <NoticeLink line={line} /> },
  { id: 'state', width: 'w-80', cell: (line) => <NoticeStateTag it={line} /> },
  { id: 'figures', width: 'w-52', cell: (line) => <Figures line={line} /> },
  { id: 'edited', width: 'w-52', cell: (line) => <Edited line={line} /> },
  {
    id: 'published',
    width: 'w-52',
    cell: ({ published }) => (published ? <ByAt name={published.by.alias} at={published.at} /> : null),
  },
]

function Edited({ line: { edited, byDesk } }: { line: NoticeLine }) {
  const { desk } = useMessages('notices/reminders')
  return <ByAt name={byDesk ? desk : edited.by.alias} at={edited.at} />
}

function NoticeLink({ line: { id, month, version } }: { line: NoticeLine }) {
  const copy = useMessages('notices')
  return (
    <Link
      to="/notices/$noticeId"
      params={{ noticeId: id }}
      data-stop=""
      className="font-semibold outline-none hover:underline"
    >
      {copy.issue(month, version)}
    </Link>
  )
}

function Figures({ line: { figuresMonth, published } }: { line: NoticeLine }) {
  const copy = useMessages('notices')
  return <span className="text-ink2 tabular-nums">{copy.figuresOf(figuresMonth, published?.revision ?? null)}</span>
}

/** All notices, the newest first. */
export function NoticeTable({ lines }: { lines: readonly NoticeLine[] }): ReactNode {
  const copy = useMessages('notices')
  const columns = COLUMNS.map((column) => ({ ...column, name: copy.columns[column.id] }))
  return <FoldingTable label={copy.title} columns={columns} rows={lines} rowAttribute="data-notice" />
}
