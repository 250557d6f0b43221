/**
 * What a single key can ask for, with the key it has until somebody changes it. Letters are capital and go by their
 * place on the keyboard, symbols by what they print. A key that asks for nothing here is not listed anywhere.
 */
export const DEFAULT_KEYS = {
  next: 'J',
  previous: 'K',
  claim: 'C',
  select: 'X',
  bulk: 'B',
  filter: 'L',
  clear: '0',
  views: 'Y',
  nextMark: 'N',
  previousMark: 'P',
  tabBefore: '[',
  tabAfter: ']',
  diff: 'D',
  read: '.',
  reveal: 'V',
  wide: 'F',
  table: '=',
  no_violation: 'A',
  request_correction: 'R',
  advice: 'M',
  hide: 'H',
  warn: 'W',
  restrict: ';',
  reverse: '-',
  escalate: 'E',
  snooze: 'S',
  sendBack: 'U',
  raise: 'O',
  pin: 'T',
  invalidate: ',',
  note: 'I',
  undo: 'Z',
  redeliver: '>',
  search: '/',
  go: 'G',
  sheet: '?',
} as const

export type BoundAction = keyof typeof DEFAULT_KEYS
export const BOUND_ACTIONS = Object.keys(DEFAULT_KEYS) as BoundAction[]

/** A person's own keys; an action that is not named keeps its default. */
export type OwnKeys = Readonly<Partial<Record<BoundAction, string>>>

/** One capital letter, 0, or a symbol of ASCII. 1 to 9 take from lists; Enter, Space and Escape are no characters. */
export const BINDABLE_KEY = /^[A-Z0!-/:-@[-`{-~]$/

/**
 * The key of every action. Own keys come first; a default that somebody gave to another action is left without a key
 * (`null`), so that no key ever asks for two things.
 */
export function resolveKeys(own: OwnKeys): Readonly<Record<BoundAction, string | null>> {
  const taken = new Set<string>()
  const take = (key: string | undefined): string | null => {
    if (key === undefined || taken.has(key)) return null
    taken.add(key)
    return key
  }
  const chosen = new Map(BOUND_ACTIONS.map((action) => [action, take(own[action])]))
  const force = BOUND_ACTIONS.map((action) => {
    const set = own[action] !== undefined
    return [action, set ? (chosen.get(action) ?? null) : take(DEFAULT_KEYS[action])] as const
  })
  return Object.fromEntries(force) as Record<BoundAction, string | null>
}

/** The action that has this key already, when another one wants it. */
export function findKeyOwner(key: string, own: OwnKeys, except: BoundAction): BoundAction | null {
  return BOUND_ACTIONS.find((action) => action !== except && (own[action] ?? DEFAULT_KEYS[action]) === key) ?? null
}
