import { go } from 'fuzzysort'
import type { PaletteCopy } from './words.ts'

export type EntryGroup = keyof PaletteCopy['groups']

/** One thing the palette can do. */
export type Entry = {
  readonly id: string
  readonly group: EntryGroup
  readonly label: string
  /** shown beside the label, and matched with it */
  readonly detail?: string | undefined
  /** the keys that do the same */
  readonly keys?: readonly string[]
  /** why it cannot be done now */
  readonly closed?: string | null
  /** shown whatever is typed: it was made for what is typed */
  readonly asked?: boolean
  readonly run: () => void
}

const ORDER: readonly EntryGroup[] = ['cases', 'actions', 'recent', 'screens', 'people', 'settings', 'search']
/** matches that scatter a few letters over a long line help nobody */
const GOOD_ENOUGH = 0.3

/** What is compared: width and case of Japanese keyboards do not matter. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase()

/**
 * The entries that fit what is typed, group by group, the best of each group first; all of them while nothing is typed.
 * A group whose best entry fits better comes before one that fits worse.
 */
export function fitting(entries: readonly Entry[], typed: string): Entry[] {
  const wanted = plain(typed).trim()
  const place = (entry: Entry) => ORDER.indexOf(entry.group)
  if (wanted === '') return [...entries].sort((a, b) => place(a) - place(b))
  const asked = entries.filter((entry) => entry.asked)
  const rest = entries.filter((entry) => !entry.asked)
  const found = go(wanted, rest, {
    key: (entry: Entry) => plain(`${entry.label} ${entry.detail ?? ''}`),
    threshold: GOOD_ENOUGH,
    limit: 50,
  })
  const groups = [...new Set(found.map(({ obj }) => obj.group))]
  const matched = groups.flatMap((group) => found.filter(({ obj }) => obj.group === group).map(({ obj }) => obj))
  const before = asked.filter((entry) => entry.group !== 'search')
  return [...before, ...matched, ...asked.filter((entry) => entry.group === 'search')]
}

/** Entries under their headings, in the order they are in. */
export function grouped(entries: readonly Entry[]): { group: EntryGroup; entries: Entry[] }[] {
  const groups = [...new Set(entries.map((entry) => entry.group))]
  return groups.map((group) => ({ group, entries: entries.filter((entry) => entry.group === group) }))
}
