/** What is known of a piece of a pattern: its exact text, or words one of which occurs in whatever it matches. */
type Piece = { readonly exactly: string | null; readonly oneOf: readonly string[] | null }

const UNKNOWN: Piece = { exactly: null, oneOf: null }
const NOTHING: Piece = { exactly: '', oneOf: null }
const MOST_IN_CLASS = 8

const shortest = (words: readonly string[]) => Math.min(...words.map((word) => word.length))

/** The more telling of two sets of words: longer words first, then fewer of them. */
function better(a: readonly string[] | null, b: readonly string[] | null): readonly string[] | null {
  if (a === null || b === null) return a ?? b
  const byLength = Math.min(shortest(a), 3) - Math.min(shortest(b), 3)
  return byLength > 0 || (byLength === 0 && a.length <= b.length) ? a : b
}

const wordsOf = ({ exactly, oneOf }: Piece) => (exactly === null || exactly === '' ? oneOf : [exactly])

function sequenceOf(pieces: readonly Piece[]): Piece {
  let best: readonly string[] | null = null
  let run = ''
  let exact = true
  for (const piece of pieces) {
    if (piece.exactly !== null) {
      run += piece.exactly
      best = better(run === '' ? null : [run], best)
      continue
    }
    best = better(best, piece.oneOf)
    run = ''
    exact = false
  }
  return exact ? { exactly: run, oneOf: null } : { exactly: null, oneOf: best }
}

function choiceOf(options: readonly Piece[]): Piece {
  const [only] = options
  if (options.length === 1 && only !== undefined) return only
  const words = options.map(wordsOf)
  const all = words.flatMap((some) => some ?? [])
  return words.includes(null) ? UNKNOWN : { exactly: null, oneOf: [...new Set(all)] }
}

function readClass(text: string): Piece {
  const inside = text.slice(1, -1)
  if (inside.startsWith('^') || /[\\-]/.test(inside)) return UNKNOWN
  const letters = [...inside]
  return letters.length > MOST_IN_CLASS ? UNKNOWN : { exactly: null, oneOf: letters }
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
    return /^(?:[?*]|\{0)/.test(count) ? UNKNOWN : { exactly: null, oneOf: wordsOf(piece) }
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
    return { exactly: text.replace('\\', ''), oneOf: null }
  }

  private take(shape: RegExp): string {
    const found = shape.exec(this.source.slice(this.at))?.[0] ?? ''
    this.at += found.length
    return found
  }
}

/**
 * Words of which every match of a pattern contains at least one, so that a text without them need not be searched.
 * In: the source of a pattern. Out: the words, or `null` when nothing can be said.
 */
export function requiredWords(source: string): readonly string[] | null {
  return wordsOf(new Reader(source).choice())
}
