import type { QueueItem } from '@mimamori/contract/queue/queue-contract'
import type { Density } from '@mimamori/policy/staff/preference-rules'
import { cx } from '@mimamori/ui/class-names'
import { memo } from 'react'
import { COLUMN_CLASSES, type QueueColumn } from './queue-columns.tsx'
import { decidesInBulk, toggleSelected } from './queue-selection.ts'
import type { QueueTableProps } from './queue-table-props.ts'

export const ROW_HEIGHT_CLASS: Readonly<Record<Density, string>> = {
  comfortable: '[--row:32px]',
  dense: '[--row:28px]',
}

type RowProps = {
  item: QueueItem
  index: number
  columns: readonly QueueColumn[]
  /** the words of its check box */
  selects: (number: number) => string
  /** `undefined` where nothing can be chosen */
  chosen: boolean | undefined
  onSelect: QueueTableProps['onSelect']
}

/** Data that has not changed keeps its object, so the row is not rendered again. */
export const QueueTableRow = memo(function Row({ item, index, columns, selects, chosen, onSelect }: RowProps) {
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={chosen}
      className={cx(
        'relative h-(--row) border-b border-line focus-within:shadow-[inset_2px_0_0_var(--accent)]',
        chosen ? 'bg-accent-bg' : 'hover:bg-hover focus-within:bg-accent-bg',
      )}
    >
      {chosen === undefined || !decidesInBulk(item) ? (
        <td className="w-3" />
      ) : (
        <td className="w-10 pl-3">
          <Choose
            label={selects(item.number)}
            chosen={chosen}
            onChange={() => onSelect((selection) => toggleSelected(selection, item.id))}
          />
        </td>
      )}
      {columns.map(({ id, cell }) => (
        <td key={id} className={cx('px-2', COLUMN_CLASSES[id])}>
          {cell(item)}
        </td>
      ))}
    </tr>
  )
})

/** A check box with the whole height of the row to press, above the link that covers the row. */
function Choose({ label, chosen, onChange }: { label: string; chosen: boolean; onChange: () => void }) {
  return (
    <label className="relative z-1 grid size-6 place-items-center">
      <input type="checkbox" aria-label={label} checked={chosen} onChange={onChange} className="size-4 accent-accent" />
    </label>
  )
}
