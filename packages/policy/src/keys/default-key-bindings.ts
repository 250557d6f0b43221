import { type BoundAction, KEY_ACTIONS, type KeySpec } from './key-actions.ts'

export type { BoundAction } from './key-actions.ts'

const declared: readonly (readonly [string, KeySpec])[] = Object.entries(KEY_ACTIONS)

/** The default keys of the actions whose key a person can change. */
export const DEFAULT_KEYS = Object.fromEntries(
  declared.flatMap(([action, { key }]) => (key === undefined ? [] : [[action, key]])),
) as Readonly<Record<BoundAction, string>>
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
