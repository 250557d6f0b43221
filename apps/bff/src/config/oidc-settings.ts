import { z } from 'zod'

/** The variables of the desk's public URL and of the sign-in at the company. */
export const OidcEnvironment = {
  MIMAMORI_PUBLIC_URL: z
    .string()
    .regex(/^https?:\/\/[^\s/?#@]+\/?$/, 'the address people open the desk at, such as https://desk.example.jp')
    .transform((value) => value.replace(/\/$/, ''))
    .optional(),
  MIMAMORI_OIDC_ISSUER: z
    .string()
    .regex(
      /^(https:\/\/[^\s?#@]+|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/[^\s?#@]*)?)$/,
      'the https address of an OpenID provider',
    )
    .optional(),
  MIMAMORI_OIDC_CLIENT_ID: z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, 'up to 200 visible characters')
    .optional(),
  MIMAMORI_OIDC_CLIENT_SECRET: z
    .string()
    .regex(/^[\x21-\x7e]{8,400}$/, '8 to 400 visible characters')
    .optional(),
  MIMAMORI_OIDC_NAME: z
    .string()
    .regex(/^(?=.*\S).{1,40}$/, 'up to 40 characters')
    .optional(),
  MIMAMORI_OIDC_SECOND_FACTOR: z.enum(['own', 'provider'], 'own or provider').default('own'),
}

/** The company's OpenID provider. */
export type OidcSettings = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** the name on the sign-in button, or null: a text of ours */
  readonly name: string | null
  /** which second factor counts: the desk's own only, or also one the provider reports */
  readonly secondFactor: 'own' | 'provider'
}

type OidcVariables = {
  readonly MIMAMORI_PUBLIC_URL?: string | undefined
  readonly MIMAMORI_OIDC_ISSUER?: string | undefined
  readonly MIMAMORI_OIDC_CLIENT_ID?: string | undefined
  readonly MIMAMORI_OIDC_CLIENT_SECRET?: string | undefined
  readonly MIMAMORI_OIDC_NAME?: string | undefined
  readonly MIMAMORI_OIDC_SECOND_FACTOR: 'own' | 'provider'
}

const REQUIRED_VARIABLES = [
  'MIMAMORI_OIDC_ISSUER',
  'MIMAMORI_OIDC_CLIENT_ID',
  'MIMAMORI_OIDC_CLIENT_SECRET',
  'MIMAMORI_PUBLIC_URL',
] as const

/** Which variables are missing of a sign-in that is partly set, in one line; `null`: none. */
export function missingOidcSettings(given: OidcVariables): string | null {
  const begun = REQUIRED_VARIABLES.slice(0, 3).some((name) => given[name] !== undefined)
  const missing = REQUIRED_VARIABLES.filter((name) => given[name] === undefined)
  if (!begun || missing.length === 0) return null
  return `${missing.join(', ')}: expected with the other MIMAMORI_OIDC_ settings, got nothing`
}

/** The settings of the company's provider; `null`: none is set. */
export function oidcSettingsFrom(env: OidcVariables): OidcSettings | null {
  const {
    MIMAMORI_OIDC_ISSUER: issuer,
    MIMAMORI_OIDC_CLIENT_ID: clientId,
    MIMAMORI_OIDC_CLIENT_SECRET: clientSecret,
  } = env
  if (!issuer || !clientId || !clientSecret) return null
  const { MIMAMORI_OIDC_NAME: name = null, MIMAMORI_OIDC_SECOND_FACTOR: secondFactor } = env
  return { issuer, clientId, clientSecret, name: name?.trim() ?? null, secondFactor }
}
