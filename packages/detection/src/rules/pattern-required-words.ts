import { lightestWeight, pieceGroups, sortByWeight, type WordGroup } from './pattern-piece.ts'
import { PatternReader } from './pattern-reader.ts'

/** Two groups rule out nearly as many patterns as three, for half the work. */
const MAX_GROUPS = 2

/**
 * Groups of words of which every match of a pattern has a word each, so that a text without them need not be searched.
 * Single kana, Latin letters and signs are in most texts, and are used only when there is nothing better. Empty: nothing
 * is known of the pattern. `source`: of a RegExp.
 */
export function requiredWords(source: string): readonly WordGroup[] {
  const groups = pieceGroups(new PatternReader(source).choice())
  const telling = groups.filter((group) => lightestWeight(group) > 1)
  return sortByWeight(telling.length > 0 ? telling : groups).slice(0, telling.length > 0 ? MAX_GROUPS : 1)
}
