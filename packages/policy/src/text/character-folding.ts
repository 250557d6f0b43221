import { enclosedLetter, latinLookalike } from './lookalike-characters.ts'

/** Values of the table that are not a folded code unit. They lie in the private use area, which never folds to itself. */
export const INVISIBLE = 0xe000
export const MARK = 0xe001
export const EXPANDS = 0xe002
export const SURROGATE = 0xe003

/** Stands for an emoji or another sign that no rule matches. */
const OTHER_SIGN = '\ufffc'

const table = new Uint16Array(0x10000)
const expansions = new Map<number, string>()

const INVISIBLE_CHARACTER =
  /^[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u115f\u3164\uffa0]$/
/** Characters that combine with the one before, including the spacing and half-width voicing marks. */
const MARK_CHARACTER = /^(?:\p{M}|\u200c|\u200d|\u309b|\u309c|\uff9e|\uff9f)$/u
const ACCENTED_SCRIPT = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]$/u

function toHiragana(code: number): number {
  return code >= 0x30a1 && code <= 0x30f6 ? code - 0x60 : code
}

function foldCodePoint(character: string): string {
  const bare = ACCENTED_SCRIPT.test(character) ? character.normalize('NFD').charAt(0) : character
  const folded = latinLookalike(bare)
  return folded.length === 1 ? String.fromCharCode(toHiragana(folded.charCodeAt(0))) : folded
}

/** Folds one character (code point) by NFKC, case, kana and lookalikes, whatever its neighbours are. */
function foldCharacter(character: string): string {
  const letter = enclosedLetter(character.codePointAt(0) ?? 0)
  if (letter !== null) return letter
  return [...character.normalize('NFKC')].map(foldCodePoint).join('')
}

function classifyUnit(code: number): number {
  if (code >= 0xd800 && code <= 0xdfff) return SURROGATE
  const character = String.fromCharCode(code)
  if (INVISIBLE_CHARACTER.test(character)) return INVISIBLE
  if (MARK_CHARACTER.test(character)) return MARK
  if (code === 0x0d) return 0x0a
  if (code >= 0xe000 && code <= 0xf8ff) return OTHER_SIGN.charCodeAt(0)
  if (code === 0x09 || code === 0x0b || code === 0) return 0x20
  const folded = foldCharacter(character)
  if (folded.length === 1) return folded.charCodeAt(0)
  expansions.set(code, folded)
  return EXPANDS
}

/** What one code unit folds to: a code unit, or one of the four values above. Computed once, then read from a table. */
export function foldUnit(code: number): number {
  const known = table[code] ?? 0
  if (known !== 0) return known
  const learned = classifyUnit(code)
  table[code] = learned
  return learned
}

/** The folded text of a code unit that folds to several (㍿, ㌔, ﬁ) or to none. */
export function expansionOf(code: number): string {
  return expansions.get(code) ?? ''
}

/** The folded text of a surrogate pair: mathematical and enclosed letters become letters, rare kanji stay, the rest is a sign. */
export function foldPair(pair: string): string {
  if (/^(?:\p{M}|\p{Emoji_Modifier})$/u.test(pair)) return ''
  const folded = foldCharacter(pair)
  return /^[\p{L}\p{N}]+$/u.test(folded) ? folded : OTHER_SIGN
}

/** A kana with the voicing mark that follows it, as one code unit; `base` when they do not compose (LÍNE loses its accent). */
export function composeKana(base: number, mark: number): number {
  const voicing = mark === 0xff9e || mark === 0x309b ? 0x3099 : mark === 0xff9f || mark === 0x309c ? 0x309a : mark
  if (voicing !== 0x3099 && voicing !== 0x309a) return base
  const composed = String.fromCharCode(base, voicing).normalize('NFC')
  return composed.length === 1 ? composed.charCodeAt(0) : base
}
