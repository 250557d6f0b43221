import type { NewPasskey } from '@mimamori/contract/staff/factor-contract'
import { addFactor, type FactorRefusal } from '@mimamori/policy/staff/second-factor-rules'
import { type Factor, factorsOf, passkeyByCredential } from '@mimamori/storage/factors/factor-reads'
import { newId } from '@mimamori/storage/ids'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import type { SignedIn } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { beginCeremony, readCeremony } from './auth-ceremonies.ts'
import { type RelyingParty, verifyPasskeyRegistration } from './auth-passkeys.ts'
import { makeRecoveryCodes } from './recovery-codes.ts'
import { elevateSession } from './start-session.ts'
import { newTotp, readTotpCode } from './totp.ts'

/**
 * `token`: the new session token, when this factor completed the sign-in; `recoveryCodes`: only with the first factor.
 */
export type FactorAdded = { readonly token: string | null; readonly recoveryCodes: string[] | null }
type EnrolOutcome = FactorAdded | { readonly refusal: FactorRefusal }

type NewFactor = Omit<Factor, 'id' | 'staffId' | 'createdAt' | 'lastUsedAt'>

async function storeFactor(
  tx: Tx,
  at: string,
  { signedIn, factor }: { signedIn: SignedIn; factor: NewFactor },
): Promise<EnrolOutcome> {
  const { id: staffId } = signedIn.account
  tx.lock('target', `staff/${staffId}`)
  const factorCount = (await factorsOf(tx.db, staffId)).length
  const isSigningIn = signedIn.session.stage !== 'full'
  const verdict = addFactor(factorCount, isSigningIn)
  if (!verdict.ok) return { refusal: verdict.refusal }
  await record(tx, at, staffId, { type: 'factor.added', factor: { id: newId(at), staffId, ...factor } })
  const recoveryCodes = factorCount === 0 ? await makeRecoveryCodes(tx, at, staffId) : null
  return { recoveryCodes, token: isSigningIn ? await elevateSession(tx, at, signedIn, factor.kind) : null }
}

const TOTP_CEREMONY = 'totp.make'
type TotpSecret = { readonly secret: string }

/** Creates a secret for an authenticator app. It becomes a factor with its first correct code. */
export async function beginTotpEnrolment(
  app: AppContext,
  { id: staffId, login }: { id: string; login: string },
): Promise<{ ceremony: string; secret: string; uri: string }> {
  const { secret, uri } = newTotp(login)
  const ceremony = await beginCeremony(app, { kind: TOTP_CEREMONY, staffId, data: { secret } })
  return { ceremony, secret, uri }
}

/**
 * Checks a code of the new secret, which becomes a factor; the code is used up. After a wrong code another may be
 * tried. Refusals: `too_late`, `code_wrong`, `code_expired`, and those of `addFactor`.
 */
export async function finishTotpEnrolment(
  app: AppContext,
  signedIn: SignedIn,
  { ceremony, code, label }: { readonly ceremony: string; readonly code: string; readonly label: string },
): Promise<EnrolOutcome> {
  const { storage, clock } = app
  const { id: staffId } = signedIn.account
  return await storage.write(async (tx): Promise<EnrolOutcome> => {
    const at = clock.now()
    const enrolment = await readCeremony<TotpSecret>(tx, app, { id: ceremony, kind: TOTP_CEREMONY, staffId })
    if (!enrolment) return { refusal: 'too_late' }
    const read = readTotpCode(enrolment.secret, code, at)
    if (read === null) return { refusal: 'code_wrong' }
    if (read.expired) return { refusal: 'code_expired' }
    await record(tx, at, staffId, { type: 'ceremony.ended', id: ceremony })
    const sealedSecret = storage.vault.seal(JSON.stringify(enrolment))
    const factor = { kind: 'totp', label, secret: sealedSecret, credentialId: null, counter: read.step } as const
    return await storeFactor(tx, at, { signedIn, factor })
  })
}

/** Stores a new passkey as a factor of this person. Refusals: `passkey_wrong`, and those of `addFactor`. */
export async function finishPasskeyEnrolment(
  app: AppContext,
  signedIn: SignedIn,
  { registration, party }: { readonly registration: NewPasskey; readonly party: RelyingParty },
): Promise<EnrolOutcome> {
  const passkey = await verifyPasskeyRegistration(app, signedIn.account.id, { registration, party })
  if (!passkey) return { refusal: 'passkey_wrong' }
  const factor = { kind: 'passkey', label: registration.label, ...passkey } as const
  return await app.storage.write(async (tx): Promise<EnrolOutcome> => {
    if (await passkeyByCredential(tx.db, passkey.credentialId)) return { refusal: 'passkey_wrong' }
    return await storeFactor(tx, app.clock.now(), { signedIn, factor })
  })
}
