import { allow, refuse, type Verdict } from '../verdict.ts'

export type FactorKind = 'totp' | 'passkey'

/** `too_late`: the enrolment has expired, or was completed before. `code_expired`: the code was good until just now. */
export type FactorRefusal =
  | 'code_wrong'
  | 'code_expired'
  | 'passkey_wrong'
  | 'too_late'
  | 'last_factor'
  | 'too_many_factors'

const MAX_FACTORS = 10

/**
 * May somebody who has so many factors add another one? During sign-in (`arriving`) only the first: otherwise a password alone would be
 * enough to add a factor and sign in with it.
 */
export function addFactor(has: number, arriving: boolean): Verdict<null, FactorRefusal> {
  if (arriving && has > 0) return refuse('too_late')
  return has < MAX_FACTORS ? allow(null) : refuse('too_many_factors')
}

/** May somebody who has so many factors remove one? Not the last one, as only the password would be left. */
export function removeFactor(has: number): Verdict<null, FactorRefusal> {
  return has > 1 ? allow(null) : refuse('last_factor')
}
