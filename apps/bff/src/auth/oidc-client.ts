import type { OidcClaims } from '@mimamori/policy/staff/oidc-claim-rules'
import * as oidc from 'openid-client'
import type { OidcSettings } from '../config/oidc-settings.ts'

/** how long to wait for a response of the provider */
const TIMEOUT_SECONDS = 10

/** The provider gave no answer, or an invalid one. */
export class OidcUnavailableError extends Error {
  override readonly name = 'OidcUnavailableError'
}

/** The callback was rejected: another state, a used code, or a bad signature. */
export class OidcRefusedError extends Error {
  override readonly name = 'OidcRefusedError'
}

/** The query parameters with which the provider sends the browser back. */
export type OidcCallback = { readonly code: string; readonly state: string; readonly iss?: string | undefined }
type OidcSecrets = { readonly state: string; readonly nonce: string; readonly verifier: string }

export type OidcClient = {
  /** The provider's URL to send the browser to, and what to remember until it returns. Throws OidcUnavailableError. */
  readonly requestAuthorization: () => Promise<{ url: string } & OidcSecrets>
  /** Exchanges the code for the person's claims. Throws OidcRefusedError or OidcUnavailableError. */
  readonly exchangeCode: (callback: OidcCallback, secrets: OidcSecrets) => Promise<OidcClaims>
}

/** path of the desk's redirect URI, which must be registered at the provider */
const CALLBACK_PATH = '/sign-in/return'

/** Error codes of openid-client that blame the connection or the provider, not the callback. */
const UNAVAILABLE_CODES = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
])

/** Keeps the error code alone: the provider's message may contain personal data. */
function toOidcError(fault: unknown): Error {
  const code = String(Reflect.get(Object(fault), 'code') ?? '')
  const isUnavailable = UNAVAILABLE_CODES.has(code) || (fault instanceof TypeError && fault.message === 'fetch failed')
  return isUnavailable ? new OidcUnavailableError(code || 'no answer') : new OidcRefusedError(code || 'refused')
}

/** A client of the company's OpenID provider: authorization code flow with PKCE, state and nonce. */
export function createOidcClient({ issuer, clientId, clientSecret }: OidcSettings, publicUrl: string): OidcClient {
  let configuration: Promise<oidc.Configuration> | null = null
  /** Fetches the provider's metadata once; after a failure, again. */
  function discoverProvider(): Promise<oidc.Configuration> {
    // also verify the ID token's signature: TLS alone would do by OpenID Connect, but a proxy in between could forge it
    const discoveryHooks = [
      oidc.enableNonRepudiationChecks,
      ...(issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : []),
    ]
    configuration ??= oidc
      .discovery(new URL(issuer), clientId, clientSecret, undefined, {
        timeout: TIMEOUT_SECONDS,
        execute: discoveryHooks,
      })
      .catch((fault: unknown) => {
        configuration = null
        throw new OidcUnavailableError(toOidcError(fault).message)
      })
    return configuration
  }

  async function requestAuthorization(): Promise<{ url: string } & OidcSecrets> {
    const config = await discoverProvider()
    const verifier = oidc.randomPKCECodeVerifier()
    const secrets = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier }
    const url = oidc.buildAuthorizationUrl(config, {
      redirect_uri: `${publicUrl}${CALLBACK_PATH}`,
      scope: 'openid email',
      state: secrets.state,
      nonce: secrets.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    })
    return { url: url.href, ...secrets }
  }

  async function exchangeCode(callback: OidcCallback, { state, nonce, verifier }: OidcSecrets): Promise<OidcClaims> {
    const config = await discoverProvider()
    const callbackUrl = new URL(`${publicUrl}${CALLBACK_PATH}`)
    for (const [name, value] of Object.entries(callback))
      if (value !== undefined) callbackUrl.searchParams.set(name, value)
    try {
      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true }
      const tokens = await oidc.authorizationCodeGrant(config, callbackUrl, checks)
      const claims = tokens.claims()
      if (!claims) throw new OidcRefusedError('no id token')
      // providers may leave the email to the userinfo endpoint
      if (claims.email !== undefined || config.serverMetadata().userinfo_endpoint === undefined) return claims
      const { email, email_verified } = await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
      return { ...claims, email, email_verified }
    } catch (fault) {
      throw fault instanceof OidcRefusedError ? fault : toOidcError(fault)
    }
  }
  return { requestAuthorization, exchangeCode }
}
