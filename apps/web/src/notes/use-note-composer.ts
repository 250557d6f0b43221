import type { Colleague } from '@mimamori/contract/notes/note-contract'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { queries } from '../api/api-queries.ts'
import { isImeComposing } from '../keys/key-intent.ts'
import { insertMention, type MentionQuery, mentionQueryAt, suggestColleagues } from './mention-text.ts'
import { noteDraftAt, storeNoteDraft } from './note-drafts.ts'

const COLLEAGUES_STALE_TIME_MS = 60_000

/** Everybody who may be called; asked for once a note is begun. */
function useColleagues(): readonly Colleague[] {
  const options = queries.notes.colleagues.queryOptions()
  return useQuery({ ...options, staleTime: COLLEAGUES_STALE_TIME_MS }).data ?? []
}

type NoteComposerOptions = {
  readonly caseId: string
  /** oneself is not called */
  readonly staffId: string
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly onSave: (text: string, colleagues: readonly Colleague[]) => void
  readonly onLeave: () => void
}

/** A note as it is written: its text, who is being called, and what keys do in its field. */
export function useNoteComposer({ caseId, staffId, field, onSave, onLeave }: NoteComposerOptions) {
  const [text, setText] = useState(() => noteDraftAt({ staffId, caseId }))
  const [mentionQuery, setMentionQuery] = useState<MentionQuery | null>(null)
  const [at, setAt] = useState(0)
  const caret = useRef<number | null>(null)
  const colleagues = useColleagues().filter(({ id }) => id !== staffId)
  const suggestions = mentionQuery ? suggestColleagues(colleagues, mentionQuery.name) : []
  useLayoutEffect(() => {
    if (caret.current !== null) field.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })

  function write(next: string, query: MentionQuery | null): void {
    storeNoteDraft({ staffId, caseId }, next)
    setText(next)
    setMentionQuery(query)
    setAt(0)
  }

  function pick(colleague: Colleague | undefined): void {
    if (!mentionQuery || !colleague) return
    const after = insertMention(text, mentionQuery, colleague)
    caret.current = after.caret
    write(after.text, null)
    field.current?.focus()
  }

  /** Answers whether the list of colleagues took the key. */
  function keyInList(key: string): boolean {
    if (!mentionQuery) return false
    if (key === 'Escape') setMentionQuery(null)
    else if (suggestions.length === 0) return false
    else if (key === 'ArrowDown' || key === 'ArrowUp')
      setAt((at + (key === 'ArrowDown' ? 1 : -1) + suggestions.length) % suggestions.length)
    else if (key === 'Enter' || key === 'Tab') pick(suggestions[at])
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
    // Control with Enter would also send the decision beside it
    event.stopPropagation()
    if (sends) onSave(text, colleagues)
    else if (leaves) onLeave()
  }

  return {
    text,
    calling: mentionQuery,
    list: suggestions,
    at,
    pick,
    onKeyDown,
    onInput: ({ value, selectionStart }: HTMLTextAreaElement) => write(value, mentionQueryAt(value, selectionStart)),
    /** the caret went somewhere else */
    onSelect: ({ selectionStart }: HTMLTextAreaElement) => {
      if (mentionQuery && mentionQueryAt(text, selectionStart)?.from !== mentionQuery.from) setMentionQuery(null)
    },
    clear: () => write('', null),
    save: () => onSave(text, colleagues),
  }
}
