import { nameFilter } from '@mimamori/policy/text/name-filter'
import { useMemo, useState } from 'react'

/** What is typed to narrow a list; `null`: the field is closed. */
export type ChoiceFilterState = {
  readonly text: string | null
  readonly open: () => void
  readonly close: () => void
  readonly type: (text: string) => void
}

/** A filter over the words of each entry. `places`: the entries that are left, by their index in the whole list. */
export function useChoiceFilter(words: readonly (readonly string[])[]): ChoiceFilterState & { places: number[] } {
  const [text, setText] = useState<string | null>(null)
  const places = useMemo(() => {
    const all = words.map((_, index) => index)
    if (!text?.trim()) return all
    const passes = nameFilter(text)
    return all.filter((index) => passes(words[index] ?? []))
  }, [words, text])
  return { text, places, type: setText, open: () => setText(text ?? ''), close: () => setText(null) }
}

/** Is the digit that follows part of the number of a clause, as in `G-4`? Any other digit chooses from the list. */
export function isClauseNumber(before: string): boolean {
  return /(?:^|\s)(?:[a-z]-|g)\d*$/i.test(before.normalize('NFKC'))
}
