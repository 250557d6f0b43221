/** Characters that take no room and hide in a text: zero-width, direction and filler marks, tag characters. */
const INVISIBLE =
  /[\u00AD\u061C\u115F\u1160\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E007F}]|\u034F|\u17B4|\u17B5|\u180B|\u180C|\u180D|\u180E/gu
const JOINER = '\u200D'
const EMOJI_BEFORE = /(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}]|\uFE0F)$/u

export type TextPiece = { readonly text: string; readonly at: number; readonly invisible: boolean }

/** Cut a text at its unseen characters. A joiner between emoji belongs to the emoji. */
export function splitAtInvisible(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let from = 0
  for (const match of text.matchAll(INVISIBLE)) {
    if (match[0] === JOINER && EMOJI_BEFORE.test(text.slice(0, match.index))) continue
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), at: from, invisible: false })
    pieces.push({ text: match[0], at: match.index, invisible: true })
    from = match.index + match[0].length
  }
  if (from < text.length) pieces.push({ text: text.slice(from), at: from, invisible: false })
  return pieces
}

/** The number of runs of invisible characters in a text. */
export function countInvisible(text: string): number {
  return splitAtInvisible(text).filter((piece) => piece.invisible).length
}

/** `U+200B` */
export function formatCodePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
