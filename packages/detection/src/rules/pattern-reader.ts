import { choiceOf, EMPTY_PIECE, type PatternPiece, pieceGroups, sequenceOf, UNKNOWN_PIECE } from './pattern-piece.ts'

const MAX_CLASS_SIZE = 8

function readClass(text: string): PatternPiece {
  const inside = text.slice(1, -1)
  if (inside.startsWith('^') || /[\\-]/.test(inside)) return UNKNOWN_PIECE
  const letters = [...inside]
  return letters.length > MAX_CLASS_SIZE ? UNKNOWN_PIECE : { exactText: null, groups: [letters] }
}

/** Can this class or escape stand for a line break, or for the beginning of a text? */
const matchesLineEdge = (token: string) =>
  token.startsWith('[^') ? !token.includes('\\n') : token === '^' || /\\[nsWD]/.test(token)

/** Reads the subset of regular expressions the rules are written in: groups, alternatives, classes, counts, looks around. */
export class PatternReader {
  /** whether a match can hold a line break, or depends on what is behind one */
  crossesLines = false
  private at = 0
  private readonly source: string

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
    return /^(?:[?*]|\{0)/.test(count) ? UNKNOWN_PIECE : { exactText: null, groups: pieceGroups(piece) }
  }

  private atom(): PatternPiece {
    const opening = this.take(/^\((?:\?(?::|<?[=!]))?/)
    if (opening !== '') {
      const inside = this.choice()
      this.take(/^\)/)
      return /[=!]$/.test(opening) ? EMPTY_PIECE : inside
    }
    const inBrackets = this.take(/^\[(?:\\.|[^\]])*\]/)
    const text = inBrackets || this.take(/^(?:\\.|[\s\S])/)
    this.crossesLines ||= matchesLineEdge(text)
    if (inBrackets !== '') return readClass(inBrackets)
    if (text === '^' || text === '$') return EMPTY_PIECE
    if (text === '.' || /^\\[a-z]/i.test(text)) return UNKNOWN_PIECE
    return { exactText: text.replace('\\', ''), groups: [] }
  }

  private take(shape: RegExp): string {
    const token = shape.exec(this.source.slice(this.at))?.[0] ?? ''
    this.at += token.length
    return token
  }
}
