const ADDRESS = /https?:\/\/[A-Za-z0-9][A-Za-z0-9\-._~:/?#@!$&'*+,;=%()]{0,2000}/gi
const AT_PLACE = new RegExp(ADDRESS.source, 'iy')
const COUNT_OF = (text: string, letter: string): number => text.split(letter).length - 1

/** Without what ends a sentence or closes a bracket that was opened before the address. */
function trimAddress(found: string): string {
  let unopened = COUNT_OF(found, ')') - COUNT_OF(found, '(')
  let end = found.length
  for (; end > 0; end--) {
    const last = found[end - 1] ?? ''
    const closes = last === ')' && unopened > 0
    if (!closes && !/[.,;:!?'*_~]/.test(last)) break
    if (closes) unopened--
  }
  return found.slice(0, end)
}

/** The address of the web that begins at a place of a text, up to the first letter that no address has, such as 「。」 or a closing bracket; `null`: none. */
export function bareAddressAt(text: string, place: number): string | null {
  AT_PLACE.lastIndex = place
  const found = AT_PLACE.exec(text)?.[0]
  return found === undefined ? null : trimAddress(found)
}

/** A text without its bare addresses. */
export const withoutBareAddresses = (text: string): string =>
  text.replace(ADDRESS, (found) => ` ${found.slice(trimAddress(found).length)}`)
