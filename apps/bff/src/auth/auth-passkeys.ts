import type { NewPasskey, PasskeyAnswer } from '@mimamori/contract/staff/factor-contract'
import { type Factor, factorsOf, passkeyByCredential } from '@mimamori/storage/factors/factor-reads'
import type { Account } from '@mimamori/storage/staff/staff-reads'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import type { Request } from 'express'
import type { AppContext } from '../runtime/app-context.ts'
import { beginCeremony, endCeremony } from './auth-ceremonies.ts'

/** Loaded when the first passkey comes: most desks start without one, and it takes longer than all the rest. */
const webauthn = () => import('@simplewebauthn/server')

/** Who a passkey is for: the host in the address the browser is at. */
export type RelyingParty = { readonly id: string; readonly origin: string }

/**
 * The desk as passkeys know it: at the address it was told it has, or else the one this request's browser is at. That the
 * origin is the host's own is checked for every call by `http/same-origin-guard.ts`.
 */
export function relyingPartyOf({ settings: { publicUrl } }: AppContext, request: Request): RelyingParty {
  if (publicUrl === null) {
    return { id: request.hostname, origin: request.get('origin') ?? `${request.protocol}://${request.get('host')}` }
  }
  const { hostname: id, origin } = new URL(publicUrl)
  return { id, origin }
}

type StoredChallenge = { readonly challenge: string }
type StoredPasskey = { readonly publicKey: string; readonly transports: string[] }

const passkeysOf = async ({ storage }: AppContext, staffId: string): Promise<Factor[]> =>
  (await factorsOf(storage.db, staffId)).filter(({ kind }) => kind === 'passkey')

const secretOf = ({ storage }: AppContext, { secret }: Factor): StoredPasskey => JSON.parse(storage.vault.open(secret))

const toCredentialDescriptor = (app: AppContext, factor: Factor) => ({
  id: factor.credentialId ?? '',
  transports: secretOf(app, factor).transports,
})

/** What a browser needs to make a passkey for this person. */
export async function beginPasskeyRegistration(
  app: AppContext,
  { id: staffId, login, alias }: Account,
  party: RelyingParty,
): Promise<{ ceremony: string; options: PublicKeyCredentialCreationOptionsJSON }> {
  const { generateRegistrationOptions } = await webauthn()
  const options = await generateRegistrationOptions({
    rpName: 'Mimamori',
    rpID: party.id,
    userID: new TextEncoder().encode(staffId),
    userName: login,
    userDisplayName: alias,
    excludeCredentials: (await passkeysOf(app, staffId)).map((factor) => toCredentialDescriptor(app, factor)),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  })
  const kind = 'passkey.make'
  const ceremony = await beginCeremony(app, { kind, staffId, data: { challenge: options.challenge } })
  return { ceremony, options }
}

/** The passkey a browser has made, ready to be stored; `null`: the ceremony is over, or it is not what was asked for. */
export async function verifyPasskeyRegistration(
  app: AppContext,
  staffId: string,
  { made, party }: { made: NewPasskey; party: RelyingParty },
): Promise<{ credentialId: string; counter: number; secret: string } | null> {
  const kept = await endCeremony<StoredChallenge>(app, { id: made.ceremony, kind: 'passkey.make', staffId })
  if (!kept) return null
  const { verifyRegistrationResponse } = await webauthn()
  const { id, transports, clientDataJSON, attestationObject } = made
  const { registrationInfo } = await verifyRegistrationResponse({
    response: {
      ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
      response: { clientDataJSON, attestationObject },
    },
    expectedChallenge: kept.challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: false,
  }).catch(() => ({ registrationInfo: undefined }))
  if (!registrationInfo) return null
  const { credential } = registrationInfo
  const secret: StoredPasskey = { publicKey: Buffer.from(credential.publicKey).toString('base64url'), transports }
  return {
    credentialId: credential.id,
    counter: credential.counter,
    secret: app.storage.vault.seal(JSON.stringify(secret)),
  }
}

/** What a browser needs to sign with a passkey: one of this person's, or, with nobody named, any that knows its holder. */
export async function beginPasskeyAuthentication(
  app: AppContext,
  staffId: string | null,
  party: RelyingParty,
): Promise<{ ceremony: string; options: PublicKeyCredentialRequestOptionsJSON }> {
  const { generateAuthenticationOptions } = await webauthn()
  const own = staffId === null ? [] : await passkeysOf(app, staffId)
  const options = await generateAuthenticationOptions({
    rpID: party.id,
    allowCredentials: own.map((factor) => toCredentialDescriptor(app, factor)),
    userVerification: staffId === null ? 'required' : 'preferred',
  })
  const ceremony = await beginCeremony(app, {
    kind: 'passkey.show',
    staffId,
    data: { challenge: options.challenge },
  })
  return { ceremony, options }
}

/** A passkey that signed what it was asked to, and the signatures it says it has made. */
export type VerifiedPasskey = { readonly factor: Factor; readonly counter: number }

/**
 * Which passkey this is the signature of; `null`: of none, not of that person's, or too late. With nobody named the passkey
 * must have made sure of its holder.
 */
export async function verifyPasskeyAuthentication(
  app: AppContext,
  staffId: string | null,
  { answer, party }: { readonly answer: PasskeyAnswer; readonly party: RelyingParty },
): Promise<VerifiedPasskey | null> {
  const kept = await endCeremony<StoredChallenge>(app, { id: answer.ceremony, kind: 'passkey.show', staffId })
  const factor = await passkeyByCredential(app.storage.db, answer.id)
  if (!kept || !factor || (staffId !== null && factor.staffId !== staffId)) return null
  const { publicKey } = secretOf(app, factor)
  const { verifyAuthenticationResponse } = await webauthn()
  const { id, clientDataJSON, authenticatorData, signature } = answer
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: {
      ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
      response: { clientDataJSON, authenticatorData, signature },
    },
    expectedChallenge: kept.challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential: { id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter: factor.counter },
    requireUserVerification: staffId === null,
  }).catch(() => ({ verified: false, authenticationInfo: undefined }))
  return verified && authenticationInfo ? { factor, counter: authenticationInfo.newCounter } : null
}
