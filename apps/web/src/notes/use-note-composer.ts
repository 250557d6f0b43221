import type { Colleague } from '@mimamori/contract/notes/note-contract'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { queries } from '../api/api-queries.ts'
import type { KeptDraftOf } from '../api/kept-drafts.ts'
import { isImeComposing } from '../keys/key-intent.ts'
import { insertMention, type MentionQuery, mentionQueryAt, suggestColleagues } from './mention-text.ts'

const COLLEAGUES_STALE_TIME_MS = 60_000

/** Everybody who can be mentioned; fetched once a note is begun. */
function useColleagues(): readonly Colleague[] {
  const options = queries.notes.colleagues.queryOptions()
  return useQuery({ ...options, staleTime: COLLEAGUES_STALE_TIME_MS }).data ?? []
}

type NoteComposerOptions = {
  readonly draft: KeptDraftOf<'note'>
  /** the author is not suggested */
  readonly staffId: string
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly onSave: (text: string, colleagues: readonly Colleague[]) => void
  readonly onLeave: () => void
}

type NoteComposer = {
  readonly text: string
  /** the mention being typed */
  readonly mentionQuery: MentionQuery | null
  /** colleagues that match it, and the index of the selected one */
  readonly suggestions: readonly Colleague[]
  /** everybody who can be mentioned; empty until they are known */
  readonly colleagues: readonly Colleague[]
  readonly at: number
  readonly pick: (colleague: Colleague | undefined) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onInput: (field: HTMLTextAreaElement) => void
  /** the caret moved */
  readonly onSelect: (field: HTMLTextAreaElement) => void
  readonly save: () => void
}

/** State of a note being written: its text, the mention being typed, and the keys of its field. */
export function useNoteComposer({ draft, staffId, field, onSave, onLeave }: NoteComposerOptions): NoteComposer {
  const text = draft.content?.text ?? ''
  const [mentionQuery, setMentionQuery] = useState<MentionQuery | null>(null)
  const [chosen, setChosen] = useState(0)
  const caret = useRef<number | null>(null)
  const colleagues = useColleagues().filter(({ id }) => id !== staffId)
  const suggestions = mentionQuery ? suggestColleagues(colleagues, mentionQuery.name) : []
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caret moves once the text is in the field
  useLayoutEffect(() => {
    if (caret.current !== null) field.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  }, [field, text])

  function write(next: string, query: MentionQuery | null): void {
    draft.write(next === '' ? null : { kind: 'note', text: next })
    setMentionQuery(query)
    setChosen(0)
  }

  function pick(colleague: Colleague | undefined): void {
    if (!mentionQuery || !colleague) return
    const after = insertMention(text, mentionQuery, colleague)
    caret.current = after.caret
    write(after.text, null)
    field.current?.focus()
  }

  /** Did the list of colleagues use this key? */
  function keyInList(key: string): boolean {
    if (!mentionQuery) return false
    if (key === 'Escape') setMentionQuery(null)
    else if (suggestions.length === 0) return false
    else if (key === 'ArrowDown' || key === 'ArrowUp')
      setChosen((chosen + (key === 'ArrowDown' ? 1 : -1) + suggestions.length) % suggestions.length)
    else if (key === 'Enter' || key === 'Tab') pick(suggestions[chosen])
    else return false
    return true
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (isImeComposing(event.nativeEvent)) return
    const chord = event.ctrlKey || event.metaKey
    const sends = event.key === 'Enter' && chord
    const taken = sends || (!chord && keyInList(event.key)) || event.key === 'Escape'
    if (!taken) return
    const leaves = event.key === 'Escape' && !mentionQuery
    event.preventDefault()
    // Control+Enter would also send the decision beside it
    event.stopPropagation()
    if (sends) onSave(text, colleagues)
    else if (leaves) onLeave()
  }

  return {
    text,
    mentionQuery,
    suggestions,
    colleagues,
    at: chosen,
    pick,
    onKeyDown,
    onInput: ({ value, selectionStart }) => write(value, mentionQueryAt(value, selectionStart)),
    onSelect: ({ selectionStart }) => {
      if (mentionQuery && mentionQueryAt(text, selectionStart)?.from !== mentionQuery.from) setMentionQuery(null)
    },
    save: () => onSave(text, colleagues),
  }
}
