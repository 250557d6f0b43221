import { BINDABLE_KEY, BOUND_ACTIONS, type OwnKeys } from '../keys/default-key-bindings.ts'

export const DENSITIES = ['comfortable', 'dense'] as const
export type Density = (typeof DENSITIES)[number]

/** The settings of a person, besides language and theme. */
export type Preferences = {
  /** single keys can be switched off (WCAG 2.1.4); Enter, Space, Escape, arrows and chords stay */
  readonly singleKeys: boolean
  readonly keys: OwnKeys
  readonly density: Density
  /** desktop notifications of urgent cases and of due times */
  readonly notify: boolean
  /** a sound with the alarms of due times */
  readonly alarmSound: boolean
  /** milliseconds that a case must be on screen before a deciding key acts on it; passing a case takes 600 at least */
  readonly decisionDelayMs: number
  /** the time zone whose clock is shown beside Japan's: its IANA name, or `auto` for that of the browser */
  readonly zone: string
}

/** A shorter delay than `least`, and nobody has seen what they decide; a longer one than `most`, and keys seem to be ignored. */
export const DECISION_DELAY_BOUNDS_MS = { least: 300, most: 2_000 } as const

export const DEFAULT_PREFERENCES: Preferences = {
  singleKeys: true,
  keys: {},
  density: 'comfortable',
  notify: false,
  alarmSound: false,
  decisionDelayMs: DECISION_DELAY_BOUNDS_MS.least,
  zone: 'auto',
}

/** Is this a valid decision delay, in whole milliseconds? */
export function isDecisionDelay(value: unknown): value is number {
  const { least, most } = DECISION_DELAY_BOUNDS_MS
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
}

const MAX_ZONE_LENGTH = 64

/** Is this `auto`, or the IANA name of a time zone? */
export function isZone(value: unknown): value is string {
  if (value === DEFAULT_PREFERENCES.zone) return true
  // also taken for a zone, but the same one all year: an offset
  if (typeof value !== 'string' || value.length > MAX_ZONE_LENGTH || !/^[A-Z]/i.test(value)) return false
  try {
    Intl.DateTimeFormat('en', { timeZone: value })
    return true
  } catch {
    return false
  }
}

/** Parses stored preferences (JSON); what is missing or invalid gets its default. */
export function parsePreferences(stored: string): Preferences {
  const parsed = parseObject(stored)
  const booleanOr = (value: unknown, otherwise: boolean) => (typeof value === 'boolean' ? value : otherwise)
  return {
    singleKeys: booleanOr(parsed.singleKeys, DEFAULT_PREFERENCES.singleKeys),
    keys: parseOwnKeys(parsed.keys),
    density: DENSITIES.find((each) => each === parsed.density) ?? DEFAULT_PREFERENCES.density,
    notify: booleanOr(parsed.notify, DEFAULT_PREFERENCES.notify),
    alarmSound: booleanOr(parsed.alarmSound, DEFAULT_PREFERENCES.alarmSound),
    decisionDelayMs: isDecisionDelay(parsed.decisionDelayMs)
      ? parsed.decisionDelayMs
      : DEFAULT_PREFERENCES.decisionDelayMs,
    zone: isZone(parsed.zone) ? parsed.zone : DEFAULT_PREFERENCES.zone,
  }
}

/** The stored preferences with a change applied. Fields of other versions stay. */
export function mergePreferences(stored: string, change: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ ...parseObject(stored), ...change })
}

function parseObject(stored: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(stored)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

function parseOwnKeys(value: unknown): OwnKeys {
  if (typeof value !== 'object' || value === null) return {}
  const pairs = BOUND_ACTIONS.map((action) => [action, Reflect.get(value, action)] as const)
  return Object.fromEntries(pairs.filter(([, key]) => typeof key === 'string' && BINDABLE_KEY.test(key)))
}
