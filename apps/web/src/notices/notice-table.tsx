import type { NoticeLine } from '@mimamori/contract/notices/notice-contract'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { DataTable } from '../parts/tables/data-table.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { NoticeStateTag } from './notice-state-tag.tsx'

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

/** All notices, the newest first. */
export function NoticeTable({ lines }: { lines: readonly NoticeLine[] }): ReactNode {
  const copy = useMessages('notices')
  const { desk } = useMessages('notices/reminders')
  return (
    <DataTable
      fixed
      label={copy.title}
      mark="data-notice"
      names={copy.columns}
      rows={lines}
      columns={[
        {
          id: 'issue',
          cell: ({ id, month, version }) => (
            <Link
              to="/notices/$noticeId"
              params={{ noticeId: id }}
              data-stop=""
              className="font-semibold outline-none hover:underline"
            >
              {copy.issue(month, version)}
            </Link>
          ),
        },
        { id: 'state', className: 'w-80', cell: (line) => <NoticeStateTag it={line} /> },
        {
          id: 'figures',
          className: 'w-52 tabular-nums',
          quiet: true,
          cell: ({ figuresMonth, published }) => copy.figuresOf(figuresMonth, published?.revision ?? null),
        },
        {
          id: 'edited',
          className: 'w-52',
          cell: ({ edited, byDesk }) => <ByAt name={byDesk ? desk : edited.by.alias} at={edited.at} />,
        },
        {
          id: 'published',
          className: 'w-52',
          cell: ({ published }) => (published ? <ByAt name={published.by.alias} at={published.at} /> : null),
        },
      ]}
    />
  )
}
