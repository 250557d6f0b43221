import { bodiesOf, type NoticeText } from './notice-model.ts'

/** A picture in the text of a notice: `![words for it](picture:id)`. */
export type PictureInText = { readonly whole: string; readonly alt: string; readonly id: string }

/** An id of a picture: SHA-256 of its bytes. */
export const PICTURE_ID = /^[0-9a-f]{64}$/

const PICTURE = /!\[([^\]\n]*)\]\(picture:([^)\s]*)\)/g

/** The pictures of a text, in order. */
export const findPictures = (text: string): PictureInText[] =>
  [...text.matchAll(PICTURE)].map(([whole, alt = '', id = '']) => ({ whole, alt: alt.trim(), id }))

/** The pictures of a notice in one language, as often as it shows them. */
export const picturesOf = (text: NoticeText): PictureInText[] => bodiesOf(text).flatMap(findPictures)

/** The picture that begins at the start of a text; `null`: none. */
export function pictureAt(text: string): PictureInText | null {
  const [first] = findPictures(text.slice(0, text.indexOf(')') + 1))
  return first && text.startsWith(first.whole) ? first : null
}
