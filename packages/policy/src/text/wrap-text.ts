/** a line never begins with one of these */
const CLOSING = /^[\s、。，．：；！？）」』】〕・ー～,.:;!?)\]’”…]/u
/** what opens a bracket stays with what follows, and a number with what is counted */
const OPENING = /[（「『【〔([“\d]$/u

let segmenter: Intl.Segmenter | undefined

/** Words with the marks that belong to them, between which a line may end. */
export function breakableParts(words: string): string[] {
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'word' })
  const parts: string[] = []
  for (const { segment } of segmenter.segment(words)) {
    const last = parts.at(-1)
    if (last !== undefined && (CLOSING.test(segment) || OPENING.test(last))) parts[parts.length - 1] = last + segment
    else parts.push(segment)
  }
  return parts
}

/** Lines of at most `room`, as `widthOf` measures them, broken between words; a word that is longer by itself is cut. */
export function wrapText(words: string, room: number, widthOf: (words: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const part of breakableParts(words)) {
    if (widthOf((line + part).trimEnd()) <= room) {
      line += part
      continue
    }
    if (line !== '') lines.push(line.trimEnd())
    line = part.trimStart()
    while (widthOf(line.trimEnd()) > room && [...line].length > 1) {
      const letters = [...line]
      const fits = letters.findLastIndex((_, at) => at > 0 && widthOf(letters.slice(0, at).join('')) <= room)
      const at = Math.max(1, fits)
      lines.push(letters.slice(0, at).join(''))
      line = letters.slice(at).join('')
    }
  }
  return line.trimEnd() === '' ? lines : [...lines, line.trimEnd()]
}
