import type { OidcClaims } from '@mimamori/policy/staff/oidc-claim-rules'
import * as oidc from 'openid-client'
import type { OidcSettings } from '../config/oidc-settings.ts'

/** how long the provider is waited for */
const PATIENCE_SECONDS = 10

/** The provider could not be asked: it is away, or what it says makes no sense. */
export class CompanyAway extends Error {
  override readonly name = 'CompanyAway'
}

/** The provider, or what came back from it, does not stand up: another state, a code that was used, a false signature. */
export class CompanyRefused extends Error {
  override readonly name = 'CompanyRefused'
}

/** What the browser brought back from the provider. */
export type CompanyAnswer = { readonly code: string; readonly state: string; readonly iss?: string | undefined }
type Secrets = { readonly state: string; readonly nonce: string; readonly verifier: string }

/** of the desk: the page the provider sends people back to */
const RETURN = '/sign-in/return'

/** Codes that say the connection or the provider is at fault, not what was brought back. */
const AWAY = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
])

/** Ids of faults and nothing the provider wrote: its words may name people. */
function asFault(fault: unknown): Error {
  const code = String(Reflect.get(Object(fault), 'code') ?? '')
  const away = AWAY.has(code) || (fault instanceof TypeError && fault.message === 'fetch failed')
  return away ? new CompanyAway(code || 'no answer') : new CompanyRefused(code || 'refused')
}

/** The company's own sign-in, by OpenID Connect: authorization code with PKCE, state and nonce. */
export function companyDoor({ issuer, clientId, clientSecret }: OidcSettings, publicUrl: string) {
  let known: Promise<oidc.Configuration> | null = null
  /** what the provider says of itself, asked once; after a failure asked again */
  function provider(): Promise<oidc.Configuration> {
    // its signature too, which OpenID Connect leaves to TLS here: what stands in between must not be believed
    const ways = [oidc.enableNonRepudiationChecks, ...(issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [])]
    known ??= oidc
      .discovery(new URL(issuer), clientId, clientSecret, undefined, { timeout: PATIENCE_SECONDS, execute: ways })
      .catch((fault: unknown) => {
        known = null
        throw new CompanyAway(asFault(fault).message)
      })
    return known
  }

  /** Where a browser goes to sign in, and what has to be remembered until it is back. Throws CompanyAway. */
  async function ask(): Promise<{ address: string } & Secrets> {
    const config = await provider()
    const verifier = oidc.randomPKCECodeVerifier()
    const secrets = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier }
    const address = oidc.buildAuthorizationUrl(config, {
      redirect_uri: `${publicUrl}${RETURN}`,
      scope: 'openid email',
      state: secrets.state,
      nonce: secrets.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    })
    return { address: address.href, ...secrets }
  }

  /** Who came back, as the provider vouches for it. Throws CompanyRefused or CompanyAway. */
  async function exchange(answer: CompanyAnswer, { state, nonce, verifier }: Secrets): Promise<OidcClaims> {
    const config = await provider()
    const back = new URL(`${publicUrl}${RETURN}`)
    for (const [name, value] of Object.entries(answer)) if (value !== undefined) back.searchParams.set(name, value)
    try {
      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true }
      const tokens = await oidc.authorizationCodeGrant(config, back, checks)
      const claims = tokens.claims()
      if (!claims) throw new CompanyRefused('no id token')
      if (claims.email !== undefined || config.serverMetadata().userinfo_endpoint === undefined) return claims
      const { email, email_verified } = await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
      return { ...claims, email, email_verified }
    } catch (fault) {
      throw fault instanceof CompanyRefused ? fault : asFault(fault)
    }
  }
  return { ask, exchange }
}
export type CompanyDoor = ReturnType<typeof companyDoor>
