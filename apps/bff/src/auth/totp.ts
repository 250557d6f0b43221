import { factorsOf } from '@mimamori/storage/factors/factor-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import type { Vault } from '@mimamori/storage/vault'
import { Secret, TOTP } from 'otpauth'

const PERIOD_SECONDS = 30
/** steps before and after the current one that are accepted as well, for clocks that differ */
const WINDOW_STEPS = 1
const SECRET_BYTES = 20

const generatorOf = (secret: Secret, label = '') =>
  new TOTP({ issuer: 'Mimamori', label, secret, digits: 6, period: PERIOD_SECONDS })

/** A new secret in base32, and the `otpauth:` URI that authenticator apps read. */
export function newTotp(login: string): { secret: string; uri: string } {
  const secret = new Secret({ size: SECRET_BYTES })
  return { secret: secret.base32, uri: generatorOf(secret, login).toString() }
}

/** The time step of a code, of those valid around `at`; `null`: it is not valid. Source: RFC 6238. */
export function totpStepOf(secret: string, code: string, at: string): number | null {
  const timestamp = Date.parse(at)
  const delta = generatorOf(Secret.fromBase32(secret)).validate({ token: code, timestamp, window: WINDOW_STEPS })
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta
}

/** `alternativeTime`: a second time at which the code may be valid, while the clock is in doubt. */
type TotpAttempt = {
  readonly staffId: string
  readonly code: string
  readonly vault: Vault
  readonly alternativeTime: string | null
}

/**
 * Uses up a one-time code of a person. No step counts twice, and none before the last used one. Returns whether the
 * code was valid.
 */
export async function spendTotpCode(
  tx: Tx,
  at: string,
  { staffId, code, vault, alternativeTime }: TotpAttempt,
): Promise<boolean> {
  for (const factor of await factorsOf(tx.db, staffId)) {
    if (factor.kind !== 'totp') continue
    const { secret } = JSON.parse(vault.open(factor.secret))
    const step =
      totpStepOf(secret, code, at) ?? (alternativeTime === null ? null : totpStepOf(secret, code, alternativeTime))
    if (step === null || step <= factor.counter) continue
    await record(tx, at, staffId, { type: 'factor.used', factor, seen: factor.counter, counter: step })
    return true
  }
  return false
}
