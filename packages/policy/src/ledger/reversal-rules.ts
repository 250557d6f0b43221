import type { Measure } from '../decisions/measure-rules.ts'
import { type LedgerEntry, ledgerEntriesInForce } from './ledger-rules.ts'

/** Measures that one person can take back. `show` and `lift` already take something back; a withdrawal takes two people. */
const REVERSIBLE_MEASURES: readonly Measure[] = ['request_correction', 'advice', 'hide', 'warn', 'restrict']

export type ReverseRefusal = 'nothing_to_reverse' | 'already_reversed' | 'not_reversible' | 'two_people_needed'

/** The lines of a ledger that one person can take back, newest first. */
export function reversibleEntries<Entry extends Pick<LedgerEntry, 'id' | 'measure' | 'reverses'>>(
  entries: readonly Entry[],
): Entry[] {
  return ledgerEntriesInForce(entries)
    .filter(({ measure }) => REVERSIBLE_MEASURES.includes(measure))
    .sort((one, other) => (one.id < other.id ? 1 : -1))
}

/** Why these lines of a member's ledger cannot be taken back; `null`: they can. */
export function checkReversal(entries: readonly LedgerEntry[], ids: readonly string[]): ReverseRefusal | null {
  if (ids.length === 0) return 'nothing_to_reverse'
  if (new Set(ids).size !== ids.length) return 'not_reversible'
  const open = new Set(reversibleEntries(entries).map(({ id }) => id))
  for (const id of ids) {
    if (open.has(id)) continue
    const entry = entries.find((each) => each.id === id)
    if (!entry) return open.size === 0 ? 'nothing_to_reverse' : 'not_reversible'
    if (entries.some(({ reverses }) => reverses === id)) return 'already_reversed'
    return entry.measure === 'withdraw' ? 'two_people_needed' : 'not_reversible'
  }
  return null
}
