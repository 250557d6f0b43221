import type { OidcClaims } from '@mimamori/policy/staff/oidc-claim-rules'
import * as oidc from 'openid-client'
import type { OidcSettings } from '../config/oidc-settings.ts'

/** how long the provider is waited for */
const TIMEOUT_SECONDS = 10

/** The provider could not be asked: it is away, or what it says makes no sense. */
export class OidcUnavailableError extends Error {
  override readonly name = 'OidcUnavailableError'
}

/** The provider, or what came back from it, does not stand up: another state, a code that was used, a false signature. */
export class OidcRefusedError extends Error {
  override readonly name = 'OidcRefusedError'
}

/** What the browser brought back from the provider. */
export type OidcCallback = { readonly code: string; readonly state: string; readonly iss?: string | undefined }
type OidcSecrets = { readonly state: string; readonly nonce: string; readonly verifier: string }

/** of the desk: the page the provider sends people back to */
const CALLBACK_PATH = '/sign-in/return'

/** Codes that say the connection or the provider is at fault, not what was brought back. */
const UNAVAILABLE_CODES = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
])

/** Ids of faults and nothing the provider wrote: its words may name people. */
function toOidcError(fault: unknown): Error {
  const code = String(Reflect.get(Object(fault), 'code') ?? '')
  const away = UNAVAILABLE_CODES.has(code) || (fault instanceof TypeError && fault.message === 'fetch failed')
  return away ? new OidcUnavailableError(code || 'no answer') : new OidcRefusedError(code || 'refused')
}

/** The company's own sign-in, by OpenID Connect: authorization code with PKCE, state and nonce. */
export function createOidcClient({ issuer, clientId, clientSecret }: OidcSettings, publicUrl: string) {
  let configuration: Promise<oidc.Configuration> | null = null
  /** what the provider says of itself, asked once; after a failure asked again */
  function discoverProvider(): Promise<oidc.Configuration> {
    // the ID token's signature is verified, too: OpenID Connect leaves that to TLS here, and a proxy in between could forge it
    const ways = [oidc.enableNonRepudiationChecks, ...(issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [])]
    configuration ??= oidc
      .discovery(new URL(issuer), clientId, clientSecret, undefined, { timeout: TIMEOUT_SECONDS, execute: ways })
      .catch((fault: unknown) => {
        configuration = null
        throw new OidcUnavailableError(toOidcError(fault).message)
      })
    return configuration
  }

  /** Where a browser goes to sign in, and what has to be remembered until it is back. Throws OidcUnavailableError. */
  async function requestAuthorization(): Promise<{ address: string } & OidcSecrets> {
    const config = await discoverProvider()
    const verifier = oidc.randomPKCECodeVerifier()
    const secrets = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier }
    const address = oidc.buildAuthorizationUrl(config, {
      redirect_uri: `${publicUrl}${CALLBACK_PATH}`,
      scope: 'openid email',
      state: secrets.state,
      nonce: secrets.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    })
    return { address: address.href, ...secrets }
  }

  /** Who came back, as the provider vouches for it. Throws OidcRefusedError or OidcUnavailableError. */
  async function exchange(answer: OidcCallback, { state, nonce, verifier }: OidcSecrets): Promise<OidcClaims> {
    const config = await discoverProvider()
    const callbackUrl = new URL(`${publicUrl}${CALLBACK_PATH}`)
    for (const [name, value] of Object.entries(answer))
      if (value !== undefined) callbackUrl.searchParams.set(name, value)
    try {
      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true }
      const tokens = await oidc.authorizationCodeGrant(config, callbackUrl, checks)
      const claims = tokens.claims()
      if (!claims) throw new OidcRefusedError('no id token')
      if (claims.email !== undefined || config.serverMetadata().userinfo_endpoint === undefined) return claims
      const { email, email_verified } = await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
      return { ...claims, email, email_verified }
    } catch (fault) {
      throw fault instanceof OidcRefusedError ? fault : toOidcError(fault)
    }
  }
  return { requestAuthorization, exchange }
}
export type OidcClient = ReturnType<typeof createOidcClient>
