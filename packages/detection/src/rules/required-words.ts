/** Words one of which occurs. */
type Group = readonly string[]

/** What is known of a piece of a pattern: its exact text, or groups, of each of which a word is in whatever it matches. */
type Piece = { readonly exactly: string | null; readonly groups: readonly Group[] }

const UNKNOWN: Piece = { exactly: null, groups: [] }
const NOTHING: Piece = { exactly: '', groups: [] }
const MOST_IN_CLASS = 8
/** Two groups put nearly every pattern to sleep that a third would, for half the work of looking for them. */
const MOST_GROUPS = 2
const FIRST_KANJI = '\u4e00'

/** How much a word tells: there are far more kanji than other letters, so one kanji is worth two of them. */
function weight(word: string): number {
  let sum = 0
  for (const letter of word) sum += letter >= FIRST_KANJI ? 2 : 1
  return Math.min(sum, 3)
}

const lightest = (group: Group) => Math.min(...group.map(weight))

/** The most telling groups first: those of heavier words, then those of fewer. */
const byTelling = (groups: readonly Group[]) =>
  groups.toSorted((a, b) => lightest(b) - lightest(a) || a.length - b.length)

const groupsOf = ({ exactly, groups }: Piece) => (exactly === null || exactly === '' ? groups : [[exactly]])

function sequenceOf(pieces: readonly Piece[]): Piece {
  const groups: Group[] = []
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

function choiceOf(options: readonly Piece[]): Piece {
  const [only] = options
  if (options.length === 1 && only !== undefined) return only
  const words: string[] = []
  for (const option of options) {
    const [group] = byTelling(groupsOf(option))
    if (group === undefined) return UNKNOWN
    words.push(...group)
  }
  return { exactly: null, groups: [[...new Set(words)]] }
}

function readClass(text: string): Piece {
  const inside = text.slice(1, -1)
  if (inside.startsWith('^') || /[\\-]/.test(inside)) return UNKNOWN
  const letters = [...inside]
  return letters.length > MOST_IN_CLASS ? UNKNOWN : { exactly: null, groups: [letters] }
}

/** Reads the subset of regular expressions the rules are written in: groups, alternatives, classes, counts, looks around. */
class Reader {
  at = 0
  readonly source: string

  constructor(source: string) {
    this.source = source
  }

  choice(): Piece {
    const options = [this.sequence()]
    while (this.take(/^\|/) !== '') options.push(this.sequence())
    return choiceOf(options)
  }

  private sequence(): Piece {
    const pieces: Piece[] = []
    while (this.at < this.source.length && !/[|)]/.test(this.source.charAt(this.at))) pieces.push(this.counted())
    return sequenceOf(pieces)
  }

  private counted(): Piece {
    const piece = this.atom()
    const count = this.take(/^(?:[?*+]|\{\d+(?:,\d*)?\})\??/)
    if (count === '') return piece
    return /^(?:[?*]|\{0)/.test(count) ? UNKNOWN : { exactly: null, groups: groupsOf(piece) }
  }

  private atom(): Piece {
    const opening = this.take(/^\((?:\?(?::|<?[=!]))?/)
    if (opening !== '') {
      const inside = this.choice()
      this.take(/^\)/)
      return /[=!]$/.test(opening) ? NOTHING : inside
    }
    const inBrackets = this.take(/^\[(?:\\.|[^\]])*\]/)
    if (inBrackets !== '') return readClass(inBrackets)
    const text = this.take(/^(?:\\.|[\s\S])/)
    if (text === '^' || text === '$') return NOTHING
    if (text === '.' || /^\\[a-z]/i.test(text)) return UNKNOWN
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
export function requiredWords(source: string): readonly Group[] {
  const groups = groupsOf(new Reader(source).choice())
  const telling = groups.filter((group) => lightest(group) > 1)
  return byTelling(telling.length > 0 ? telling : groups).slice(0, telling.length > 0 ? MOST_GROUPS : 1)
}
