import type { Colleague } from '@mimamori/contract/notes/note-contract'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { queries } from '../api/api-queries.ts'
import { isImeComposing } from '../keys/key-intent.ts'
import { begunNote, keepNote } from './drafts.ts'
import { type Calling, called, callingAt, offered } from './mention.ts'

const COLLEAGUES_FRESH_MS = 60_000

/** Everybody who may be called; asked for once a note is begun. */
function useColleagues(): readonly Colleague[] {
  const options = queries.notes.colleagues.queryOptions()
  return useQuery({ ...options, staleTime: COLLEAGUES_FRESH_MS }).data ?? []
}

type Wish = {
  readonly caseId: string
  /** oneself is not called */
  readonly staffId: string
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly onSave: (text: string, colleagues: readonly Colleague[]) => void
  readonly onLeave: () => void
}

/** A note as it is written: its text, who is being called, and what keys do in its field. */
export function useComposer({ caseId, staffId, field, onSave, onLeave }: Wish) {
  const [text, setText] = useState(() => begunNote({ staffId, caseId }))
  const [calling, setCalling] = useState<Calling | null>(null)
  const [at, setAt] = useState(0)
  const caret = useRef<number | null>(null)
  const colleagues = useColleagues().filter(({ id }) => id !== staffId)
  const list = calling ? offered(colleagues, calling.name) : []
  useLayoutEffect(() => {
    if (caret.current !== null) field.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })

  function write(next: string, callingNow: Calling | null): void {
    keepNote({ staffId, caseId }, next)
    setText(next)
    setCalling(callingNow)
    setAt(0)
  }

  function pick(colleague: Colleague | undefined): void {
    if (!calling || !colleague) return
    const after = called(text, calling, colleague)
    caret.current = after.caret
    write(after.text, null)
    field.current?.focus()
  }

  /** Answers whether the list of colleagues took the key. */
  function keyInList(key: string): boolean {
    if (!calling) return false
    if (key === 'Escape') setCalling(null)
    else if (list.length === 0) return false
    else if (key === 'ArrowDown' || key === 'ArrowUp')
      setAt((at + (key === 'ArrowDown' ? 1 : -1) + list.length) % list.length)
    else if (key === 'Enter' || key === 'Tab') pick(list[at])
    else return false
    return true
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (isImeComposing(event.nativeEvent)) return
    const chord = event.ctrlKey || event.metaKey
    const sends = event.key === 'Enter' && chord
    const taken = sends || (!chord && keyInList(event.key)) || event.key === 'Escape'
    if (!taken) return
    const leaves = event.key === 'Escape' && !calling
    event.preventDefault()
    // Control with Enter would also send the decision beside it
    event.stopPropagation()
    if (sends) onSave(text, colleagues)
    else if (leaves) onLeave()
  }

  return {
    text,
    calling,
    list,
    at,
    pick,
    onKeyDown,
    onInput: ({ value, selectionStart }: HTMLTextAreaElement) => write(value, callingAt(value, selectionStart)),
    /** the caret went somewhere else */
    onSelect: ({ selectionStart }: HTMLTextAreaElement) => {
      if (calling && callingAt(text, selectionStart)?.from !== calling.from) setCalling(null)
    },
    clear: () => write('', null),
    save: () => onSave(text, colleagues),
  }
}
