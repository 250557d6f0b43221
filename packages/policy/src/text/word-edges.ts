import { type TextRange, widenToGraphemes } from './grapheme-edges.ts'

/** Scripts whose words are runs of their letters. Hiragana are endings and particles more often than words. */
const SCRIPTS = [
  /[\p{Script=Latin}\p{N}\p{M}_]/u,
  /[\u30a1-\u30fa\u30fc-\u30fe\uff66-\uff9f]/u,
  /[\p{Script=Han}々]/u,
] as const
/** An edge is moved no further: a text without a gap must not become one passage. */
export const LONGEST_WORD_PART = 24

const scriptOf = (character: string) => SCRIPTS.findIndex((script) => script.test(character))

/** The code point before or behind an offset; empty at the edges of the text. */
function characterBeside(source: string, at: number, side: 'before' | 'behind'): string {
  if (side === 'behind') return String.fromCodePoint(source.codePointAt(at) ?? 0x20)
  const low = at > 1 ? (source.codePointAt(at - 2) ?? 0) : 0
  return low > 0xffff ? String.fromCodePoint(low) : source.charAt(at - 1)
}

/** Does a word go on over this offset? */
export function isInsideWord(source: string, at: number): boolean {
  if (at <= 0 || at >= source.length) return false
  const script = scriptOf(characterBeside(source, at, 'before'))
  return script !== -1 && script === scriptOf(characterBeside(source, at, 'behind'))
}

function moveOut(source: string, from: number, step: 1 | -1): number {
  let at = from
  while (isInsideWord(source, at) && Math.abs(at - from) < LONGEST_WORD_PART) {
    at += step * (characterBeside(source, at, step === 1 ? 'behind' : 'before').length || 1)
  }
  return isInsideWord(source, at) ? from : at
}

/**
 * Widens ranges to the ends of words (runs of Latin letters and digits, of katakana, of kanji), and of user-perceived
 * characters; joins those that overlap. Where a word has no end within 24 characters, the edge stays.
 */
export function widenToWords(source: string, ranges: readonly TextRange[]): readonly TextRange[] {
  const widened = widenToGraphemes(source, ranges).map(({ start, end }) => ({
    start: moveOut(source, start, -1),
    end: moveOut(source, end, 1),
  }))
  return joinRanges(widenToGraphemes(source, widened))
}

/** Do two ranges share a character? */
export const rangesOverlap = (one: TextRange, other: TextRange): boolean =>
  one.start < other.end && other.start < one.end

/** Sorts ranges and joins those that overlap. */
export function joinRanges(ranges: readonly TextRange[]): readonly TextRange[] {
  const joined: TextRange[] = []
  for (const range of [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1)
    if (last === undefined || range.start >= last.end) joined.push(range)
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
  }
  return joined
}
