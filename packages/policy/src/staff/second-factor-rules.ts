import { allow, refuse, type Verdict } from '../verdict.ts'

export type FactorKind = 'totp' | 'passkey'

/** `too_late`: what was begun is over, or was answered before. */
export type FactorRefusal = 'code_wrong' | 'passkey_wrong' | 'too_late' | 'last_factor' | 'too_many_factors'

const MAX_FACTORS = 10

/**
 * May somebody who has so many factors add another one? Whoever is only arriving may add the first: where there is one by
 * now, a password alone would else get in beside it.
 */
export function addFactor(has: number, arriving: boolean): Verdict<null, FactorRefusal> {
  if (arriving && has > 0) return refuse('too_late')
  return has < MAX_FACTORS ? allow(null) : refuse('too_many_factors')
}

/** May somebody who has so many factors give one of them up? Not the last one: nothing but a password would be left. */
export function removeFactor(has: number): Verdict<null, FactorRefusal> {
  return has > 1 ? allow(null) : refuse('last_factor')
}
