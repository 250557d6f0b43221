import { findUnfilledVariables, renderTemplate, type VariableValues } from '../catalogue/template-rendering.ts'

/**
 * A change to a letter, in the words of its template: `removed`, found between `before` and `after`, becomes `put`. What was filled in
 * for a case stands in it as its `{{variable}}`.
 */
export type LetterEdit = {
  readonly before: string
  readonly removed: string
  readonly put: string
  readonly after: string
}

/** so much of the template on either side names the place of a change */
const ANCHOR_LENGTH = 40
/** a shorter value may stand in a text by chance */
const MIN_VALUE_LENGTH = 2

type Piece = { readonly template: string; readonly filled: string; readonly fixed: boolean }

/** A template in pieces: its own words, which are `fixed`, and its variables with their values. */
function piecesOf(template: string, values: VariableValues): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  const words = (to: number) => {
    const text = template.slice(from, to)
    if (text !== '') pieces.push({ template: text, filled: text, fixed: true })
  }
  for (const { start, end } of findUnfilledVariables(template)) {
    words(start)
    const variable = template.slice(start, end)
    pieces.push({ template: variable, filled: renderTemplate(variable, values), fixed: false })
    from = end
  }
  words(template.length)
  return pieces
}

const isLowSurrogate = (text: string, at: number): boolean => /^[\udc00-\udfff]/.test(text.slice(at))

/** The length of what both texts begin with; no character is cut in two. */
function commonPrefix(one: string, other: string): number {
  let length = 0
  while (length < Math.min(one.length, other.length) && one[length] === other[length]) length += 1
  return isLowSurrogate(one, length) || isLowSurrogate(other, length) ? Math.max(0, length - 1) : length
}

/** The length of what both texts end with, at most so much. */
function commonSuffix(one: string, other: string, most: number): number {
  let length = 0
  while (length < most && one[one.length - length - 1] === other[other.length - length - 1]) length += 1
  return length > 0 && isLowSurrogate(one, one.length - length) ? length - 1 : length
}

/** How much of the template, and of the letter, the beginning of both pieces has in common with `length` units of the letter. */
function wholePieces(pieces: readonly Piece[], length: number): { template: number; filled: number } {
  const at = { template: 0, filled: 0 }
  for (const { template, filled, fixed } of pieces) {
    const left = length - at.filled
    if (left < filled.length) {
      // a value is kept as a whole, or not at all
      const kept = fixed ? Math.max(0, left) : 0
      return { template: at.template + kept, filled: at.filled + kept }
    }
    at.template += template.length
    at.filled += filled.length
  }
  return at
}

/** The change that makes `edited` of the filled template; `null`: there is none. */
export function letterEditOf(template: string, values: VariableValues, edited: string): LetterEdit | null {
  const letter = renderTemplate(template, values)
  if (letter === edited) return null
  const pieces = piecesOf(template, values)
  const start = wholePieces(pieces, commonPrefix(letter, edited))
  const most = Math.min(letter.length, edited.length) - start.filled
  const end = wholePieces([...pieces].reverse(), commonSuffix(letter, edited, most))
  const [from, to] = [start.template, template.length - end.template]
  return {
    before: template.slice(Math.max(0, from - ANCHOR_LENGTH), from),
    removed: template.slice(from, to),
    put: unfilled(edited.slice(start.filled, edited.length - end.filled), values),
    after: template.slice(to, to + ANCHOR_LENGTH),
  }
}

/** A text with the values of a case taken out again, the longest first. */
function unfilled(text: string, values: VariableValues): string {
  const known = Object.entries(values).filter(([, value]) => value.length >= MIN_VALUE_LENGTH)
  known.sort(([, one], [, other]) => other.length - one.length)
  return known.reduce((left, [name, value]) => left.replaceAll(value, `{{${name}}}`), text)
}

/** The template with the change; `null`: its place is not there, or not once. */
export function applyLetterEdit(template: string, { before, removed, put, after }: LetterEdit): string | null {
  const place = `${before}${removed}${after}`
  const at = template.indexOf(place)
  if (at < 0 || template.indexOf(place, at + 1) >= 0) return null
  const start = at + before.length
  return template.slice(0, start) + put + template.slice(start + removed.length)
}
