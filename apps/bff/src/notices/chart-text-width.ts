/** the size of the texts of a chart, in its own pixels */
export const CHART_TEXT_PX = 12

const WIDE = /[\u3000-\u9fff\uff00-\uffef]/g
/** a letter of Japanese is one em wide; a sixth more, as a reader's browser may draw it larger */
const WIDE_EM = 1.16
/** a letter or digit of the widest common font, DejaVu Sans semibold, and its percent sign */
const LATIN_EM = 0.65
const PERCENT_EM = 1.07

/** The width of a text in pixels, at most: nothing on the server knows the reader's font. */
export function estimateTextWidth(words: string): number {
  const wide = words.match(WIDE)?.length ?? 0
  const percent = words.split('%').length - 1
  return (wide * WIDE_EM + percent * PERCENT_EM + (words.length - wide - percent) * LATIN_EM) * CHART_TEXT_PX
}
