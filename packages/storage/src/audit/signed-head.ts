import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto'
import type { SignedHeadReason } from '@mimamori/policy/audit/audit-chain-status'

/** The newest entry of a lane. */
export type LaneHead = { readonly lane: number; readonly seq: number; readonly hash: string }

/** The newest entry of every lane at an instant: what is signed. `head` is one hash over those of all lanes. */
export type Head = {
  readonly at: string
  readonly lanes: readonly LaneHead[]
  readonly head: string
  readonly keyId: string
}

export type SignedHead = Head & { readonly id: string; readonly why: SignedHeadReason; readonly signature: string }

/** An Ed25519 key that signs heads. `publicKey` is 32 bytes in base64url; it and `keyId` are public. */
export type AuditKey = {
  readonly keyId: string
  readonly publicKey: string
  readonly sign: (head: Head) => string
}

// the DER bytes before the 32 bytes of a key, in PKCS #8 and SPKI
const PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex')
const KEY_BYTES = 32

/** The bytes that are signed: JSON with its keys in order and without spaces. */
export function headText({ at, lanes, head, keyId }: Head): string {
  const points = lanes.map(({ lane, seq, hash: newest }) => ({ hash: newest, lane, seq }))
  return JSON.stringify({ at, head, keyId, lanes: points })
}

const keyIdOf = (publicKey: Uint8Array): string => hash('sha256', publicKey).slice(0, 16)

/** `seed` is the 32 secret bytes. */
export function deriveAuditKey(seed: Uint8Array): AuditKey {
  if (seed.length !== KEY_BYTES) throw new Error(`the audit key has ${seed.length} bytes, expected ${KEY_BYTES}`)
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE, seed]), format: 'der', type: 'pkcs8' })
  const bytes = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC.length)
  return {
    keyId: keyIdOf(bytes),
    publicKey: bytes.toString('base64url'),
    sign: (head) => sign(null, Buffer.from(headText(head)), key).toString('base64url'),
  }
}

/** The keys whose signatures are believed, by key id. */
export type TrustedKeys = ReadonlyMap<string, KeyObject>

/** Reads public keys. Throws for one that is not 32 bytes in base64url. */
export function trustedKeysFrom(publicKeys: readonly string[]): TrustedKeys {
  const keys = publicKeys.map((text): [string, KeyObject] => {
    const bytes = Buffer.from(text, 'base64url')
    if (bytes.length !== KEY_BYTES)
      throw new Error(`not a public audit key: expected 43 characters, got ${text.length}`)
    return [keyIdOf(bytes), createPublicKey({ key: Buffer.concat([PUBLIC, bytes]), format: 'der', type: 'spki' })]
  })
  return new Map(keys)
}

/** The reason a head is not believed; `null`: a trusted key has signed it. */
export function headFlaw(head: SignedHead, trusted: TrustedKeys): 'unknown_key' | 'wrong_signature' | null {
  const key = trusted.get(head.keyId)
  if (!key) return 'unknown_key'
  const signature = Buffer.from(head.signature, 'base64url')
  return verify(null, Buffer.from(headText(head)), key, signature) ? null : 'wrong_signature'
}
