import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

const FLAGS = { present: 0x01, verified: 0x04, credential: 0x40 }
const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest()
const encoded = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url')

/** The claims of an authenticator and its browser; each can be made to lie. */
export type AuthenticatorClaims = {
  readonly origin: string
  readonly rpId: string
  readonly verified: boolean
  readonly counter: number
}

type Lie = Partial<AuthenticatorClaims>
type SignedResponse = { id: string; clientDataJSON: string; authenticatorData: string; signature: string }
type RegistrationResponse = { id: string; clientDataJSON: string; attestationObject: string; transports: never[] }

export type TestPasskey = {
  readonly id: string
  /** The response of a browser that was asked to create it. */
  readonly made: (challenge: string, lie?: Lie) => RegistrationResponse
  /** The response of a browser that was asked to sign with it. */
  readonly signed: (challenge: string, lie?: Lie) => SignedResponse
}

/** An authenticator with one passkey: ES256 of W3C Web Authentication, level 3. */
export function newTestPasskey(honest: { readonly origin: string; readonly rpId: string }): TestPasskey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = sha256(x).subarray(0, 16)

  function dataOf({ rpId, verified, counter }: AuthenticatorClaims, more: Uint8Array = new Uint8Array()): Uint8Array {
    const flags = FLAGS.present | (verified ? FLAGS.verified : 0) | (more.length > 0 ? FLAGS.credential : 0)
    const head = Buffer.alloc(5)
    head.writeUInt8(flags, 0)
    head.writeUInt32BE(counter, 1)
    return Buffer.concat([sha256(rpId), head, more])
  }

  const clientData = (type: 'create' | 'get', challenge: string, origin: string) =>
    Buffer.from(JSON.stringify({ type: `webauthn.${type}`, challenge, origin, crossOrigin: false }))

  const claimsWith = (lie: Partial<AuthenticatorClaims>): AuthenticatorClaims => ({
    ...honest,
    verified: true,
    counter: 0,
    ...lie,
  })

  return {
    id: encoded(id),
    made(challenge, lie = {}) {
      const said = claimsWith(lie)
      const cose = isoCBOR.encode(
        new Map<number, number | Uint8Array>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, Buffer.from(x, 'base64url')],
          [-3, Buffer.from(y, 'base64url')],
        ]),
      )
      const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose])
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(dataOf(said, credential))],
      ])
      return {
        id: encoded(id),
        clientDataJSON: encoded(clientData('create', challenge, said.origin)),
        attestationObject: encoded(isoCBOR.encode(attestation as Parameters<typeof isoCBOR.encode>[0])),
        transports: [],
      }
    },
    signed(challenge, lie = {}) {
      const said = claimsWith({ counter: 1, ...lie })
      const client = clientData('get', challenge, said.origin)
      const data = dataOf(said)
      return {
        id: encoded(id),
        clientDataJSON: encoded(client),
        authenticatorData: encoded(data),
        signature: encoded(sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)),
      }
    },
  }
}
