/** Words of which at least one occurs in every match. */
export type WordGroup = readonly string[]

/** A piece of a pattern: its exact text, or else groups of words; every match has a word of each group. */
export type PatternPiece = { readonly exactly: string | null; readonly groups: readonly WordGroup[] }

export const UNKNOWN_PIECE: PatternPiece = { exactly: null, groups: [] }

export const EMPTY_PIECE: PatternPiece = { exactly: '', groups: [] }

const FIRST_KANJI = '\u4e00'

/** How selective a word is: a kanji counts 2, as there are far more of them than of other letters, which count 1; at most 3. */
function wordWeight(word: string): number {
  let sum = 0
  for (const letter of word) sum += letter >= FIRST_KANJI ? 2 : 1
  return Math.min(sum, 3)
}

/** The weight of the least selective word of a group. */
export const lightestWeight = (group: WordGroup): number => Math.min(...group.map(wordWeight))

/** The most selective groups first: those with heavier words, then those with fewer words. */
export const sortByWeight = (groups: readonly WordGroup[]): WordGroup[] =>
  groups.toSorted((a, b) => lightestWeight(b) - lightestWeight(a) || a.length - b.length)

/** The groups of a piece; its exact text is a group of one word. */
export const pieceGroups = ({ exactly, groups }: PatternPiece): readonly WordGroup[] =>
  exactly === null || exactly === '' ? groups : [[exactly]]

/** Pieces one after another; adjacent exact texts become one. */
export function sequenceOf(pieces: readonly PatternPiece[]): PatternPiece {
  const groups: WordGroup[] = []
  let run = ''
  let exact = true
  const closeRun = () => {
    if (run !== '') groups.push([run])
    run = ''
  }
  for (const piece of pieces) {
    if (piece.exactly !== null) {
      run += piece.exactly
      continue
    }
    closeRun()
    groups.push(...piece.groups)
    exact = false
  }
  if (exact) return { exactly: run, groups: [] }
  closeRun()
  return { exactly: null, groups }
}

/** Alternatives: one group with the words of the most selective group of each. */
export function choiceOf(options: readonly PatternPiece[]): PatternPiece {
  const [only] = options
  if (options.length === 1 && only !== undefined) return only
  const words: string[] = []
  for (const option of options) {
    const [group] = sortByWeight(pieceGroups(option))
    if (group === undefined) return UNKNOWN_PIECE
    words.push(...group)
  }
  return { exactly: null, groups: [[...new Set(words)]] }
}
