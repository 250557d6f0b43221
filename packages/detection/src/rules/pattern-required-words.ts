import { lightestWeight, pieceGroups, sortByWeight, type WordGroup } from './pattern-piece.ts'
import { PatternReader } from './pattern-reader.ts'

/** Two groups rule out nearly as many patterns as three, for half the work. */
const MAX_GROUPS = 2

/** What is known of the matches of a pattern before it is looked for. */
type PatternFacts = {
  /**
   * groups of words of which every match has a word each, so that a text without them need not be searched; empty: nothing is known. Single
   * kana, Latin letters and signs are in most texts, and are used only when there is nothing better.
   */
  readonly words: readonly WordGroup[]
  /** can a match hold a line break, or depend on what is behind one? */
  readonly crossesLines: boolean
}

/** Reads a pattern. `source`: of a RegExp. */
export function readPattern(source: string): PatternFacts {
  const reader = new PatternReader(source)
  const groups = pieceGroups(reader.choice())
  const { crossesLines } = reader
  const telling = groups.filter((group) => lightestWeight(group) > 1)
  if (telling.length === 0) return { words: sortByWeight(groups).slice(0, 1), crossesLines }
  // over lines no two words are sure to be in one part of a text; what comes first, such as a name, tells the most
  return { words: crossesLines ? telling.slice(0, 1) : sortByWeight(telling).slice(0, MAX_GROUPS), crossesLines }
}
