/** characters of a reporter's id that staff see: enough to tell reporters apart, too few to find a member */
const VISIBLE_ID_CHARACTERS = 2

/** `U-10482` → `•••82` */
export const maskReporter = (id: string): string =>
  `•••${id.length > VISIBLE_ID_CHARACTERS * 2 ? id.slice(-VISIBLE_ID_CHARACTERS) : ''}`

/** The letter that stands for a reporter within a case: A, B, … Z, AA. `place`: their place among its reporters, from 0. */
export function reporterLabel(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26))
  return place < 26 ? letter : reporterLabel(Math.floor(place / 26) - 1) + letter
}
