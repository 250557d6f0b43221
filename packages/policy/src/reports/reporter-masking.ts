/**
 * What the desk's own people see of who reported: a letter within the case, and the end of the id. Enough to tell several
 * apart, and nobody is found by it.
 */
const VISIBLE_ID_CHARACTERS = 2

/** `U-10482` → `•••82` */
export const maskReporter = (id: string): string =>
  `•••${id.length > VISIBLE_ID_CHARACTERS * 2 ? id.slice(-VISIBLE_ID_CHARACTERS) : ''}`

/** A, B, … Z, AA, in the order in which the reporters first reported. */
export function reporterLabel(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26))
  return place < 26 ? letter : reporterLabel(Math.floor(place / 26) - 1) + letter
}
