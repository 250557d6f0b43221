import type { Measure } from '../decisions/measure-rules.ts'
import type { Target } from '../intake/intake-arrivals.ts'

/**
 * One line of a member's ledger: a measure of a decision that was not undone. Lines are never changed; what is taken back
 * gets a minus line, a `reverse` that names it.
 */
export type LedgerEntry = {
  /** later lines have greater ids */
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
  const takenBack = new Set(entries.map(({ reverses }) => reverses))
  return entries.filter(({ id, reverses }) => reverses === null && !takenBack.has(id))
}

type MeasureLines = readonly Pick<LedgerEntry, 'id' | 'measure' | 'reverses'>[]

/** Of two measures of which each ends the other: is the first in force? The newest line decides. */
function isFirstInForce(entries: MeasureLines, begins: Measure, ends: Measure): boolean {
  const last = ledgerEntriesInForce(entries)
    .filter(({ measure }) => measure === begins || measure === ends)
    .reduce<MeasureLines[number] | null>((newest, each) => (newest && newest.id > each.id ? newest : each), null)
  return last?.measure === begins
}

/** Is this content visible, after all lines about it? */
export const visibilityAfter = (about: MeasureLines): boolean => !isFirstInForce(about, 'hide', 'show')

/** Is this member restricted? */
export const restrictionAfter = (entries: MeasureLines): boolean => isFirstInForce(entries, 'restrict', 'lift')
