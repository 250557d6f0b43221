import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const KEY = { kid: 'forged', alg: 'RS256' } as const
const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** What is said in place of the truth. */
export type ForgedToken = {
  readonly claims?: Readonly<Record<string, unknown>>
  readonly key?: KeyObject
  readonly alg?: string
}

/** A provider that hands out whatever token it is told to, as none that is worth its name does. */
export async function startForgedProvider() {
  const own = pair()
  let token = ''
  const server = createServer((request, response) => {
    const answers: Readonly<Record<string, object>> = {
      '/.well-known/openid-configuration': {
        ...{
          issuer,
          authorization_endpoint: `${issuer}/auth`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
        },
        ...{ response_types_supported: ['code'], subject_types_supported: ['public'] },
        id_token_signing_alg_values_supported: ['RS256'],
      },
      '/jwks': { keys: [{ ...own.publicKey.export({ format: 'jwk' }), ...KEY, use: 'sig' }] },
      '/token': { access_token: 'nothing', token_type: 'Bearer', id_token: token },
    }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answers[request.url ?? ''] ?? {}))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    stranger: pair().privateKey,
    /** The next token is for whoever was sent to `address`, the truth but for this lie. */
    says(address: string, email: string, { claims, key = own.privateKey, alg = KEY.alg }: ForgedToken) {
      const asked = new URL(address).searchParams
      const now = Math.floor(Date.now() / 1000)
      const truth = {
        iss: issuer,
        sub: '1',
        aud: asked.get('client_id'),
        nonce: asked.get('nonce'),
        iat: now,
        exp: now + 60,
      }
      const body = `${encoded({ ...KEY, alg })}.${encoded({ ...truth, email, email_verified: true, ...claims })}`
      const signature = alg === 'none' ? '' : sign('sha256', Buffer.from(body), key).toString('base64url')
      token = `${body}.${signature}`
      return { code: 'code', state: asked.get('state') ?? '', iss: issuer }
    },
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
