import type { TextLook, TextWidth } from './measure-text.ts'

/** a line never begins with one of these */
const CLOSING = /^[\s、。，．：；！？）」』】〕・ー～,.:;!?)\]’”…]/u

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' })

/** The pieces between which a line may end: words with the marks that follow them. */
function breakableParts(words: string): string[] {
  const parts: string[] = []
  for (const { segment } of segmenter.segment(words)) {
    const last = parts.at(-1)
    // what opens a quotation stays with what follows
    if (last !== undefined && (CLOSING.test(segment) || /[（「『【〔([“]$/u.test(last)))
      parts[parts.length - 1] = last + segment
    else parts.push(segment)
  }
  return parts
}

type Room = { readonly room: number; readonly look?: TextLook; readonly widthOf: TextWidth }

/** Lines of at most `room` pixels. A word that is longer by itself is cut where the room ends. */
export function wrapText(words: string, { room, look = '', widthOf }: Room): string[] {
  const lines: string[] = []
  let line = ''
  for (const part of breakableParts(words)) {
    if (widthOf((line + part).trimEnd(), look) <= room) {
      line += part
      continue
    }
    if (line !== '') lines.push(line.trimEnd())
    line = part.trimStart()
    while (widthOf(line.trimEnd(), look) > room && [...line].length > 1) {
      const letters = [...line]
      const fits = letters.findLastIndex((_, at) => at > 0 && widthOf(letters.slice(0, at).join(''), look) <= room)
      const at = Math.max(1, fits)
      lines.push(letters.slice(0, at).join(''))
      line = letters.slice(at).join('')
    }
  }
  return line.trimEnd() === '' ? lines : [...lines, line.trimEnd()]
}

/** The text where it fits, else its beginning with `…`. */
export function shortenText(words: string, { room, look = '', widthOf }: Room): string {
  if (widthOf(words, look) <= room) return words
  const letters = [...words]
  const at = letters.findLastIndex((_, end) => widthOf(`${letters.slice(0, end).join('').trimEnd()}…`, look) <= room)
  return at <= 0 ? '…' : `${letters.slice(0, at).join('').trimEnd()}…`
}

/** Whether these lines are the words, none of which was cut in two. */
function hasWholeWords(lines: readonly string[], words: string): boolean {
  const endsOf = (pieces: readonly string[]) =>
    pieces.map(
      (_, at) =>
        pieces
          .slice(0, at + 1)
          .join('')
          .replace(/\s/g, '').length,
    )
  const ends = new Set(endsOf(breakableParts(words)))
  return endsOf(lines).every((end) => ends.has(end))
}

/** A name in at most `most` lines: the first of these wordings that fits whole, else the last of them cut short. */
export function fitName(
  wordings: readonly string[],
  { most, ...room }: Room & { readonly most: number },
): [string, ...string[]] {
  for (const words of wordings) {
    const [first, ...more] = wrapText(words, room)
    if (first !== undefined && more.length < most && hasWholeWords([first, ...more], words)) return [first, ...more]
  }
  return [shortenText(wordings.at(-1) ?? '', room)]
}
