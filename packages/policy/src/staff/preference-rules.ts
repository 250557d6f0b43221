import { BINDABLE_KEY, BOUND_ACTIONS, type OwnKeys } from '../keys/default-key-bindings.ts'

export const DENSITIES = ['comfortable', 'dense'] as const
export type Density = (typeof DENSITIES)[number]

/** What a person sets for themselves beside language and theme. */
export type Preferences = {
  /** single keys can be switched off (WCAG 2.1.4); Enter, Space, Escape, arrows and chords stay */
  readonly singleKeys: boolean
  readonly keys: OwnKeys
  readonly density: Density
  /** desktop notifications of urgent cases */
  readonly notify: boolean
  /** milliseconds from the painting of a case until a deciding key acts on it */
  readonly decisionDelayMs: number
}

/** Shorter than the least, nobody has seen what they decide; longer than the most, the desk seems not to hear. */
export const DECISION_DELAY_BOUNDS_MS = { least: 120, usual: 300, most: 2_000 } as const

export const DEFAULT_PREFERENCES: Preferences = {
  singleKeys: true,
  keys: {},
  density: 'comfortable',
  notify: false,
  decisionDelayMs: DECISION_DELAY_BOUNDS_MS.usual,
}

/** Is this a delay somebody may set? Whole milliseconds. */
export function isDecisionDelay(value: unknown): value is number {
  const { least, most } = DECISION_DELAY_BOUNDS_MS
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
}

/** Preferences from what was stored, JSON: what is unknown, from another version or broken falls back to the default. */
export function parsePreferences(stored: string): Preferences {
  const parsed = parseObject(stored)
  const yes = (value: unknown, otherwise: boolean) => (typeof value === 'boolean' ? value : otherwise)
  return {
    singleKeys: yes(parsed.singleKeys, DEFAULT_PREFERENCES.singleKeys),
    keys: parseOwnKeys(parsed.keys),
    density: DENSITIES.find((each) => each === parsed.density) ?? DEFAULT_PREFERENCES.density,
    notify: yes(parsed.notify, DEFAULT_PREFERENCES.notify),
    decisionDelayMs: isDecisionDelay(parsed.decisionDelayMs)
      ? parsed.decisionDelayMs
      : DEFAULT_PREFERENCES.decisionDelayMs,
  }
}

/** What to store once somebody changed some of it. What another version stored beside it stays. */
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
