/** Words one of which occurs. */
type WordGroup = readonly string[]

/** What is known of a piece of a pattern: its exact text, or groups, of each of which a word is in whatever it matches. */
type PatternPiece = { readonly exactly: string | null; readonly groups: readonly WordGroup[] }

const UNKNOWN_PIECE: PatternPiece = { exactly: null, groups: [] }
const EMPTY_PIECE: PatternPiece = { exactly: '', groups: [] }
const MAX_CLASS_SIZE = 8
/** Two groups put nearly every pattern to sleep that a third would, for half the work of looking for them. */
const MAX_GROUPS = 2
const FIRST_KANJI = '\u4e00'

/** How much a word tells: there are far more kanji than other letters, so one kanji is worth two of them. */
function wordWeight(word: string): number {
  let sum = 0
  for (const letter of word) sum += letter >= FIRST_KANJI ? 2 : 1
  return Math.min(sum, 3)
}

const lightestWeight = (group: WordGroup) => Math.min(...group.map(wordWeight))

/** The most telling groups first: those of heavier words, then those of fewer. */
const sortByWeight = (groups: readonly WordGroup[]) =>
  groups.toSorted((a, b) => lightestWeight(b) - lightestWeight(a) || a.length - b.length)

const pieceGroups = ({ exactly, groups }: PatternPiece) => (exactly === null || exactly === '' ? groups : [[exactly]])

function sequenceOf(pieces: readonly PatternPiece[]): PatternPiece {
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

function choiceOf(options: readonly PatternPiece[]): PatternPiece {
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

function readClass(text: string): PatternPiece {
  const inside = text.slice(1, -1)
  if (inside.startsWith('^') || /[\\-]/.test(inside)) return UNKNOWN_PIECE
  const letters = [...inside]
  return letters.length > MAX_CLASS_SIZE ? UNKNOWN_PIECE : { exactly: null, groups: [letters] }
}

/** Reads the subset of regular expressions the rules are written in: groups, alternatives, classes, counts, looks around. */
class PatternReader {
  at = 0
  readonly source: string

  constructor(source: string) {
    this.source = source
  }

  choice(): PatternPiece {
    const options = [this.sequence()]
    while (this.take(/^\|/) !== '') options.push(this.sequence())
    return choiceOf(options)
  }

  private sequence(): PatternPiece {
    const pieces: PatternPiece[] = []
    while (this.at < this.source.length && !/[|)]/.test(this.source.charAt(this.at))) pieces.push(this.counted())
    return sequenceOf(pieces)
  }

  private counted(): PatternPiece {
    const piece = this.atom()
    const count = this.take(/^(?:[?*+]|\{\d+(?:,\d*)?\})\??/)
    if (count === '') return piece
    return /^(?:[?*]|\{0)/.test(count) ? UNKNOWN_PIECE : { exactly: null, groups: pieceGroups(piece) }
  }

  private atom(): PatternPiece {
    const opening = this.take(/^\((?:\?(?::|<?[=!]))?/)
    if (opening !== '') {
      const inside = this.choice()
      this.take(/^\)/)
      return /[=!]$/.test(opening) ? EMPTY_PIECE : inside
    }
    const inBrackets = this.take(/^\[(?:\\.|[^\]])*\]/)
    if (inBrackets !== '') return readClass(inBrackets)
    const text = this.take(/^(?:\\.|[\s\S])/)
    if (text === '^' || text === '$') return EMPTY_PIECE
    if (text === '.' || /^\\[a-z]/i.test(text)) return UNKNOWN_PIECE
    return { exactly: text.replace('\\', ''), groups: [] }
  }

  private take(shape: RegExp): string {
    const found = shape.exec(this.source.slice(this.at))?.[0] ?? ''
    this.at += found.length
    return found
  }
}

/**
 * Groups of words such that every match of a pattern contains a word of each, so that a text without them need not be
 * searched. Single kana, Latin letters and signs are in most texts and count only when there is nothing better.
 * In: the source of a pattern. Out: the groups; none when nothing can be said.
 */
export function requiredWords(source: string): readonly WordGroup[] {
  const groups = pieceGroups(new PatternReader(source).choice())
  const telling = groups.filter((group) => lightestWeight(group) > 1)
  return sortByWeight(telling.length > 0 ? telling : groups).slice(0, telling.length > 0 ? MAX_GROUPS : 1)
}
