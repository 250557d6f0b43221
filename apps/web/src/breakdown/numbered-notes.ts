import type { TrendNote } from '@mimamori/contract/breakdown/breakdown-notes-contract'
import { createContext, useContext } from 'react'

/** A note with its number, by which its mark on a chart is found in the list. */
export type NumberedNote = TrendNote & { readonly number: number }

/** Numbers notes in the order of their days. */
export const numberNotes = (notes: readonly TrendNote[]): NumberedNote[] =>
  notes.map((note, n) => ({ ...note, number: n + 1 }))

const TrendNotesContext = createContext<readonly NumberedNote[]>([])
export const TrendNotesProvider = TrendNotesContext.Provider

/** The notes that the charts of the trend mark; none outside of it. */
export const useNumberedNotes = (): readonly NumberedNote[] => useContext(TrendNotesContext)

/** Numbers as one word: `1`, `1–3`, and those that do not follow each other `1, 3`. */
export function noteNumbers(numbers: readonly number[]): string {
  const [first, last] = [numbers[0] ?? 0, numbers.at(-1) ?? 0]
  if (numbers.length < 3) return numbers.join(', ')
  return last - first === numbers.length - 1 ? `${first}–${last}` : numbers.join(', ')
}

/** The notes of a month among these. */
export const notesIn = (notes: readonly NumberedNote[], month: string): NumberedNote[] =>
  notes.filter(({ day }) => day.startsWith(month))
