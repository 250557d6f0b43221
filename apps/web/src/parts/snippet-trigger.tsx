import { cx } from '@mimamori/ui/class-names'
import { IconButton } from '@mimamori/ui/icon-button'
import { TextQuote } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'

/** The list of snippets opens for the field this event is sent to. */
export const SNIPPETS_EVENT = 'desk:snippets'

/** A field marked so takes snippets; see `snippet-suggestions.tsx`. */
export const TAKES_SNIPPETS = { 'data-snippets': true } as const

/** Opens the list of snippets for the field that stands in the same `data-snippet-place`. Typing `;` in the field does the same. */
export function SnippetTrigger({ className }: { className?: string }): ReactNode {
  const words = useMessages('snippets')
  return (
    <IconButton
      label={words.insert}
      // the field keeps its caret
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => {
        const field = event.currentTarget.closest('[data-snippet-place]')?.querySelector<HTMLElement>('[data-snippets]')
        field?.focus()
        field?.dispatchEvent(new CustomEvent(SNIPPETS_EVENT, { bubbles: true }))
      }}
      className={cx('size-6!', className)}
    >
      <TextQuote size={14} aria-hidden="true" />
    </IconButton>
  )
}
