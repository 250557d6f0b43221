import type { AuditEntry } from '@mimamori/contract/audit/audit-contract'
import { foldLeaseRuns } from '@mimamori/policy/audit/lease-runs'
import { cx } from '@mimamori/ui/class-names'
import { useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, type RefObject, useCallback, useEffect, useMemo, useState } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { AUDIT_CLASSES, AUDIT_FEATURES, type AuditRow, auditColumns, rowKeyOf } from './audit-columns.tsx'
import { useAuditRowNavigation } from './use-audit-row-navigation.ts'

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
}

const ROW_PX = 32
const HEAD_PX = 32
const ROW =
  'relative h-8 border-b border-line focus-within:shadow-[inset_2px_0_0_var(--accent)] max-sheet:grid max-sheet:h-auto max-sheet:grid-cols-[minmax(0,1fr)_auto] max-sheet:px-2 max-sheet:py-1.5'

/** The trail, newest first, of any length: only the rows in sight exist. J and K walk it, Enter opens an entry. */
export function AuditTable({ entries, opened, folds, scroller, subjectLink, onOpen, onEnd, stale }: Props): ReactNode {
  const copy = useCopy()
  const audit = useMessages('audit')
  const { data, onUnfold } = useFoldedRows(entries, opened, folds)
  const columns = useMemo(
    () => auditColumns(copy, audit, { subjectLink, onOpen, onUnfold }),
    [copy, audit, subjectLink, onOpen, onUnfold],
  )
  const table = useTable({
    features: AUDIT_FEATURES,
    columns,
    data,
    getRowId: (row: AuditRow) => String(rowKeyOf(row)),
  })
  const { rows } = table.getRowModel()
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 16,
    scrollPaddingStart: HEAD_PX,
    getItemKey: (index) => rows[index]?.id ?? index,
  })
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= data.length - 40) onEnd()
  }, [last, data.length, onEnd])
  const keys = useMemo(() => data.map(rowKeyOf), [data])
  useAuditRowNavigation({ keys, scroller, opened, onOpen }, (index) => virtual.scrollToIndex(index))
  return (
    <table
      aria-label={audit.title}
      aria-rowcount={data.length + 1}
      aria-busy={stale}
      className={cx('w-full table-fixed border-collapse', stale && 'opacity-60')}
    >
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
        <Spacer height={shown[0]?.start ?? 0} />
        {shown.map(({ index }) => {
          const row = rows[index]
          if (!row) return null
          const open = rowKeyOf(row.original) === opened
          return (
            <tr
              key={row.id}
              ref={virtual.measureElement}
              data-index={index}
              aria-rowindex={index + 2}
              className={cx(ROW, open ? 'bg-accent-bg' : 'hover:bg-hover')}
            >
              {row.getAllCells().map((cell) => (
                <td key={cell.id} className={AUDIT_CLASSES[cell.column.id]?.cell}>
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          )
        })}
        <Spacer height={virtual.getTotalSize() - (shown.at(-1)?.end ?? 0)} />
      </tbody>
    </table>
  )
}

/** The entries as rows, and how to open and fold a run of claims. */
function useFoldedRows(entries: readonly AuditEntry[], opened: number | undefined, folds: boolean) {
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set())
  const data = useMemo(
    (): AuditRow[] =>
      folds ? foldLeaseRuns(entries, unfolded, opened) : entries.map((entry) => ({ entry, inRun: false, run: null })),
    [entries, unfolded, opened, folds],
  )
  const onUnfold = useCallback(
    (key: number) =>
      setUnfolded((before) => new Set(before.has(key) ? [...before].filter((each) => each !== key) : [...before, key])),
    [],
  )
  return { data, onUnfold }
}

function Spacer({ height }: { height: number }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row takes no focus
  return height > 0 ? <tr aria-hidden="true" style={{ height }} /> : null
}
