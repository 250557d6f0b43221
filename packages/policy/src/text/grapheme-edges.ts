/** Half-open UTF-16 range. */
export type TextRange = { readonly start: number; readonly end: number }

/** Kana, kanji, Latin, spaces and punctuation: between two of these always lies the edge of a user-perceived character. */
const SIMPLE_CHARACTER =
  /^[\n\x20-\x7e\u2010-\u2027\u2030-\u203b\u2190-\u22ff\u2500-\u26ff\u3000-\u3029\u3030-\u3098\u309b-\u30ff\u31f0-\u9fff\uff01-\uff9d]$/

let segmenter: Intl.Segmenter | undefined

function isSafeEdge(source: string, at: number): boolean {
  if (at === 0 || at === source.length) return true
  return SIMPLE_CHARACTER.test(source.charAt(at - 1)) && SIMPLE_CHARACTER.test(source.charAt(at))
}

/**
 * Widens ranges so that no edge falls inside a user-perceived character (か + U+3099, 👩‍💻, flags). The segmenter, which is slow, is
 * used only where an edge is beside an unusual character.
 */
export function widenToGraphemes(source: string, ranges: readonly TextRange[]): readonly TextRange[] {
  if (ranges.every(({ start, end }) => isSafeEdge(source, start) && isSafeEdge(source, end))) return ranges
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'grapheme' })
  const segments = segmenter.segment(source)
  return ranges.map(({ start, end }) => {
    const last = segments.containing(end - 1)
    return {
      start: segments.containing(start)?.index ?? start,
      end: last === undefined ? end : last.index + last.segment.length,
    }
  })
}
