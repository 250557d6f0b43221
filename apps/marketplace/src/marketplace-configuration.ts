/** The settings of this run. */
export type MarketplaceConfiguration = {
  /** 0: the operating system chooses */
  readonly port: number
  /** origin of the desk, without a slash at the end */
  readonly deskUrl: string
  readonly apiKey: string
  /** `whsec_…`, shared with the desk */
  readonly webhookSecret: string
  /** arrivals a minute; 0: only on demand */
  readonly pace: number
  readonly seed: number
  /** jobs posted at once when there is no state of an earlier run */
  readonly opening: number
  /** file the state is stored in; `null`: it is not stored */
  readonly dataFile: string | null
}

export const MAX_ARRIVALS_PER_MINUTE = 60_000
const MAX_OPENING_JOBS = 2_000
const WEBHOOK_SECRET_PATTERN = /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/

/** Reads the environment. Returns all faults, each in a line of its own. */
export function readConfiguration(
  env: Readonly<Record<string, string | undefined>>,
):
  | { readonly ok: true; readonly configuration: MarketplaceConfiguration }
  | { readonly ok: false; readonly faults: string[] } {
  const faults: string[] = []
  const readInteger = (name: string, fallback: number, atMost: number): number => {
    const value = env[name]?.trim()
    if (!value) return fallback
    if (/^\d+$/.test(value) && Number(value) <= atMost) return Number(value)
    faults.push(`${name} must be a whole number from 0 to ${atMost}`)
    return fallback
  }
  const readRequired = (name: string, isValid: (value: string) => boolean, rule: string): string => {
    const value = env[name]?.trim() ?? ''
    if (!value) faults.push(`${name} is missing: ${rule}`)
    else if (!isValid(value)) faults.push(`${name} is wrong: ${rule}`)
    return value
  }
  const configuration: MarketplaceConfiguration = {
    port: readInteger('MARKETPLACE_PORT', 0, 65_535),
    deskUrl: readRequired('MIMAMORI_URL', isOrigin, 'the desk’s address, such as http://127.0.0.1:4300').replace(
      /\/$/,
      '',
    ),
    apiKey: readRequired('MIMAMORI_API_KEY', (value) => !/\s/.test(value), 'the key of the intake API, without spaces'),
    webhookSecret: readRequired('MIMAMORI_WEBHOOK_SECRET', isWebhookSecret, 'whsec_ and at least 24 bytes in base64'),
    pace: readInteger('MARKETPLACE_PACE', 6, MAX_ARRIVALS_PER_MINUTE),
    seed: readInteger('MARKETPLACE_SEED', 20_191_101, 4_294_967_295),
    opening: readInteger('MARKETPLACE_OPENING', 60, MAX_OPENING_JOBS),
    dataFile: env.MARKETPLACE_DATA?.trim() || null,
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, configuration }
}

function isWebhookSecret(value: string): boolean {
  return WEBHOOK_SECRET_PATTERN.test(value) && Buffer.from(value.slice('whsec_'.length), 'base64').length >= 24
}

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  return /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username
}
