import type { RetentionCounts } from '@mimamori/contract/retention/retention-contract'
import {
  RETENTION_BOUNDS,
  RETENTION_CLASSES,
  type RetentionClass,
} from '@mimamori/policy/retention/retention-class-rules'
import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { DataTable } from '../parts/tables/data-table.tsx'
import { isValidDays, type TypedRetentionDays } from './typed-retention-days.ts'

type Props = {
  typed: TypedRetentionDays
  onType: (name: RetentionClass, value: string) => void
  /** rows that a run would delete now; `undefined` while they are counted */
  due: RetentionCounts | undefined
  /** rows that the last run deleted */
  lastDeleted: RetentionCounts | undefined
}

const formatNumber = (n: number) => n.toLocaleString('en')

/** The classes of data, with the days each is kept, the rows due to be deleted, and the rows deleted last. */
export function RetentionTable({ typed, onType, due, lastDeleted }: Props): ReactNode {
  const copy = useMessages('retention')
  const count = (rows: number | undefined) => (rows === undefined ? copy.none : copy.rows(formatNumber(rows)))
  return (
    <div className="max-w-4xl">
      <DataTable
        look="panel"
        label={copy.title}
        names={copy.columns}
        rows={RETENTION_CLASSES}
        rowId={(name) => name}
        columns={[
          {
            id: 'class',
            names: true,
            wraps: true,
            cell: (name) => (
              <span>
                {copy.names[name]}
                <span className="block text-sm text-ink2">{copy.notes[name]}</span>
              </span>
            ),
          },
          {
            id: 'days',
            wraps: true,
            className: 'w-44',
            cell: (name) => <Days name={name} typed={typed[name]} onType={(value) => onType(name, value)} />,
          },
          { id: 'now', right: true, wraps: true, className: 'w-32', cell: (name) => count(due?.[name]) },
          {
            id: 'last',
            right: true,
            wraps: true,
            quiet: true,
            className: 'w-28',
            cell: (name) => count(lastDeleted?.[name]),
          },
        ]}
      />
    </div>
  )
}

function Days({ name, typed, onType }: { name: RetentionClass; typed: string; onType: (value: string) => void }) {
  const copy = useMessages('retention')
  const { min, max } = RETENTION_BOUNDS[name]
  const valid = isValidDays(name, typed)
  return (
    <span>
      <input
        inputMode="numeric"
        aria-label={copy.days(copy.names[name])}
        aria-invalid={!valid}
        value={typed}
        placeholder={copy.forever}
        onChange={(event) => onType(event.target.value.trim())}
        className={cx(
          'h-8 w-24 rounded-md border bg-panel px-2 text-right text-ink placeholder:text-ink3',
          valid ? 'border-line2' : 'border-red',
        )}
      />
      <span className={cx('block text-sm', valid ? 'text-ink2' : 'text-red')}>
        {copy.between(formatNumber(min), formatNumber(max))}
      </span>
    </span>
  )
}
