import { join } from 'node:path'
import { z } from 'zod'
import { AUDIT_ENVIRONMENT, type AuditSettings, isStreamComplete, toAuditSettings } from './audit-settings.ts'
import { nearestName } from './did-you-mean.ts'
import type { IpRanges } from './ip-ranges.ts'
import { missingOidcSettings, OidcEnvironment, type OidcSettings, oidcSettingsFrom } from './oidc-settings.ts'
import { findSettingNotForProduction } from './production-settings.ts'
import { flag, httpAddress, ipRangeList, nonEmpty, wholeNumber } from './setting-schemas.ts'
import { missingSmtpSettings, SmtpEnvironment, type SmtpSettings, smtpSettingsFrom } from './smtp-settings.ts'

const keyInHex = z.string().regex(/^[0-9a-f]{64}$/i, '64 hex digits (32 bytes)')

/**
 * The variables of the desk. A message says what is expected; `settingsFrom` adds the name before it and the value
 * behind.
 */
export const Environment = z.object({
  // vitest runs as test
  NODE_ENV: z.enum(['production', 'development', 'test'], 'production or development').default('development'),
  HOST: nonEmpty('an address to listen on, such as 127.0.0.1').default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535).default(4310),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, 'postgres://… for PostgreSQL, or no such variable for SQLite in MIMAMORI_DATA')
    .optional(),
  MIMAMORI_DATABASE_LANES: wholeNumber(1, 64).default(4),
  MIMAMORI_DATA: nonEmpty('a folder').default('data'),
  MIMAMORI_DEMO: flag.optional(),
  MIMAMORI_DEMO_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{20,200}$/, '20 to 200 visible characters')
    .optional(),
  MIMAMORI_PERSONAL_KEY: keyInHex.optional(),
  MIMAMORI_PERSONAL_KEY_NEXT: keyInHex.optional(),
  MIMAMORI_WEBHOOK_URL: httpAddress.optional(),
  MIMAMORI_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'whsec_ and at least 24 bytes in base64')
    .optional(),
  MIMAMORI_WEBHOOK_NETWORKS: ipRangeList.optional(),
  ...SmtpEnvironment,
  MIMAMORI_RETRY_SCALE: z
    .string()
    .refine((value) => Number(value) > 0 && Number(value) <= 1, 'a number above 0, at most 1')
    .transform(Number)
    .default(1),
  MIMAMORI_WEBHOOK_TIMEOUT_MS: wholeNumber(50, 60_000).default(10_000),
  MIMAMORI_INTAKE_PER_MINUTE: wholeNumber(1, 100_000_000).default(60_000),
  MIMAMORI_SESSION_PER_MINUTE: wholeNumber(1, 100_000_000).default(1_200),
  ...OidcEnvironment,
  MIMAMORI_TRUSTED_PROXIES: ipRangeList.optional(),
  MIMAMORI_METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{20,200}$/, '20 to 200 visible characters')
    .optional(),
  MIMAMORI_STOP_DELAY_SECONDS: wholeNumber(0, 60).default(0),
  MIMAMORI_BACKUP_EVERY_HOURS: wholeNumber(0, 8_760).optional(),
  MIMAMORI_BACKUP_KEEP: wholeNumber(1, 1_000).default(7),
  MIMAMORI_BACKUP_DIR: nonEmpty('a folder').optional(),
  ...AUDIT_ENVIRONMENT,
  MIMAMORI_MODEL: z.enum(['on', 'off'], 'on or off').default('on'),
  MIMAMORI_MODEL_PASSED_JOBS: wholeNumber(1, 100_000).default(200),
  MIMAMORI_TEST_CLOCK: nonEmpty('a file').optional(),
  LOG_LEVEL: z
    .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug'], 'silent, fatal, error, warn, info or debug')
    .default('info'),
})

/** Variables whose values are never printed, not even when they are wrong. */
const SECRET: ReadonlySet<PropertyKey> = new Set([
  'DATABASE_URL',
  'MIMAMORI_DEMO_API_KEY',
  'MIMAMORI_PERSONAL_KEY',
  'MIMAMORI_PERSONAL_KEY_NEXT',
  'MIMAMORI_AUDIT_KEY',
  'MIMAMORI_AUDIT_STREAM_SECRET',
  'MIMAMORI_WEBHOOK_SECRET',
  'MIMAMORI_SMTP_URL',
  'MIMAMORI_METRICS_TOKEN',
  'MIMAMORI_OIDC_CLIENT_SECRET',
])

