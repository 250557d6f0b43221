import { hash, verify } from '@node-rs/argon2'

/** argon2id with the parameters OWASP names first: 19 MiB, two passes, one lane. */
const ARGON2_COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), ARGON2_COST)

/** A hash of nothing anybody knows, so that an unknown login costs the same time as a wrong password. */
let dummyHash: Promise<string> | null = null

/** `passwordHash`: null for nobody, empty for somebody who has chosen no password yet. Neither is matched by anything. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  dummyHash ??= hashPassword(crypto.randomUUID())
  const matches = await verify(passwordHash || (await dummyHash), password.normalize('NFKC'))
  return matches && Boolean(passwordHash)
}

let commonPasswordTest: Promise<(word: string) => boolean> | null = null

/** Is this, in lower case, one of the passwords most often found in leaks? The list is read when the first one is chosen. */
export function loadCommonPasswords(): Promise<(word: string) => boolean> {
  commonPasswordTest ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => {
    const words = new Set<string | number>(dictionary['passwords-common'])
    return (word) => words.has(word)
  })
  return commonPasswordTest
}
