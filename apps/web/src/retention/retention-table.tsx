import type { RetentionCounts } from '@mimamori/contract/retention/retention-contract'
import {
  RETENTION_BOUNDS,
  RETENTION_CLASSES,
  type RetentionClass,
} from '@mimamori/policy/retention/retention-class-rules'
import { cx } from '@mimamori/ui/class-names'
import { ColumnHeads } from '@mimamori/ui/column-heads'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
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
  const { columns, title } = useMessages('retention')
  return (
    <table aria-label={title} className="w-full max-w-4xl border-collapse">
      <thead>
        <ColumnHeads
          columns={[
            [columns.class, 'pl-0'],
            [columns.days, 'w-44 max-sheet:w-28'],
            [columns.now, 'w-32 text-right max-sheet:w-20'],
            [columns.last, 'w-28 pr-0 text-right max-sheet:hidden'],
          ]}
        />
      </thead>
      <tbody>
        {RETENTION_CLASSES.map((name) => (
          <ClassRow
            key={name}
            name={name}
            typed={typed[name]}
            onType={(value) => onType(name, value)}
            due={due?.[name]}
            lastDeleted={lastDeleted?.[name]}
          />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = {
  name: RetentionClass
  typed: string
  onType: (value: string) => void
  due: number | undefined
  lastDeleted: number | undefined
}

function ClassRow({ name, typed, onType, due, lastDeleted }: RowProps) {
  const copy = useMessages('retention')
  const { min, max } = RETENTION_BOUNDS[name]
  const valid = isValidDays(name, typed)
  return (
    <tr className="border-b border-line align-top">
      <th scope="row" className="py-2 pr-2 text-left font-normal">
        {copy.names[name]}
        <span className="block text-sm text-ink2">{copy.notes[name]}</span>
      </th>
      <td className="p-2">
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
      </td>
      <td className="p-2 pt-3 text-right">{due === undefined ? copy.none : copy.rows(formatNumber(due))}</td>
      <td className="py-2 pt-3 pl-2 text-right text-ink2 max-sheet:hidden">
        {lastDeleted === undefined ? copy.none : copy.rows(formatNumber(lastDeleted))}
      </td>
    </tr>
  )
}