/** Variables of the stand-in marketplace, the tests and the page's development server. */
const OTHER_PROGRAMS_VARIABLES: ReadonlySet<string> = new Set([
  'MIMAMORI_URL',
  'MIMAMORI_API_KEY',
  'MIMAMORI_CHROMIUM',
  'MIMAMORI_DESK',
  'TEST_ENGINE',
  'TEST_POSTGRES',
])

/** The desk's configuration, checked once at the start. */
export type Settings = {
  readonly host: string
  readonly port: number
  readonly dataFolder: string
  /** PostgreSQL, or null: SQLite in the data folder */
  readonly databaseUrl: string | null
  /** connections to PostgreSQL that write at the same time */
  readonly databaseLanes: number
  readonly demo: boolean
  readonly demoApiKey: string | null
  /** 32 bytes as hex, or null: the key file in the data folder */
  readonly personalKey: string | null
  /** the key it is being changed to */
  readonly nextPersonalKey: string | null
  readonly webhook: { readonly url: string; readonly secret: string } | null
  /** networks that are not public and that events may still be sent to */
  readonly webhookNetworks: IpRanges
  /** the server that sends messages to members by mail, too; null: they are not mailed */
  readonly smtp: SmtpSettings | null
  /** factor for the delays of retries; 1 outside tests */
  readonly retryScale: number
  readonly webhookTimeoutMs: number
  readonly intakePerMinute: number
  /** calls and pages that one session may ask for a minute */
  readonly sessionPerMinute: number
  /** the URL people open the desk at, without a slash at the end, or null: not set */
  readonly publicUrl: string | null
  /** null: no sign-in at a company */
  readonly oidc: OidcSettings | null
  /** proxies whose forwarding headers are trusted */
  readonly trustedProxies: IpRanges
  /** the bearer token `/metrics` requires, or null: it answers requests from this machine only */
  readonly metricsToken: string | null
  /** how long the desk reports that it is stopping before it takes no more requests */
  readonly stopDelaySeconds: number
  /** of a SQLite desk: hours between backups, 0 for none; how many are kept; in which folder */
  readonly backups: { readonly everyHours: number; readonly keep: number; readonly folder: string }
  readonly audit: AuditSettings
  /** `off`: texts are read by the rules alone */
  readonly model: 'on' | 'off'
  /** passed jobs that a model has to have learned from before it is measured */
  readonly leastPassedJobs: number
  readonly testClock: string | null
  readonly logLevel: string
}

/** The configuration is wrong; the message is one line a person can act on. */
export class BadSettings extends Error {
  override readonly name = 'BadSettings'
}

function describeGiven(name: PropertyKey, value: string): string {
  if (value === '') return 'nothing: leave the variable out to get its default'
  const kind = /^[a-z][a-z0-9+.-]{0,20}:\/\//.exec(value)?.[0]
  if (name === 'DATABASE_URL' && kind) return `${kind}…`
  if (SECRET.has(name) || value.includes('@')) return `${value.length} other characters`
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value)
}

function refuseUnknown(environment: Readonly<Record<string, string | undefined>>): void {
  const known = Object.keys(Environment.shape)
  const unknown = Object.keys(environment).filter(
    (name) => name.startsWith('MIMAMORI_') && !known.includes(name) && !OTHER_PROGRAMS_VARIABLES.has(name),
  )
  if (unknown.length === 0) return
  const lines = unknown.map((name) => {
    const meant = nearestName(name, known)
    return `${name}: there is no such setting${meant ? `; did you mean ${meant}?` : ''}`
  })
  throw new BadSettings(lines.join('; '))
}

