/**
 * The actions of single keys, with their default keys. Letters are capital and stand for a place on the keyboard, symbols for the
 * character that is typed.
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
  assign: ':',
  watch: '+',
  pin: 'T',
  savedStep: 'Q',
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

/** One capital letter, 0, or an ASCII symbol. Not 1 to 9, which choose from lists. */
export const BINDABLE_KEY = /^[A-Z0!-/:-@[-`{-~]$/

/**
 * The key of every action. Own keys come first; a default that somebody gave to another action is left without a key
 * (`null`), so that no key has two actions.
 */
export function resolveKeys(own: OwnKeys): Readonly<Record<BoundAction, string | null>> {
  const taken = new Set<string>()
  const take = (key: string | undefined): string | null => {
    if (key === undefined || taken.has(key)) return null
    taken.add(key)
    return key
  }
  const chosen = new Map(BOUND_ACTIONS.map((action) => [action, take(own[action])]))
  const resolved = BOUND_ACTIONS.map((action) => {
    const isOwn = own[action] !== undefined
    return [action, isOwn ? (chosen.get(action) ?? null) : take(DEFAULT_KEYS[action])] as const
  })
  return Object.fromEntries(resolved) as Record<BoundAction, string | null>
}

/** The action that has this key already, other than `except`; `null`: none. */
export function findKeyOwner(key: string, own: OwnKeys, except: BoundAction): BoundAction | null {
  return BOUND_ACTIONS.find((action) => action !== except && (own[action] ?? DEFAULT_KEYS[action]) === key) ?? null
}
