const ADDRESS = /https?:\/\/[A-Za-z0-9][A-Za-z0-9\-._~:/?#@!$&'*+,;=%()]*/gi
const AT_START = new RegExp(`^${ADDRESS.source}`, 'i')
const COUNT_OF = (text: string, letter: string): number => text.split(letter).length - 1

/** Without what ends a sentence or closes a bracket that was opened before the address. */
function trimAddress(found: string): string {
  let address = found
  for (;;) {
    const last = address.at(-1) ?? ''
    const closes = last === ')' && COUNT_OF(address, ')') > COUNT_OF(address, '(')
    if (!closes && !/[.,;:!?'*_~]/.test(last)) return address
    address = address.slice(0, -1)
  }
}

/** The address of the web that begins at the start of a text, up to the first letter that no address has, such as 「。」 or a closing bracket; `null`: none. */
export function bareAddressAt(text: string): string | null {
  const found = AT_START.exec(text)?.[0]
  return found === undefined ? null : trimAddress(found)
}

/** A text without its bare addresses. */
export const withoutBareAddresses = (text: string): string =>
  text.replace(ADDRESS, (found) => ` ${found.slice(trimAddress(found).length)}`)