/** Reads the environment. Throws BadSettings that names each wrong variable, what is expected and what was given. */
export function settingsFrom(environment: Readonly<Record<string, string | undefined>>): Settings {
  refuseUnknown(environment)
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path: [name = ''], message }) => {
      return `${String(name)}: expected ${message}, got ${describeGiven(name, environment[String(name)] ?? '')}`
    })
    throw new BadSettings(issues.join('; '))
  }
  const env = parsed.data
  const { MIMAMORI_WEBHOOK_URL: url, MIMAMORI_WEBHOOK_SECRET: secret } = env
  if ((url === undefined) !== (secret === undefined)) {
    throw new BadSettings('MIMAMORI_WEBHOOK_URL and MIMAMORI_WEBHOOK_SECRET belong together: set both or neither')
  }
  if (env.MIMAMORI_PERSONAL_KEY_NEXT && !env.MIMAMORI_PERSONAL_KEY) {
    throw new BadSettings('MIMAMORI_PERSONAL_KEY_NEXT: expected MIMAMORI_PERSONAL_KEY beside it, the key so far')
  }
  if (!isStreamComplete(env)) {
    throw new BadSettings(
      'MIMAMORI_AUDIT_STREAM_SECRET: an https://… in MIMAMORI_AUDIT_STREAM needs it, and nothing else does',
    )
  }
  const flaw = findSettingNotForProduction(env) ?? missingOidcSettings(env) ?? missingSmtpSettings(env)
  if (flaw) throw new BadSettings(flaw)
  if (env.MIMAMORI_SMTP_URL && (env.MIMAMORI_DEMO ?? env.NODE_ENV !== 'production')) {
    throw new BadSettings('MIMAMORI_SMTP_URL: the demo sends no mail, its members are invented; set MIMAMORI_DEMO to 0')
  }
  if (env.DATABASE_URL && env.MIMAMORI_BACKUP_EVERY_HOURS) {
    throw new BadSettings(
      'MIMAMORI_BACKUP_EVERY_HOURS: PostgreSQL is backed up with its own tools; leave it out, or set it to 0',
    )
  }
  return toSettings(env)
}

function toSettings(env: z.infer<typeof Environment>): Settings {
  const { MIMAMORI_WEBHOOK_URL: url, MIMAMORI_WEBHOOK_SECRET: secret } = env
  const demo = env.MIMAMORI_DEMO ?? env.NODE_ENV !== 'production'
  return {
    host: env.HOST,
    port: env.PORT,
    dataFolder: env.MIMAMORI_DATA,
    databaseUrl: env.DATABASE_URL ?? null,
    databaseLanes: env.MIMAMORI_DATABASE_LANES,
    demo,
    demoApiKey: env.MIMAMORI_DEMO_API_KEY ?? null,
    personalKey: env.MIMAMORI_PERSONAL_KEY?.toLowerCase() ?? null,
    nextPersonalKey: env.MIMAMORI_PERSONAL_KEY_NEXT?.toLowerCase() ?? null,
    webhook: url && secret ? { url, secret } : null,
    webhookNetworks: env.MIMAMORI_WEBHOOK_NETWORKS ?? [],
    smtp: smtpSettingsFrom(env),
    retryScale: env.MIMAMORI_RETRY_SCALE,
    webhookTimeoutMs: env.MIMAMORI_WEBHOOK_TIMEOUT_MS,
    intakePerMinute: env.MIMAMORI_INTAKE_PER_MINUTE,
    sessionPerMinute: env.MIMAMORI_SESSION_PER_MINUTE,
    publicUrl: env.MIMAMORI_PUBLIC_URL ?? null,
    oidc: oidcSettingsFrom(env),
    trustedProxies: env.MIMAMORI_TRUSTED_PROXIES ?? [],
    metricsToken: env.MIMAMORI_METRICS_TOKEN ?? null,
    stopDelaySeconds: env.MIMAMORI_STOP_DELAY_SECONDS,
    backups: {
      everyHours: env.MIMAMORI_BACKUP_EVERY_HOURS ?? (demo || env.DATABASE_URL ? 0 : 24),
      keep: env.MIMAMORI_BACKUP_KEEP,
      folder: env.MIMAMORI_BACKUP_DIR ?? join(env.MIMAMORI_DATA, 'backups'),
    },
    audit: toAuditSettings(env, env.MIMAMORI_DATA),
    model: env.MIMAMORI_MODEL,
    leastPassedJobs: env.MIMAMORI_MODEL_PASSED_JOBS,
    testClock: env.MIMAMORI_TEST_CLOCK ?? null,
    logLevel: env.LOG_LEVEL,
  }
}
