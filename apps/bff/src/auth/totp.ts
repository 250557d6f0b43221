import { factorsOf } from '@mimamori/storage/factors/factor-reads'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import type { Vault } from '@mimamori/storage/vault'
import { Secret, TOTP } from 'otpauth'
import type { FactorFinding } from './verify-factor.ts'

const PERIOD_SECONDS = 30
/** steps before and after the current one that are looked at */
const WINDOW_STEPS = 1
const SECRET_BYTES = 20

const generatorOf = (secret: Secret, label = '') =>
  new TOTP({ issuer: 'Mimamori', label, secret, digits: 6, period: PERIOD_SECONDS })

/** A new secret in base32, and the `otpauth:` URI that authenticator apps read. */
export function newTotp(login: string): { secret: string; uri: string } {
  const secret = new Secret({ size: SECRET_BYTES })
  return { secret: secret.base32, uri: generatorOf(secret, login).toString() }
}

/** A code of the secret with its time step. `expired`: its 30 seconds have just ended. */
type ReadCode = { readonly step: number; readonly expired: boolean }

/**
 * Reads a code by the time `at`. Good is the code of the current step, and of the next one, as a phone may be ahead; of the one before it is `expired`.
 * `null`: it is none of these. Source: RFC 6238.
 */
export function readTotpCode(secret: string, code: string, at: string): ReadCode | null {
  const timestamp = Date.parse(at)
  const delta = generatorOf(Secret.fromBase32(secret)).validate({ token: code, timestamp, window: WINDOW_STEPS })
  if (delta === null) return null
  return { step: Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta, expired: delta < 0 }
}

/** `alternativeTime`: a second time at which the code may be valid, while the clock is in doubt. */
type TotpAttempt = {
  readonly staffId: string
  readonly code: string
  readonly vault: Vault
  readonly alternativeTime: string | null
}

/**
 * Uses up a one-time code of a person. No step counts twice, and none before the last used one: such a code is `wrong`. `expired`: it was good until
 * just now.
 */
export async function spendTotpCode(
  tx: Tx,
  at: string,
  { staffId, code, vault, alternativeTime }: TotpAttempt,
): Promise<FactorFinding> {
  const times = alternativeTime === null ? [at] : [at, alternativeTime]
  let finding: FactorFinding = 'wrong'
  for (const factor of await factorsOf(tx.db, staffId)) {
    if (factor.kind !== 'totp') continue
    const { secret } = JSON.parse(vault.open(factor.secret))
    const read = times.flatMap((time) => readTotpCode(secret, code, time) ?? [])
    const unused = read.filter(({ step }) => step > factor.counter)
    const good = unused.find(({ expired }) => !expired)
    if (good) {
      await record(tx, at, staffId, { type: 'factor.used', factor, seen: factor.counter, counter: good.step })
      return 'good'
    }
    if (unused.length > 0) finding = 'expired'
  }
  return finding
}
