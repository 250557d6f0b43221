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

/** entries beyond the ninth are reached with the arrows */
const MAX_DIGIT = 9

type Props = {
  label: string
  items: readonly NumberedItem[]
  at: number
  onCommit: (index: number) => void
  onFocus: (index: number) => void
}

/** A numbered list in place of the menu: a digit or a click commits, Enter takes the focused item. */
export function NumberedList({ label, items, at, onCommit, onFocus }: Props): ReactNode {
  return (
    <ol aria-label={label} className="overflow-hidden rounded-lg border border-line">
      {items.map((item, index) => (
        <li key={item.key} className="border-t border-line first:border-t-0">
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
              'grid min-h-8 w-full grid-cols-[20px_minmax(0,1fr)_auto] items-center gap-2.5 px-2.5 py-1.5 text-left -outline-offset-2',
              index === at ? 'bg-accent-bg' : 'bg-panel',
              item.closed !== undefined && 'text-ink3',
            )}
          >
            {index < MAX_DIGIT ? <Kbd>{String(index + 1)}</Kbd> : <span />}
            <span className="grid min-w-0">
              <span className="flex items-center gap-1.5">
                {item.label}
                {item.chosen ? <Check size={14} className="flex-none text-accent" aria-hidden="true" /> : null}
              </span>
              {item.about ? (
                <span lang="ja" className="truncate text-sm text-ink2">
                  {item.about}
                </span>
              ) : null}
            </span>
            <span className="text-right text-sm text-ink2">
              {item.closed ?? (
                <>
                  {item.suggested ? <b className="mr-1.5 font-semibold text-accent">{item.suggested}</b> : null}
                  {item.note}
                </>
              )}
            </span>
          </button>
        </li>
      ))}
    </ol>
  )
}
