import type { Measure } from '../decisions/measure-rules.ts'
import type { Target } from '../intake/intake-arrivals.ts'

/**
 * One line of a member's ledger: a measure of a decision that was not undone. Lines are never changed; what is taken back
 * gets a minus line, a `reverse` that names it.
 */
export type LedgerEntry = {
  /** grows with time */
  readonly id: string
  readonly decisionId: string
  readonly measure: Measure
  readonly target: Target
  /** when it was decided */
  readonly at: string
  /** of a minus line: the line it takes back */
  readonly reverses: string | null
}

/** The lines in force: neither minus lines nor lines they take back. */
export function ledgerEntriesInForce<Entry extends Pick<LedgerEntry, 'id' | 'reverses'>>(
  entries: readonly Entry[],
): Entry[] {
  const back = new Set(entries.map(({ reverses }) => reverses))
  return entries.filter(({ id, reverses }) => reverses === null && !back.has(id))
}

type MeasureLines = readonly Pick<LedgerEntry, 'id' | 'measure' | 'reverses'>[]

/** Of two measures that end each other: is the first in force? The newest line decides. */
function firstMeasureHolds(entries: MeasureLines, begins: Measure, ends: Measure): boolean {
  const last = ledgerEntriesInForce(entries)
    .filter(({ measure }) => measure === begins || measure === ends)
    .reduce<MeasureLines[number] | null>((newest, each) => (newest && newest.id > each.id ? newest : each), null)
  return last?.measure === begins
}

/** Is this content visible, as far as the lines about it go? */
export const visibilityAfter = (about: MeasureLines): boolean => !firstMeasureHolds(about, 'hide', 'show')

/** Is this member restricted? */
export const restrictionAfter = (entries: MeasureLines): boolean => firstMeasureHolds(entries, 'restrict', 'lift')
