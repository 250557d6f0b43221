import { cx } from '@mimamori/ui/class-names'
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { langOf } from '../i18n/lang-of.ts'
import { useMessages } from '../i18n/messages.ts'
import type { SnippetField } from './snippet-field.ts'
import { useSnippetList } from './use-snippet-list.ts'

const GAP_PX = 4

/** The snippets that a field asks for by `;`, below it. There is one list for all fields, and the focus stays in the field. */
export default function SnippetSuggestions(): ReactNode {
  const words = useMessages('snippets')
  const id = useId()
  const { asked, found, at, none, excess, pick } = useSnippetList()
  const place = useRef<HTMLDivElement>(null)
  const field = asked?.field ?? null
  const active = found[at] ? `${id}-${at}` : null
  useFieldRole(field, `${id}-list`, active)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed and found changes how high the field and the list are
  useLayoutEffect(() => {
    const box = place.current
    if (!box || !field) return
    if (!box.matches(':popover-open')) box.showPopover()
    const around = field.getBoundingClientRect()
    const below = around.bottom + GAP_PX
    const height = box.offsetHeight
    const top = below + height <= innerHeight ? below : Math.max(GAP_PX, around.top - height - GAP_PX)
    Object.assign(box.style, { left: `${around.left}px`, top: `${top}px`, width: `${Math.min(around.width, 480)}px` })
  }, [field, asked, found.length, none, excess])
  if (!asked) return null
  const list = (
    <div
      ref={place}
      popover="manual"
      className="fixed inset-auto m-0 overflow-hidden rounded-md border border-line bg-raised p-0 py-1 text-ink shadow-overlay"
    >
      <p
        role="status"
        className={cx('px-2.5 py-1 text-sm text-ink2', found.length > 0 && excess === null && 'sr-only')}
      >
        {excess !== null
          ? words.tooLong(excess.toLocaleString('en'))
          : found.length > 0
            ? words.found(found.length)
            : none
              ? `${words.none} ${words.noneNext}`
              : words.noMatch}
      </p>
      <div id={`${id}-list`} role="listbox" aria-label={words.list}>
        {found.map((snippet, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
          <div
            key={snippet.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(snippet)}
            className={cx(
              'grid min-h-7 cursor-pointer grid-cols-[auto_minmax(0,1fr)] items-center gap-3 px-2.5 py-0.5 text-sm',
              index === at ? 'bg-accent-bg' : 'hover:bg-hover',
            )}
          >
            <span lang={langOf(snippet.name)} className="max-w-40 truncate font-semibold">
              {snippet.name}
            </span>
            <span lang={langOf(snippet.text)} className="truncate text-ink2">
              {snippet.text}
            </span>
          </div>
        ))}
      </div>
    </div>
  )
  // within the landmark of the field, where a screen reader looks for it
  return createPortal(list, asked.field.closest('main') ?? document.body)
}

/** Tells a screen reader which list the field has, and which entry of it is selected. */
function useFieldRole(field: SnippetField | null, list: string, active: string | null): void {
  useEffect(() => {
    if (!field) return
    field.setAttribute('aria-controls', list)
    field.setAttribute('aria-haspopup', 'listbox')
    if (active) field.setAttribute('aria-activedescendant', active)
    return () => {
      for (const name of ['aria-controls', 'aria-haspopup', 'aria-activedescendant']) field.removeAttribute(name)
    }
  }, [field, list, active])
}
