import { bodiesOf, type NoticeText } from './notice-model.ts'

/** A picture in the text of a notice: `![words for it](picture:id)`. */
export type PictureInText = { readonly whole: string; readonly alt: string; readonly id: string }

/** An id of a picture: SHA-256 of its bytes. */
export const PICTURE_ID = /^[0-9a-f]{64}$/

/** longest words for a picture, and longest id, that make it one: without an end each `![` would be followed to the end of the text */
const PICTURE = String.raw`!\[([^\]\n]{0,300})\]\(picture:([^)\s]{0,100})\)`
const ANYWHERE = new RegExp(PICTURE, 'g')
const AT_PLACE = new RegExp(PICTURE, 'y')

const toPicture = ([whole, alt = '', id = '']: RegExpExecArray): PictureInText => ({ whole, alt: alt.trim(), id })

/** The pictures of a text, in order. */
export const findPictures = (text: string): PictureInText[] => [...text.matchAll(ANYWHERE)].map(toPicture)

/** The pictures of a notice in one language, as often as it shows them. */
export const picturesOf = (text: NoticeText): PictureInText[] => bodiesOf(text).flatMap(findPictures)

/** The picture that begins at a place of a text; `null`: none. */
export function pictureAt(text: string, place: number): PictureInText | null {
  AT_PLACE.lastIndex = place
  const found = AT_PLACE.exec(text)
  return found && toPicture(found)
}
