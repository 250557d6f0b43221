import type { AuditEntry } from '@mimamori/contract/audit/audit-contract'
import { isDecidingEntry, isLeaseEntry, type LogRow } from '@mimamori/policy/audit/lease-runs'
import { cx } from '@mimamori/ui/class-names'
import { type ColumnDef, tableFeatures } from '@tanstack/react-table'
import { ChevronDown, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Copy } from '../i18n/language-provider.tsx'
import { type Messages, useMessages } from '../i18n/messages.ts'
import { Timestamp } from '../parts/timestamp.tsx'
import { labelOf, summarizeDetails } from './audit-details.ts'

/** The columns of the audit log. Entries are in the order of the chain; only the server sorts and filters. */
export const AUDIT_FEATURES = tableFeatures({})

export type AuditRow = LogRow<AuditEntry>
export type AuditColumn = ColumnDef<typeof AUDIT_FEATURES, AuditRow>

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
  action: { head: `w-56 ${HEAD}`, cell: `${CELL} max-sheet:order-1` },
  subject: { head: `w-28 ${HEAD}`, cell: `${CELL} max-sheet:order-4 max-sheet:text-right max-sheet:text-sm` },
  detail: {
    head: `${HEAD} pr-4`,
    cell: `${CELL} pr-4 text-sm text-ink2 max-sheet:order-5 max-sheet:col-span-2 max-sheet:empty:hidden`,
  },
}

type ColumnOptions = {
  subjectLink: (entry: AuditEntry) => ReactNode
  onOpen: (seq: number) => void
  /** opens or folds a run of claims */
  onUnfold: (key: number) => void
}

/** What the keys walk by: the number of an entry, the negative one of a run's newest. */
export const rowKeyOf = ({ entry, run }: AuditRow): number => (run ? -run.key : entry.seq)

/** The content of each column, in the reader's words. A run of claims says how many there are, and from when until when. */
export function auditColumns(copy: Copy, audit: Messages['audit'], options: ColumnOptions): AuditColumn[] {
  const { columns } = audit
  return [
    {
      id: 'seq',
      header: columns.seq,
      cell: ({ row: { original: of } }) => (of.run ? null : of.entry.seq.toLocaleString('en')),
    },
    { id: 'at', header: columns.at, cell: ({ row }) => <Timestamp at={row.original.entry.at} /> },
    { id: 'actor', header: columns.actor, cell: ({ row }) => row.original.entry.actor.alias || audit.system },
    { id: 'action', header: columns.action, cell: ({ row }) => <ActionCell row={row.original} {...options} /> },
    {
      id: 'subject',
      header: columns.subject,
      cell({ row: { original: of } }) {
        if (of.run) return null
        const { type, id } = of.entry.subject
        const named = labelOf(audit.subjects, type)
        // of ids, a month is the one that people read
        return options.subjectLink(of.entry) ?? (type === 'month' ? `${named} ${id}` : named)
      },
    },
    {
      id: 'detail',
      header: columns.detail,
      cell({ row: { original: of } }) {
        const oldest = of.run?.entries.at(-1)
        if (oldest) return audit.leasesFrom(copy.instants.absolute(oldest.at))
        return summarizeDetails(copy, audit, of.entry.detail)
      },
    },
  ]
}

/** The whole row opens the entry, or the run. */
function ActionCell({ row, onOpen, onUnfold }: { row: AuditRow } & ColumnOptions) {
  const audit = useMessages('audit')
  const { entry, run, inRun } = row
  const Chevron = run?.open ? ChevronDown : ChevronRight
  return (
    <button
      type="button"
      data-entry={rowKeyOf(row)}
      aria-expanded={run ? run.open : undefined}
      onClick={() => (run ? onUnfold(run.key) : onOpen(entry.seq))}
      className={cx(
        'flex w-full items-center gap-1 text-left outline-none after:absolute after:inset-0',
        isLeaseEntry(entry.action) && 'text-ink2',
        inRun && 'pl-4.5',
        isDecidingEntry(entry.action) && 'font-semibold',
      )}
    >
      {run ? <Chevron size={14} className="flex-none" aria-hidden="true" /> : null}
      <span className="truncate">{run ? audit.leases(run.entries.length) : labelOf(audit.actions, entry.action)}</span>
    </button>
  )
}
