import { DESK_PREFIX, NOTICE_PICTURE_PATH } from '@mimamori/contract/transport-contract'
import { allBodiesOf, type NoticeTexts } from '@mimamori/policy/notices/notice-model'
import { findPictures } from '@mimamori/policy/notices/notice-pictures'

/** A picture as it stands in a text: its id, and its alternative text as typed. */
export type PictureInBody = { readonly id: string; readonly alt: string; readonly whole: string }

/** The pictures of a text in order, each once, with their alternative texts as typed. */
export const picturesIn = (body: string): PictureInBody[] => {
  const all = findPictures(body).map(({ whole, id }) => ({ id, whole, alt: whole.slice(2, whole.lastIndexOf('](')) }))
  return all.filter(({ id }, n) => all.findIndex((each) => each.id === id) === n)
}

/** The pictures of all texts, each once, with the words for it that are found first. */
export function allPicturesOf(texts: NoticeTexts): PictureInBody[] {
  const all = allBodiesOf(texts).flatMap(picturesIn)
  return all.filter(({ id }, n) => all.findIndex((each) => each.id === id) === n)
}

/** Where the desk serves a picture. */
export const pictureAddress = (id: string): string => `${DESK_PREFIX}${NOTICE_PICTURE_PATH.replace('{id}', id)}`

const pictureText = (id: string, alt: string): string => `![${alt.replace(/[[\]\n\r]/g, ' ')}](picture:${id})`

/** A text whose picture has this alternative text, wherever it stands in it. */
export const withAlt = (body: string, id: string, alt: string): string =>
  findPictures(body)
    .filter((each) => each.id === id)
    .reduce((rest, { whole }) => rest.replace(whole, () => pictureText(id, alt)), body)

/** A text without a picture, and without the empty line it leaves. */
export const withoutPicture = (body: string, id: string): string =>
  findPictures(body)
    .filter((each) => each.id === id)
    .reduce((rest, { whole }) => rest.replace(whole, ''), body)
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()

const lineEndsAt = (text: string): number => /^\n*/.exec(text)?.[0].length ?? 0
const gap = (beside: string, lineEnds: number): string => (beside === '' ? '' : '\n'.repeat(Math.max(0, 2 - lineEnds)))

/** What to put between two places of a text, so that `block` stands on a line of its own, between empty lines. */
export function blockBetween(body: string, from: number, to: number, block: string): string {
  const [before, after] = [body.slice(0, from), body.slice(to)]
  return gap(before, lineEndsAt([...before].reverse().join(''))) + block + gap(after, lineEndsAt(after))
}

/** A text with this picture at a place, or at its end; as it is where it has it already. */
export const withPicture = (body: string, id: string, at: number = body.length): string =>
  picturesIn(body).some((each) => each.id === id)
    ? body
    : body.slice(0, at) + blockBetween(body, at, at, pictureText(id, '')) + body.slice(at)
