import { LANGUAGES } from '../staff/staff-member.ts'
import type { CatalogueEntry, LocalizedText } from './catalogue-entry.ts'

export type EntryFlaw =
  | 'words_missing'
  | 'words_too_long'
  | 'variable_unknown'
  | 'variable_not_here'
  | 'variables_differ'
  | 'categories_missing'
  | 'clause_unknown'
  | 'address_wrong'
  | 'measures_impossible'
  | 'letter_with_measures'
  | 'use_differs'
  | 'reminder_letters_fixed'
  | 'reminder_letter_retired'

/** A flaw in a draft of a catalogue entry. `field`: such as `text.ja`; `what`: the word or limit it is about. */
export type EntryFieldFlaw = { readonly field: string; readonly flaw: EntryFlaw; readonly what: string }

/** The entry that a version is for, the whole catalogue, and the day the version is to begin. */
export type EntrySituation = { readonly id: string; readonly entries: readonly CatalogueEntry[]; readonly day: string }

export const MAX_LABEL_LENGTH = 100

/** Flaws of a text in either language: missing where it is needed, or longer than `atMost` characters. */
export function findLocalizedTextFlaws(
  field: string,
  text: LocalizedText,
  atMost: number,
  needed = true,
): EntryFieldFlaw[] {
  return LANGUAGES.flatMap((language): EntryFieldFlaw[] => {
    const words = text[language]
    const at = `${field}.${language}`
    if (needed && words.trim() === '') return [{ field: at, flaw: 'words_missing', what: '' }]
    return words.length > atMost ? [{ field: at, flaw: 'words_too_long', what: String(atMost) }] : []
  })
}
