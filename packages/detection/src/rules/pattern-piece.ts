/** Words of which at least one occurs in every match. */
export type WordGroup = readonly string[]

/**
 * The facts about the matches of a piece of a pattern. `exactText`: the only text that matches; `null`: there are
 * several, and each contains a word of each of `groups`.
 */
export type PatternPiece = { readonly exactText: string | null; readonly groups: readonly WordGroup[] }

/** Nothing is known of what matches. */
export const UNKNOWN_PIECE: PatternPiece = { exactText: null, groups: [] }

/** Matches without a character, such as `^`. */
export const EMPTY_PIECE: PatternPiece = { exactText: '', groups: [] }

const FIRST_KANJI = '\u4e00'

/** The selectivity of a word, at most 3: a kanji counts 2, other letters 1, as there are far fewer of them. */
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
export const pieceGroups = ({ exactText, groups }: PatternPiece): readonly WordGroup[] =>
  exactText === null || exactText === '' ? groups : [[exactText]]

/** Pieces one after another; adjacent exact texts become one. */
export function sequenceOf(pieces: readonly PatternPiece[]): PatternPiece {
  const groups: WordGroup[] = []
  let run = ''
  let isExact = true
  const closeRun = () => {
    if (run !== '') groups.push([run])
    run = ''
  }
  for (const piece of pieces) {
    if (piece.exactText !== null) {
      run += piece.exactText
      continue
    }
    closeRun()
    groups.push(...piece.groups)
    isExact = false
  }
  if (isExact) return { exactText: run, groups: [] }
  closeRun()
  return { exactText: null, groups }
}

/** Alternatives of pieces: one group, of the words in the most selective group of each; unknown where one has no group. */
export function choiceOf(options: readonly PatternPiece[]): PatternPiece {
  const [only] = options
  if (options.length === 1 && only !== undefined) return only
  const words: string[] = []
  for (const option of options) {
    const [group] = sortByWeight(pieceGroups(option))
    if (group === undefined) return UNKNOWN_PIECE
    words.push(...group)
  }
  return { exactText: null, groups: [[...new Set(words)]] }
}
