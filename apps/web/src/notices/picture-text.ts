import { findPictures } from '@mimamori/policy/notices/notice-pictures'

/** A picture as it stands in a text: its id, and its alternative text as typed. */
export type PictureInBody = { readonly id: string; readonly alt: string; readonly whole: string }

/** The pictures of a text in order, each once, with their alternative texts as typed. */
export const picturesIn = (body: string): PictureInBody[] => {
  const all = findPictures(body).map(({ whole, id }) => ({ id, whole, alt: whole.slice(2, whole.lastIndexOf('](')) }))
  return all.filter(({ id }, n) => all.findIndex((each) => each.id === id) === n)
}

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

/** A text with something on a line of its own at this place, between empty lines. */
export function insertBlock(body: string, from: number, to: number, block: string): string {
  const [before, after] = [body.slice(0, from).trimEnd(), body.slice(to).trimStart()]
  return [before, block, after].filter((each) => each !== '').join('\n\n')
}

/** A text with this picture at a place, or at its end; as it is where it has it already. */
export const withPicture = (body: string, id: string, at: number = body.length): string =>
  picturesIn(body).some((each) => each.id === id) ? body : insertBlock(body, at, at, pictureText(id, ''))
