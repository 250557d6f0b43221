import { factorsOf } from '@mimamori/storage/factors/factor-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import type { Vault } from '@mimamori/storage/vault'
import { Secret, TOTP } from 'otpauth'

const PERIOD_SECONDS = 30
/** steps before and after the present one that are taken as well, for clocks that differ */
const WINDOW = 1
const SECRET_BYTES = 20

const generatorOf = (secret: Secret, label = '') =>
  new TOTP({ issuer: 'Mimamori', label, secret, digits: 6, period: PERIOD_SECONDS })

/** A new secret in base32, and the address an authenticator app reads it from. */
export function newTotp(login: string): { secret: string; uri: string } {
  const secret = new Secret({ size: SECRET_BYTES })
  return { secret: secret.base32, uri: generatorOf(secret, login).toString() }
}

/** The step a code belongs to, of those that count at `at`; `null`: it is none of theirs. Source: RFC 6238. */
export function totpStepOf(secret: string, code: string, at: string): number | null {
  const timestamp = Date.parse(at)
  const delta = generatorOf(Secret.fromBase32(secret)).validate({ token: code, timestamp, window: WINDOW })
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta
}

/** `or`: another time it may be by, while it is in doubt which of two is right */
type TotpAttempt = {
  readonly staffId: string
  readonly code: string
  readonly vault: Vault
  readonly or: string | null
}

/** Use a one-time code of a person. No step is taken twice, and none before one that was. Answers whether it was good. */
export async function spendTotpCode(tx: Tx, at: string, { staffId, code, vault, or }: TotpAttempt): Promise<boolean> {
  for (const factor of await factorsOf(tx.db, staffId)) {
    if (factor.kind !== 'totp') continue
    const { secret } = JSON.parse(vault.open(factor.secret))
    const step = totpStepOf(secret, code, at) ?? (or === null ? null : totpStepOf(secret, code, or))
    if (step === null || step <= factor.counter) continue
    await record(tx, at, staffId, { type: 'factor.used', factor, seen: factor.counter, counter: step })
    return true
  }
  return false
}
