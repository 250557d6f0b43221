import { allow, refuse, type Verdict } from '../verdict.ts'

const MIN_PASSWORD_LENGTH = 12

export type PasswordRefusal = 'password_short' | 'password_common' | 'password_names' | 'password_wrong'

/** Only the letters and digits, in lower case, so that `Sa-to` is found in `SATO2026sato`. */
const lettersAndDigits = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const PRODUCT_NAMES = ['mimamori', '見守り']

/** How many letters and digits of a password are left without these names, however often they are repeated. */
function lengthWithoutNames(password: string, names: readonly string[]): number {
  const rest = names
    .map(lettersAndDigits)
    .filter((name) => [...name].length >= 3)
    .reduce((left, name) => left.replaceAll(name, ''), lettersAndDigits(password))
  return [...rest].length
}

/** The shortest piece a text is made of by repeating it; the text itself when it repeats nothing. */
function shortestRepeatedPiece(text: string): string {
  const lengths = Array.from({ length: Math.floor(text.length / 2) }, (_, n) => n + 1)
  const length = lengths.find((each) =>
    text
      .slice(0, each)
      .repeat(Math.ceil(text.length / each))
      .startsWith(text),
  )
  return length === undefined ? text : text.slice(0, length)
}

/** Is this one of the first passwords to be guessed: a common one, also repeated or with digits and signs around it? */
function isGuessable(password: string, isCommon: (word: string) => boolean): boolean {
  const folded = password.normalize('NFKC').toLowerCase()
  const stripped = (around: RegExp) => folded.replace(around, '')
  return [folded, stripped(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu), stripped(/^[^\p{L}]+|[^\p{L}]+$/gu)]
    .filter((text) => text !== '')
    .some((text) => {
      const piece = shortestRepeatedPiece(text)
      return [...piece].length < 3 || isCommon(text) || isCommon(piece)
    })
}

/**
 * May this be the password of somebody with this login and alias? Refused when it is shorter than 12 characters, is common (`isCommon`,
 * called in lower case), or has little beside the login, the alias or the product's name. There are no rules about its letters. Source:
 * NIST SP 800-63B and ASVS 6.2.
 */
export function choosePassword(
  { login, alias }: { readonly login: string; readonly alias: string },
  password: string,
  isCommon: (word: string) => boolean,
): Verdict<null, PasswordRefusal> {
  if ([...password].length < MIN_PASSWORD_LENGTH) return refuse('password_short')
  if (isGuessable(password, isCommon)) return refuse('password_common')
  const names = [...PRODUCT_NAMES, login, alias]
  if (lettersAndDigits(password) !== '' && lengthWithoutNames(password, names) < MIN_PASSWORD_LENGTH / 2)
    return refuse('password_names')
  return allow(null)
}
