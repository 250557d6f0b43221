import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const KEY = { kid: 'forged', alg: 'RS256' } as const
const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The forged part of an ID token. */
export type ForgedToken = {
  readonly claims?: Readonly<Record<string, unknown>>
  readonly key?: KeyObject
  readonly alg?: string
}

type ForgedProvider = {
  readonly issuer: string
  readonly stranger: KeyObject
  /**
   * Makes the next token one for the person who was sent to this URL, valid except for what is forged. Returns the
   * callback.
   */
  readonly says: (url: string, email: string, forged: ForgedToken) => { code: string; state: string; iss: string }
  readonly close: () => Promise<void>
}

/** An OpenID provider that issues any token it is told to. */
export async function startForgedProvider(): Promise<ForgedProvider> {
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
    says(url, email, { claims, key = own.privateKey, alg = KEY.alg }) {
      const query = new URL(url).searchParams
      const now = Math.floor(Date.now() / 1000)
      const truth = {
        iss: issuer,
        sub: '1',
        aud: query.get('client_id'),
        nonce: query.get('nonce'),
        iat: now,
        exp: now + 60,
      }
      const body = `${encoded({ ...KEY, alg })}.${encoded({ ...truth, email, email_verified: true, ...claims })}`
      const signature = alg === 'none' ? '' : sign('sha256', Buffer.from(body), key).toString('base64url')
      token = `${body}.${signature}`
      return { code: 'code', state: query.get('state') ?? '', iss: issuer }
    },
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
