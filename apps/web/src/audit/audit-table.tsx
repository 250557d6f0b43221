import type { AuditEntry } from '@mimamori/contract/audit/audit'
import { useTable } from '@tanstack/react-table'
import { type ReactNode, useMemo } from 'react'
import { useCopy } from '../language/language.tsx'
import { AUDIT_CLASSES, AUDIT_FEATURES, auditColumns } from './audit-columns.tsx'
import { useAuditCopy } from './audit-copy.ts'

type Props = { entries: readonly AuditEntry[]; subjectLink: (entry: AuditEntry) => ReactNode }

const ROW =
  'h-8 border-b border-line hover:bg-hover max-sheet:grid max-sheet:h-auto max-sheet:grid-cols-[minmax(0,1fr)_auto] max-sheet:px-2 max-sheet:py-1.5'

/** The trail, newest first. */
export function AuditTable({ entries, subjectLink }: Props) {
  const copy = useCopy()
  const audit = useAuditCopy()
  const columns = useMemo(() => auditColumns(copy, audit, subjectLink), [copy, audit, subjectLink])
  const table = useTable({
    features: AUDIT_FEATURES,
    columns,
    data: entries,
    getRowId: (entry: AuditEntry) => String(entry.seq),
  })
  return (
    <table aria-label={audit.title} className="w-full table-fixed border-collapse">
      <thead className="sticky top-0 z-10 bg-bg max-sheet:hidden">
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id} className="h-8 text-left text-sm text-ink2 shadow-[inset_0_-1px_0_var(--line)]">
            {group.headers.map((header) => (
              <th key={header.id} scope="col" className={AUDIT_CLASSES[header.column.id]?.head}>
                <table.FlexRender header={header} />
              </th>
            ))}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.getRowModel().rows.map((row) => (
          <tr key={row.id} className={ROW}>
            {row.getAllCells().map((cell) => (
              <td
                key={cell.id}
                className={AUDIT_CLASSES[cell.column.id]?.cell}
                title={cell.column.id === 'detail' ? JSON.stringify(row.original.detail) : undefined}
              >
                <table.FlexRender cell={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
