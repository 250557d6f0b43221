import type { AuditEntry } from '@mimamori/contract/audit/audit-contract'
import { foldLeaseRuns, isDecidingEntry, isLeaseEntry, type LogRow } from '@mimamori/policy/audit/lease-runs'
import { cx } from '@mimamori/ui/class-names'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { type ReactNode, type RefObject, useCallback, useMemo, useRef, useState } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { LongTable } from '../parts/tables/long-table.tsx'
import type { DataColumn } from '../parts/tables/table-view.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { labelOf, summarizeDetails } from './audit-details.ts'
import { useAuditRowNavigation } from './use-audit-row-navigation.ts'

type AuditRow = LogRow<AuditEntry>

type Props = {
  entries: readonly AuditEntry[]
  /** the entry that is open */
  opened: number | undefined
  /** claims of one person that follow on each other are one row */
  folds: boolean
  scroller: RefObject<HTMLDivElement | null>
  subjectLink: (entry: AuditEntry) => ReactNode
  onOpen: (seq: number) => void
  /** the end of what is there is near */
  onEnd: () => void
  stale: boolean
  /** below the last entry */
  end: ReactNode
}

const ROW_PX = 32

/** What the keys walk by: the number of an entry, the negative one of a run's newest. */
const rowKeyOf = ({ entry, run }: AuditRow): number => (run ? -run.key : entry.seq)

/** The trail, newest first, of any length: only the rows in sight exist. J and K walk it, Enter opens an entry. */
export function AuditTable(props: Props): ReactNode {
  const { entries, opened, folds, scroller, subjectLink, onOpen, onEnd, stale, end } = props
  const audit = useMessages('audit')
  const { rows, onUnfold } = useFoldedRows(entries, opened, folds)
  const columns = useAuditColumns({ subjectLink, onOpen, onUnfold })
  const keys = useMemo(() => rows.map(rowKeyOf), [rows])
  const scrollTo = useRef<(index: number) => void>(null)
  useAuditRowNavigation({ keys, scroller, opened, onOpen }, (index) => scrollTo.current?.(index))
  return (
    <LongTable
      fixed
      label={audit.title}
      names={audit.columns}
      rows={rows}
      rowId={(row) => String(rowKeyOf(row))}
      row={(row) => ({ className: cx('sheet:h-8', rowKeyOf(row) === opened && 'bg-accent-bg!') })}
      columns={columns}
      stale={stale}
      long={{ scroller, rowPx: ROW_PX, scrollTo, onEnd, end }}
    />
  )
}

type ColumnOptions = Pick<Props, 'subjectLink' | 'onOpen'> & {
  /** opens or folds a run of claims */
  readonly onUnfold: (key: number) => void
}

/** The content of each column, in the reader's words. A run of claims says how many there are, and from when until when. */
function useAuditColumns({ subjectLink, onOpen, onUnfold }: ColumnOptions) {
  const copy = useCopy()
  const audit = useMessages('audit')
  return useMemo(
    (): readonly DataColumn<AuditRow, keyof typeof audit.columns>[] => [
      {
        id: 'seq',
        className: 'w-20 pr-3',
        right: true,
        quiet: true,
        wide: true,
        cell: ({ run, entry }) => (run ? null : entry.seq.toLocaleString('en')),
      },
      { id: 'at', className: 'w-52', quiet: true, cell: ({ entry }) => <Timestamp at={entry.at} /> },
      { id: 'actor', className: 'w-36', cell: ({ entry }) => entry.actor.alias || audit.system },
      {
        id: 'action',
        className: 'w-56',
        cell: (row) => <ActionCell row={row} onOpen={onOpen} onUnfold={onUnfold} />,
      },
      {
        id: 'subject',
        className: 'w-28',
        cell({ run, entry }) {
          if (run) return null
          const { type, id } = entry.subject
          const named = labelOf(audit.subjects, type)
          // of ids, a month is the one that people read
          return subjectLink(entry) ?? (type === 'month' ? `${named} ${id}` : named)
        },
      },
      {
        id: 'detail',
        className: 'text-sm',
        quiet: true,
        cell({ run, entry }) {
          const oldest = run?.entries.at(-1)
          return oldest
            ? audit.leasesFrom(copy.instants.absolute(oldest.at))
            : summarizeDetails(copy, audit, entry.detail)
        },
      },
    ],
    [copy, audit, subjectLink, onOpen, onUnfold],
  )
}

/** The whole row opens the entry, or the run. */
function ActionCell({ row, onOpen, onUnfold }: { row: AuditRow } & Omit<ColumnOptions, 'subjectLink'>) {
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

/** The entries as rows, and how to open and fold a run of claims. */
function useFoldedRows(entries: readonly AuditEntry[], opened: number | undefined, folds: boolean) {
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set())
  const rows = useMemo(
    (): AuditRow[] =>
      folds ? foldLeaseRuns(entries, unfolded, opened) : entries.map((entry) => ({ entry, inRun: false, run: null })),
    [entries, unfolded, opened, folds],
  )
  const onUnfold = useCallback(
    (key: number) =>
      setUnfolded((before) => new Set(before.has(key) ? [...before].filter((each) => each !== key) : [...before, key])),
    [],
  )
  return { rows, onUnfold }
}
