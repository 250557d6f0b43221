import type { NewPasskey } from '@mimamori/contract/staff/factor-contract'
import { addFactor, type FactorKind, type FactorRefusal } from '@mimamori/policy/staff/second-factor-rules'
import { factorsOf, passkeyByCredential } from '@mimamori/storage/factors/factor-reads'
import { newId } from '@mimamori/storage/ids'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import type { SignedIn } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { beginCeremony, begunCeremony } from './ceremonies.ts'
import { madePasskey, type Party } from './passkeys.ts'
import { makeRecoveryCodes } from './recovery.ts'
import { raiseSession } from './start-session.ts'
import { newTotp, stepOf } from './totp.ts'

/** `token`: a new one, when the session became whole by it; `recoveryCodes`: when it is the first factor. */
export type Added = { readonly token: string | null; readonly recoveryCodes: string[] | null }
type Outcome = Added | { readonly refusal: FactorRefusal }

type New = {
  readonly kind: FactorKind
  readonly label: string
  readonly secret: string
  readonly credentialId: string | null
  readonly counter: number
}

async function add(tx: Tx, at: string, { signedIn, factor }: { signedIn: SignedIn; factor: New }): Promise<Outcome> {
  const { id: staffId } = signedIn.account
  tx.lock('target', `staff/${staffId}`)
  const has = (await factorsOf(tx.db, staffId)).length
  const arriving = signedIn.session.stage !== 'full'
  const verdict = addFactor(has, arriving)
  if (!verdict.ok) return { refusal: verdict.refusal }
  await record(tx, at, staffId, { type: 'factor.added', factor: { id: newId(at), staffId, ...factor } })
  const recoveryCodes = has === 0 ? await makeRecoveryCodes(tx, at, staffId) : null
  return { recoveryCodes, token: arriving ? await raiseSession(tx, at, signedIn, factor.kind) : null }
}

const TOTP = 'totp.make'
type Kept = { readonly secret: string }

/** A secret for an authenticator app. It is nobody's factor until a code of it was shown. */
export async function beginTotp(app: AppContext, { id: staffId, login }: { id: string; login: string }) {
  const { secret, uri } = newTotp(login)
  const ceremony = await beginCeremony(app, { kind: TOTP, staffId, data: { secret } })
  return { ceremony, secret, uri }
}

/** A code of the new secret was shown: it is a factor from now on, and that code is used. A wrong one may be tried again. */
export async function finishTotp(
  app: AppContext,
  signedIn: SignedIn,
  { ceremony, code, label }: { readonly ceremony: string; readonly code: string; readonly label: string },
): Promise<Outcome> {
  const { storage, clock } = app
  const { id: staffId } = signedIn.account
  return await storage.write(async (tx): Promise<Outcome> => {
    const at = clock.now()
    const kept = await begunCeremony<Kept>(tx, app, { id: ceremony, kind: TOTP, staffId })
    if (!kept) return { refusal: 'too_late' }
    const step = stepOf(kept.secret, code, at)
    if (step === null) return { refusal: 'code_wrong' }
    await record(tx, at, staffId, { type: 'ceremony.ended', id: ceremony })
    const secret = storage.vault.seal(JSON.stringify(kept))
    const factor = { kind: 'totp', label, secret, credentialId: null, counter: step } as const
    return await add(tx, at, { signedIn, factor })
  })
}

/** A passkey was made for this person: it is a factor from now on. */
export async function finishPasskey(
  app: AppContext,
  signedIn: SignedIn,
  { made, party }: { readonly made: NewPasskey; readonly party: Party },
): Promise<Outcome> {
  const passkey = await madePasskey(app, signedIn.account.id, { made, party })
  if (!passkey) return { refusal: 'passkey_wrong' }
  const factor = { kind: 'passkey', label: made.label, ...passkey } as const
  return await app.storage.write(async (tx): Promise<Outcome> => {
    if (await passkeyByCredential(tx.db, passkey.credentialId)) return { refusal: 'passkey_wrong' }
    return await add(tx, app.clock.now(), { signedIn, factor })
  })
}
