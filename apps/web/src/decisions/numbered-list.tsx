import { cx } from '@mimamori/ui/class-names'
import { Kbd } from '@mimamori/ui/kbd'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'

export type NumberedItem = {
  key: string
  label: string
  /** a line beneath the label */
  about?: string | undefined
  /** something short on the right */
  note?: ReactNode
  /** the reason it is disabled */
  closed?: string | undefined
  chosen?: boolean
  suggested?: string | undefined
}

/** entries beyond the ninth are reached with the arrows, or through a filter */
export const MAX_DIGIT = 9

const COMPACT_LIST =
  'grid auto-cols-[minmax(0,1fr)] grid-flow-col overflow-hidden rounded-lg border border-line max-[359px]:block'
/** lines between items: the outer ones lie under the border of the list */
const COMPACT_ITEM = '-mt-px -ml-px border-t border-l border-line'

type Props = {
  label: string
  items: readonly NumberedItem[]
  at: number
  /** two columns of short labels, read downward */
  compact?: boolean
  onCommit: (index: number) => void
  onFocus: (index: number) => void
}

/** A numbered list in place of the menu: a digit or a click commits, Enter takes the focused item. */
export function NumberedList({ label, items, at, compact, onCommit, onFocus }: Props): ReactNode {
  return (
    <ol
      aria-label={label}
      style={compact ? { gridTemplateRows: `repeat(${Math.ceil(items.length / 2)}, auto)` } : undefined}
      className={compact ? COMPACT_LIST : 'overflow-hidden rounded-lg border border-line'}
    >
      {items.map((item, index) => (
        <li key={item.key} className={compact ? COMPACT_ITEM : 'border-t border-line first:border-t-0'}>
          <button
            type="button"
            disabled={item.closed !== undefined}
            title={item.closed}
            aria-keyshortcuts={index < MAX_DIGIT ? String(index + 1) : undefined}
            aria-current={index === at ? 'true' : undefined}
            onClick={() => onCommit(index)}
            onFocus={() => onFocus(index)}
            onPointerMove={(event) => event.pointerType === 'mouse' && onFocus(index)}
            className={cx(
              'flex min-h-8 w-full items-center text-left -outline-offset-2',
              compact
                ? 'h-full gap-x-1.5 px-1.5 py-1 text-[13px]/[18px] text-balance wrap-anywhere'
                : 'gap-2.5 px-2.5 py-1.5',
              index === at ? 'bg-accent-bg' : 'bg-panel',
              item.closed !== undefined && 'text-ink3',
            )}
          >
            {index < MAX_DIGIT ? <Kbd>{String(index + 1)}</Kbd> : <span className="w-4.5" />}
            <span className="grid min-w-0 flex-1">
              <span className="flex items-center gap-1.5">
                {item.label}
                {item.chosen ? <Check size={14} className="flex-none text-accent" aria-hidden="true" /> : null}
              </span>
              {item.about ? (
                <span lang="ja" className="truncate text-sm text-ink2">
                  {item.about}
                </span>
              ) : null}
              {compact || item.closed !== undefined ? <Aside item={item} /> : null}
            </span>
            {compact || item.closed !== undefined ? null : <Aside item={item} />}
          </button>
        </li>
      ))}
    </ol>
  )
}

/** Why it cannot be chosen, or what is said of it. */
function Aside({ item }: { item: NumberedItem }) {
  return (
    <span className="text-sm text-ink2 empty:hidden">
      {item.closed ?? (
        <>
          {item.suggested ? <b className="mr-1.5 font-semibold text-accent">{item.suggested}</b> : null}
          {item.note}
        </>
      )}
    </span>
  )
}
