/** the size of the texts of a chart, in its own pixels */
export const CHART_TEXT_PX = 12

const WIDE = /[\u3000-\u9fff\uff00-\uffef]/g
/** a line never begins with one of these */
const CLOSING = /^[\s、。，．：；！？）」』】〕・ー～,.:;!?)\]’”…]/u
const OPENING = /[（「『【〔([“\d]$/u
/** a wide letter of the widest common font, DejaVu Sans semibold */
const LATIN_EM = 0.62

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' })

/** The width of a text in pixels, at most: nothing on the server knows the reader's font. */
export function estimateTextWidth(words: string): number {
  const wide = words.match(WIDE)?.length ?? 0
  return (wide + (words.length - wide) * LATIN_EM) * CHART_TEXT_PX
}

/** Words with the marks that belong to them, between which a line may end. */
function breakableParts(words: string): string[] {
  const parts: string[] = []
  for (const { segment } of segmenter.segment(words)) {
    const last = parts.at(-1)
    // what opens a bracket stays with what follows, and a number with what is counted
    if (last !== undefined && (CLOSING.test(segment) || OPENING.test(last))) parts[parts.length - 1] = last + segment
    else parts.push(segment)
  }
  return parts
}

/** The beginning of a text that fits into `room`, at least one letter, and the rest. */
function cutToFit(words: string, room: number): readonly [string, string] {
  const letters = [...words]
  let fits = 1
  while (fits < letters.length && estimateTextWidth(letters.slice(0, fits + 1).join('')) <= room) fits++
  return [letters.slice(0, fits).join(''), letters.slice(fits).join('')]
}

/** Lines of at most `room` pixels, broken between words; a word that is longer by itself is cut. */
export function wrapToLines(words: string, room: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const part of breakableParts(words)) {
    if (estimateTextWidth((line + part).trimEnd()) <= room) {
      line += part
      continue
    }
    if (line !== '') lines.push(line.trimEnd())
    line = part
    while (estimateTextWidth(line.trimEnd()) > room) {
      const [fits, rest] = cutToFit(line, room)
      lines.push(fits)
      line = rest
    }
  }
  return line.trimEnd() === '' ? lines : [...lines, line.trimEnd()]
}
