/** The claims of a company's sign-in that the desk reads. */
export type OidcClaims = {
  readonly iss: string
  readonly sub: string
  readonly email?: unknown
  readonly email_verified?: unknown
  readonly amr?: unknown
  readonly acr?: unknown
}

/** The permanent identity of a person: issuer and subject; names and addresses can pass to others. */
export const oidcSubject = ({ iss, sub }: OidcClaims): string => `${iss} ${sub}`

/**
 * The login of the account that may be linked to this person; `null`: none. Only a mail address that the company has verified counts; a
 * user name may be chosen by the person, and OpenID Connect forbids relying on it.
 */
export function loginFromClaims({ email, email_verified }: OidcClaims): string | null {
  return email_verified === true && typeof email === 'string' && email !== '' ? email.toLowerCase() : null
}

/** values of `amr` by RFC 8176: something known, something owned, something inherent */
const FACTOR_KIND_BY_AMR: Readonly<Record<string, string>> = {
  pwd: 'knows',
  pin: 'knows',
  kba: 'knows',
  otp: 'has',
  hwk: 'has',
  swk: 'has',
  sc: 'has',
  pop: 'has',
  sms: 'has',
  tel: 'has',
  fpt: 'is',
  face: 'is',
  iris: 'is',
  retina: 'is',
  vbm: 'is',
}

/** Values of `acr` that always stand for more than one factor. */
const MULTI_FACTOR_CLASSES = new Set([
  'phr',
  'phrh',
  'https://refeds.org/profile/mfa',
  'http://schemas.openid.net/pape/policies/2007/06/multi-factor',
  'urn:okta:loa:2fa:any',
])

/**
 * Did the company's sign-in check two factors? Yes if `amr` has `mfa` or methods of two kinds, or `acr` is a class for that. Source: RFC
 * 8176, OpenID Connect EAP.
 */
export function provesSecondFactor({ amr, acr }: OidcClaims): boolean {
  if (typeof acr === 'string' && MULTI_FACTOR_CLASSES.has(acr)) return true
  const methods: unknown[] = Array.isArray(amr) ? amr : []
  if (methods.includes('mfa')) return true
  const kinds = methods.flatMap((method) => (typeof method === 'string' ? (FACTOR_KIND_BY_AMR[method] ?? []) : []))
  return new Set(kinds).size > 1
}
