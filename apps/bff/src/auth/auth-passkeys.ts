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

/** Loads the library at the first passkey: loading it takes longer than the rest of the start. */
const loadWebauthn = () => import('@simplewebauthn/server')

/** What a passkey belongs to: the host (`id`) and the origin of the address the browser is at. */
export type RelyingParty = { readonly id: string; readonly origin: string }

/**
 * The relying party that passkeys are made for: the desk's public URL, or else the address of this request, whose origin
 * `http/same-origin-guard.ts` checks for every call.
 */
export function relyingPartyOf({ settings: { publicUrl } }: AppContext, request: Request): RelyingParty {
  if (publicUrl === null) {
    return { id: request.hostname, origin: request.get('origin') ?? `${request.protocol}://${request.get('host')}` }
  }
  const { hostname: id, origin } = new URL(publicUrl)
  return { id, origin }
}

type StoredChallenge = { readonly challenge: string }
/** Stored of a passkey, sealed, in the factor's column `secret`. */
type StoredPasskey = { readonly publicKey: string; readonly transports: string[] }

const passkeysOf = async ({ storage }: AppContext, staffId: string): Promise<Factor[]> =>
  (await factorsOf(storage.db, staffId)).filter(({ kind }) => kind === 'passkey')

const openPasskey = ({ storage }: AppContext, { secret }: Factor): StoredPasskey =>
  JSON.parse(storage.vault.open(secret))

const toCredentialDescriptor = (app: AppContext, factor: Factor) => ({
  id: factor.credentialId ?? '',
  transports: openPasskey(app, factor).transports,
})

/** The kinds of passkey ceremonies, as they are stored. */
const REGISTRATION = 'passkey.make'
const AUTHENTICATION = 'passkey.show'

/** The fields of a credential that the verifier requires and that are the same for every passkey, but for its id. */
const credentialFields = (id: string) => ({ id, rawId: id, type: 'public-key', clientExtensionResults: {} }) as const

/** Begins the registration of a passkey. Returns the ceremony's id and the options for the browser. */
export async function beginPasskeyRegistration(
  app: AppContext,
  { id: staffId, login, alias }: Account,
  party: RelyingParty,
): Promise<{ ceremony: string; options: PublicKeyCredentialCreationOptionsJSON }> {
  const { generateRegistrationOptions } = await loadWebauthn()
  const options = await generateRegistrationOptions({
    rpName: 'Mimamori',
    rpID: party.id,
    userID: new TextEncoder().encode(staffId),
    userName: login,
    userDisplayName: alias,
    excludeCredentials: (await passkeysOf(app, staffId)).map((factor) => toCredentialDescriptor(app, factor)),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  })
  const { challenge } = options
  const ceremony = await beginCeremony(app, { kind: REGISTRATION, staffId, data: { challenge } })
  return { ceremony, options }
}

/** Verifies a new passkey. Returns what is to be stored; `null`: the ceremony is over, or the response is not valid. */
export async function verifyPasskeyRegistration(
  app: AppContext,
  staffId: string,
  { registration, party }: { registration: NewPasskey; party: RelyingParty },
): Promise<{ credentialId: string; counter: number; secret: string } | null> {
  const { ceremony, id, transports, clientDataJSON, attestationObject } = registration
  const begun = await endCeremony<StoredChallenge>(app, { id: ceremony, kind: REGISTRATION, staffId })
  if (!begun) return null
  const { verifyRegistrationResponse } = await loadWebauthn()
  const { registrationInfo } = await verifyRegistrationResponse({
    response: { ...credentialFields(id), response: { clientDataJSON, attestationObject } },
    expectedChallenge: begun.challenge,
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

/**
 * Begins a sign-in with a passkey of this person, or, without `staffId`, with any discoverable passkey. Returns the
 * ceremony's id and the options for the browser.
 */
export async function beginPasskeyAuthentication(
  app: AppContext,
  staffId: string | null,
  party: RelyingParty,
): Promise<{ ceremony: string; options: PublicKeyCredentialRequestOptionsJSON }> {
  const { generateAuthenticationOptions } = await loadWebauthn()
  const own = staffId === null ? [] : await passkeysOf(app, staffId)
  const options = await generateAuthenticationOptions({
    rpID: party.id,
    allowCredentials: own.map((factor) => toCredentialDescriptor(app, factor)),
    userVerification: staffId === null ? 'required' : 'preferred',
  })
  const { challenge } = options
  const ceremony = await beginCeremony(app, { kind: AUTHENTICATION, staffId, data: { challenge } })
  return { ceremony, options }
}

/** A passkey that signed its challenge, and its signature counter, which detects clones. */
export type VerifiedPasskey = { readonly factor: Factor; readonly counter: number }

/**
 * Finds and verifies the passkey of a signature; `null`: unknown, of somebody else, not valid, or too late. Without
 * `staffId`, user verification is required.
 */
export async function verifyPasskeyAuthentication(
  app: AppContext,
  staffId: string | null,
  { answer, party }: { readonly answer: PasskeyAnswer; readonly party: RelyingParty },
): Promise<VerifiedPasskey | null> {
  const begun = await endCeremony<StoredChallenge>(app, { id: answer.ceremony, kind: AUTHENTICATION, staffId })
  const factor = await passkeyByCredential(app.storage.db, answer.id)
  if (!begun || !factor || (staffId !== null && factor.staffId !== staffId)) return null
  const { publicKey } = openPasskey(app, factor)
  const { verifyAuthenticationResponse } = await loadWebauthn()
  const { id, clientDataJSON, authenticatorData, signature } = answer
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: { ...credentialFields(id), response: { clientDataJSON, authenticatorData, signature } },
    expectedChallenge: begun.challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential: { id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter: factor.counter },
    requireUserVerification: staffId === null,
  }).catch(() => ({ verified: false, authenticationInfo: undefined }))
  return verified && authenticationInfo ? { factor, counter: authenticationInfo.newCounter } : null
}
