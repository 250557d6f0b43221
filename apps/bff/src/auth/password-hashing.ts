import { hash, verify } from '@node-rs/argon2'
import { atMost } from '../runtime/at-most.ts'

/** argon2id with the first parameters OWASP recommends: 19 MiB, 2 passes, 1 lane */
const ARGON2_COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** each takes a processor and 19 MiB: many sign-ins at a time wait for each other, and nothing else waits for them */
const inTurn = atMost(2)

/** The hash that is stored of a password, computed over its NFKC form. */
export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(password.normalize('NFKC'), ARGON2_COST))

/** hash of a random password, so that an unknown login takes as long as a wrong password */
let dummyHash: Promise<string> | null = null

/**
 * Does the password match this hash? `passwordHash`: `null` for an unknown login, empty while no password is chosen; with
 * both, no password matches.
 */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  dummyHash ??= hashPassword(crypto.randomUUID())
  const known = passwordHash || (await dummyHash)
  const matches = await inTurn(() => verify(known, password.normalize('NFKC')))
  return matches && Boolean(passwordHash)
}

let isCommonPassword: Promise<(lowerCasePassword: string) => boolean> | null = null

/**
 * A test whether a password, in lower case, is among the most common ones of leaks. The list is loaded at first use.
 */
export function loadCommonPasswords(): Promise<(lowerCasePassword: string) => boolean> {
  isCommonPassword ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => {
    const words = new Set<string | number>(dictionary['passwords-common'])
    return (lowerCasePassword) => words.has(lowerCasePassword)
  })
  return isCommonPassword
}
