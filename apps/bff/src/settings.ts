import { z } from 'zod'

const flag = z.enum(['0', '1']).transform((value) => value === '1')
const port = z.coerce.number().int().min(0).max(65_535)

const Environment = z.object({
  NODE_ENV: z.string().default('development'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(4310),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'expected postgres://…; leave it unset for SQLite in MIMAMORI_DATA')
    .optional(),
  MIMAMORI_DATABASE_LANES: z.coerce.number().int().min(1).max(64).default(4),
  MIMAMORI_DATA: z.string().min(1).default('data'),
  MIMAMORI_DEMO: flag.optional(),
  MIMAMORI_DEMO_API_KEY: z.string().min(20).optional(),
  MIMAMORI_PERSONAL_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/, '64 hex digits (32 bytes)')
    .optional(),
  MIMAMORI_WEBHOOK_URL: z.url().optional(),
  MIMAMORI_WEBHOOK_SECRET: z.string().startsWith('whsec_').optional(),
  MIMAMORI_RETRY_SCALE: z.coerce.number().positive().max(1).default(1),
  MIMAMORI_WEBHOOK_TIMEOUT_MS: z.coerce.number().int().min(50).max(60_000).default(10_000),
  MIMAMORI_INTAKE_PER_MINUTE: z.coerce.number().int().min(1).default(60_000),
  MIMAMORI_TEST_CLOCK: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug']).default('info'),
})

/** The desk's configuration, checked once at start. */
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
  readonly webhook: { readonly url: string; readonly secret: string } | null
  /** retries wait this much of their schedule; 1 outside tests */
  readonly retryScale: number
  readonly webhookTimeoutMs: number
  readonly intakePerMinute: number
  readonly testClock: string | null
  readonly logLevel: string
}

/** Something in the environment is wrong; the message is one line a person can act on. */
export class BadSettings extends Error {
  override readonly name = 'BadSettings'
}

/** Read the environment. Throws BadSettings naming the variable and what was expected. */
export function settingsFrom(environment: Readonly<Record<string, string | undefined>>): Settings {
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new BadSettings(`${issue?.path.join('.')}: ${issue?.message}`)
  }
  const env = parsed.data
  if ((env.MIMAMORI_WEBHOOK_URL === undefined) !== (env.MIMAMORI_WEBHOOK_SECRET === undefined)) {
    throw new BadSettings('MIMAMORI_WEBHOOK_URL and MIMAMORI_WEBHOOK_SECRET belong together: set both or neither')
  }
  if (env.MIMAMORI_TEST_CLOCK && env.NODE_ENV === 'production') {
    throw new BadSettings('MIMAMORI_TEST_CLOCK: not in production')
  }
  const url = env.MIMAMORI_WEBHOOK_URL
  const secret = env.MIMAMORI_WEBHOOK_SECRET
  return {
    host: env.HOST,
    port: env.PORT,
    dataFolder: env.MIMAMORI_DATA,
    databaseUrl: env.DATABASE_URL ?? null,
    databaseLanes: env.MIMAMORI_DATABASE_LANES,
    demo: env.MIMAMORI_DEMO ?? env.NODE_ENV !== 'production',
    demoApiKey: env.MIMAMORI_DEMO_API_KEY ?? null,
    personalKey: env.MIMAMORI_PERSONAL_KEY ?? null,
    webhook: url && secret ? { url, secret } : null,
    retryScale: env.MIMAMORI_RETRY_SCALE,
    webhookTimeoutMs: env.MIMAMORI_WEBHOOK_TIMEOUT_MS,
    intakePerMinute: env.MIMAMORI_INTAKE_PER_MINUTE,
    testClock: env.MIMAMORI_TEST_CLOCK ?? null,
    logLevel: env.LOG_LEVEL,
  }
}
