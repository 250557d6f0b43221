import type { Snippet } from '@mimamori/contract/snippets/snippet-contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { queries } from '../api/api-queries.ts'
import { noteOwnTextUse } from '../api/note-own-text-use.ts'
import { isImeComposing } from '../keys/key-intent.ts'
import { SNIPPETS_EVENT } from '../parts/snippet-trigger.tsx'
import {
  type AskedSnippet,
  askedOf,
  excessOf,
  insertSnippet,
  snippetFieldOf,
  suggestSnippets,
} from './snippet-field.ts'

const STALE_TIME_MS = 60_000

export type SnippetList = {
  /** what a field asks for; `null`: the list is closed */
  readonly asked: AskedSnippet | null
  readonly found: readonly Snippet[]
  /** index of the selected one; -1: none */
  readonly at: number
  /** the person has none at all */
  readonly none: boolean
  /** the most characters of the field, where the last one picked does not fit */
  readonly excess: number | null
  readonly pick: (snippet: Snippet | undefined) => void
}

/**
 * The list of snippets of whichever field takes them: what it asks for, and the keys of the list, which are taken before the field sees
 * them. During a Japanese composition the list follows what is composed, and all keys are the composition's.
 */
export function useSnippetList(): SnippetList {
  const [asked, setAsked] = useState<AskedSnippet | null>(null)
  const [focused, setFocused] = useState(false)
  const [chosen, setChosen] = useState(0)
  const [excess, setExcess] = useState<number | null>(null)
  const all = useQuery({ ...queries.snippets.list.queryOptions(), staleTime: STALE_TIME_MS, enabled: focused }).data
  const found = asked && all ? suggestSnippets(all, asked.name) : []
  const at = Math.min(chosen, found.length - 1)
  const open = asked !== null && (found.length > 0 || !asked.signed)
  const pick = (snippet: Snippet | undefined) => {
    if (!asked || !snippet) return
    const most = excessOf(asked, snippet.text)
    setExcess(most)
    if (most !== null) return
    insertSnippet(asked, snippet.text)
    noteOwnTextUse('snippet', snippet.id)
    setAsked(null)
  }
  const onKey = (event: KeyboardEvent) => {
    if (!open || event.target !== asked?.field || isImeComposing(event)) return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const picks = (event.key === 'Enter' || event.key === 'Tab') && at >= 0 && found.length > 0
    if (event.key === 'Escape') setAsked(null)
    else if (by && found.length > 0) setChosen(stepIn(at, by, found.length))
    else if (picks) pick(found[at])
    else return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const keyPressed = useEffectEvent(onKey)
  const askedNow = useEffectEvent(() => asked)
  useEffect(() => {
    const ask = (next: AskedSnippet | null) => {
      setAsked(next)
      setExcess(null)
      // a bare `;` may be punctuation: Enter stays the field's until something is typed or walked to
      setChosen(next?.signed && next.name === '' ? -1 : 0)
    }
    const onInput = ({ target }: Event) => {
      const field = snippetFieldOf(target)
      ask(field && askedOf(field, askedNow()))
    }
    const onAsked = ({ target }: Event) => {
      const field = snippetFieldOf(target)
      if (field) ask({ field, from: field.selectionStart ?? field.value.length, name: '', signed: false })
    }
    const onFocus = ({ target }: Event) => setFocused((now) => now || snippetFieldOf(target) !== null)
    const onLeave = ({ target }: Event) => target === askedNow()?.field && ask(null)
    const onKeyDown = (event: KeyboardEvent) => keyPressed(event)
    const events = [
      ['input', onInput],
      [SNIPPETS_EVENT, onAsked],
      ['focusin', onFocus],
      ['focusout', onLeave],
    ] as const
    for (const [name, heard] of events) document.addEventListener(name, heard)
    document.addEventListener('keydown', onKeyDown, { capture: true })
    setFocused(snippetFieldOf(document.activeElement) !== null)
    return () => {
      for (const [name, heard] of events) document.removeEventListener(name, heard)
      document.removeEventListener('keydown', onKeyDown, { capture: true })
    }
  }, [])
  return { asked: open ? asked : null, found, at, none: all?.length === 0, excess, pick }
}

const stepIn = (at: number, by: number, size: number): number => (at < 0 && by < 0 ? size - 1 : (at + by + size) % size)
