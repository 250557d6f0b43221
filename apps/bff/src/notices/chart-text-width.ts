/** the size of the texts of a chart, in its own pixels */
export const CHART_TEXT_PX = 12

const WIDE = /[\u3000-\u9fff\uff00-\uffef]/g
/** a wide letter of the widest common font, DejaVu Sans semibold */
const LATIN_EM = 0.62

/** The width of a text in pixels, at most: nothing on the server knows the reader's font. */
export function estimateTextWidth(words: string): number {
  const wide = words.match(WIDE)?.length ?? 0
  return (wide + (words.length - wide) * LATIN_EM) * CHART_TEXT_PX
}
