import { paletteAliases } from '@mimamori/copy/palette/aliases'
import { go } from 'fuzzysort'
import type { Messages } from '../i18n/messages.ts'

export type PaletteGroup = keyof Messages['palette']['groups']

/** One thing the palette can do. */
export type PaletteEntry = {
  readonly id: string
  readonly group: PaletteGroup
  readonly label: string
  /** shown beside the label, and matched with it */
  readonly detail?: string | undefined
  /** the keys that do the same */
  readonly keys?: readonly string[]
  /** why it cannot be done now */
  readonly closed?: string | null
  /** always shown, as it was made from the query */
  readonly fromQuery?: boolean
  /** shows something in the place of the palette, which then is not closed first */
  readonly replaces?: true
  readonly run: () => void
}

const GROUP_ORDER: readonly PaletteGroup[] = ['cases', 'actions', 'recent', 'screens', 'people', 'settings', 'search']
/** matches of a few letters scattered over a long label are useless */
const MIN_MATCH_SCORE = 0.3

const KATAKANA = /[\u30a1-\u30f6]/g
/** from a katakana to its hiragana */
const TO_HIRAGANA = -0x60

/** The text as it is compared: width, case and kana of Japanese keyboards do not matter. */
const normalizeText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) + TO_HIRAGANA))

/**
 * The entries that match the query, by group, the best of each group first; all entries while it is empty. Groups are in
 * the order of their best matches.
 */
export function matchEntries(entries: readonly PaletteEntry[], typed: string): PaletteEntry[] {
  const wanted = normalizeText(typed).trim()
  const place = (entry: PaletteEntry) => GROUP_ORDER.indexOf(entry.group)
  if (wanted === '') return [...entries].sort((a, b) => place(a) - place(b))
  const asked = entries.filter((entry) => entry.fromQuery)
  const rest = entries.filter((entry) => !entry.fromQuery)
  const found = go(wanted, rest, {
    keys: [
      (entry: PaletteEntry) => normalizeText(`${entry.label} ${entry.detail ?? ''}`),
      (entry: PaletteEntry) => paletteAliases[entry.id] ?? '',
    ],
    threshold: MIN_MATCH_SCORE,
    limit: 50,
  })
  const groups = [...new Set(found.map(({ obj }) => obj.group))]
  const matched = groups.flatMap((group) => found.filter(({ obj }) => obj.group === group).map(({ obj }) => obj))
  const before = asked.filter((entry) => entry.group !== 'search')
  return [...before, ...matched, ...asked.filter((entry) => entry.group === 'search')]
}

/** Entries under their headings, in the order they are in. */
export function groupEntries(entries: readonly PaletteEntry[]): { group: PaletteGroup; entries: PaletteEntry[] }[] {
  const groups = [...new Set(entries.map((entry) => entry.group))]
  return groups.map((group) => ({ group, entries: entries.filter((entry) => entry.group === group) }))
}
