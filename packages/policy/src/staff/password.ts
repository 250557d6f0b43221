import { allow, refuse, type Verdict } from '../verdict.ts'

const PASSWORD_AT_LEAST = 12

export type PasswordRefusal = 'password_short' | 'password_names' | 'password_wrong'

/** letters and digits alone, so that `Sa-to` is found in `SATO2026sato` */
const bare = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const PRODUCT = ['mimamori', '見守り']

/** A name counts when taking it away, however often it is repeated, leaves too little to be a password. */
function namesLeave(password: string, names: readonly string[]): number {
  const rest = names
    .map(bare)
    .filter((name) => [...name].length >= 3)
    .reduce((left, name) => left.replaceAll(name, ''), bare(password))
  return [...rest].length
}

/**
 * May this be the password of somebody with this login and alias? Length alone makes it good: there are no rules about
 * its letters. Refused when it is shorter than 12 characters, or mostly made of the login, the alias or the product's name.
 * Source: NIST SP 800-63B and ASVS 6.2.
 */
export function choosePassword(
  { login, alias }: { readonly login: string; readonly alias: string },
  password: string,
): Verdict<null, PasswordRefusal> {
  if ([...password].length < PASSWORD_AT_LEAST) return refuse('password_short')
  const names = [...PRODUCT, login, alias]
  if (bare(password) !== '' && namesLeave(password, names) < PASSWORD_AT_LEAST / 2) return refuse('password_names')
  return allow(null)
}
