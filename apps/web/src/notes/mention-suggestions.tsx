import type { Colleague } from '@mimamori/contract/notes/note-contract'
import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { usePersonName } from '../parts/person-names.tsx'

type Props = { id: string; list: readonly Colleague[]; at: number; onPick: (colleague: Colleague) => void }

/** Colleagues whose names match the text after the @. The focus stays in the field. */
export function MentionSuggestions({ id, list, at, onPick }: Props): ReactNode {
  const notes = useMessages('notes')
  const { staff } = useCopy()
  const nameOf = usePersonName()
  return (
    <div className="absolute inset-x-0 top-full z-20 mt-1 overflow-hidden rounded-md border border-line bg-raised py-1 shadow-overlay">
      <p role="status" className={cx(list.length > 0 ? 'sr-only' : 'px-2.5 py-1 text-sm text-ink2')}>
        {list.length > 0 ? notes.found(list.length) : notes.nobody}
      </p>
      <div id={`${id}-list`} role="listbox" aria-label={notes.colleagues}>
        {list.map((colleague, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
          <div
            key={colleague.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(colleague)}
            className={cx(
              'flex min-h-7 cursor-pointer items-center justify-between gap-3 px-2.5 text-sm',
              index === at ? 'bg-accent-bg' : 'hover:bg-hover',
            )}
          >
            <span className="truncate">{nameOf(colleague.alias)}</span>
            <span className="flex-none text-ink2">{staff.roles[colleague.role]}</span>
          </div>
        ))}
      </div>
    </div>
  )
}
