import type { AuditEntry } from '@mimamori/contract/audit/audit-contract'
import { type ColumnDef, tableFeatures } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import type { Copy } from '../i18n/language-provider.tsx'
import { Timestamp } from '../i18n/timestamp.tsx'
import type { AuditCopy } from './audit-copy.ts'
import { labelOf, summarizeDetails } from './audit-details.ts'

/** The columns of the audit log. Entries are in the order of the chain; only the server sorts and filters. */
export const AUDIT_FEATURES = tableFeatures({})

export type AuditColumn = ColumnDef<typeof AUDIT_FEATURES, AuditEntry>

const HEAD = 'px-2 font-semibold'
const CELL = 'truncate px-2'

/** Class names of a column's head and cells; on a narrow screen a row is a small grid. */
export const AUDIT_CLASSES: Readonly<Record<string, { head: string; cell: string }>> = {
  seq: {
    head: 'w-20 pr-3 pl-4 text-right font-semibold',
    cell: 'pr-3 pl-4 text-right text-ink2 max-sheet:hidden',
  },
  at: {
    head: `w-52 ${HEAD}`,
    cell: 'px-2 text-ink2 max-sheet:order-2 max-sheet:text-right max-sheet:text-sm/5',
  },
  actor: { head: `w-36 ${HEAD}`, cell: `${CELL} max-sheet:order-3 max-sheet:text-sm/6 max-sheet:text-ink2` },
  action: { head: `w-44 ${HEAD}`, cell: `${CELL} max-sheet:order-1` },
  subject: { head: `w-28 ${HEAD}`, cell: `${CELL} max-sheet:order-4 max-sheet:text-right max-sheet:text-sm` },
  detail: {
    head: `${HEAD} pr-4`,
    cell: `${CELL} pr-4 text-sm text-ink2 max-sheet:order-5 max-sheet:col-span-2 max-sheet:empty:hidden`,
  },
}

/** The content of each column, in the reader's words. */
export function auditColumns(
  copy: Copy,
  audit: AuditCopy,
  { subjectLink, onOpen }: { subjectLink: (entry: AuditEntry) => ReactNode; onOpen: (seq: number) => void },
): AuditColumn[] {
  const { columns } = audit
  return [
    { id: 'seq', header: columns.seq, cell: ({ row }) => row.original.seq.toLocaleString('en') },
    { id: 'at', header: columns.at, cell: ({ row }) => <Timestamp at={row.original.at} /> },
    { id: 'actor', header: columns.actor, cell: ({ row }) => row.original.actor.alias || audit.system },
    {
      id: 'action',
      header: columns.action,
      cell: ({ row: { original } }) => (
        // the whole row opens the entry
        <button
          type="button"
          data-entry={original.seq}
          onClick={() => onOpen(original.seq)}
          className="block w-full truncate text-left outline-none after:absolute after:inset-0"
        >
          {labelOf(audit.actions, original.action)}
        </button>
      ),
    },
    {
      id: 'subject',
      header: columns.subject,
      cell({ row }) {
        const { type, id } = row.original.subject
        const named = labelOf(audit.subjects, type)
        // of ids, a month is the one that people read
        return subjectLink(row.original) ?? (type === 'month' ? `${named} ${id}` : named)
      },
    },
    { id: 'detail', header: columns.detail, cell: ({ row }) => summarizeDetails(copy, audit, row.original.detail) },
  ]
}
