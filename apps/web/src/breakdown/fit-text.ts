import { breakableParts, wrapText } from '@mimamori/policy/text/wrap-text'
import type { TextLook, TextWidth } from './measure-text.ts'

type Room = { readonly room: number; readonly look?: TextLook; readonly widthOf: TextWidth }

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
  { most, room, look = '', widthOf }: Room & { readonly most: number },
): [string, ...string[]] {
  for (const words of wordings) {
    const [first, ...more] = wrapText(words, room, (each) => widthOf(each, look))
    if (first !== undefined && more.length < most && hasWholeWords([first, ...more], words)) return [first, ...more]
  }
  return [shortenText(wordings.at(-1) ?? '', { room, look, widthOf })]
}
