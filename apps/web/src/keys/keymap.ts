import { BOUND_ACTIONS, type BoundAction, type OwnKeys, resolveKeys } from '@mimamori/policy/keys/default-key-bindings'

/** The keys of one person, indexed for look-up. */
export type Keymap = {
  /** single keys are switched on */
  readonly on: boolean
  /** letters and 0 by their place on the keyboard, `KeyA`, `Digit0` */
  readonly byCode: ReadonlyMap<string, BoundAction>
  readonly bySymbol: ReadonlyMap<string, BoundAction>
  /** what is printed on buttons */
  readonly printed: Readonly<Record<BoundAction, string | null>>
}

/** The actions of a person's keys, by key code and by printed symbol. */
export function buildKeymap({ singleKeys, keys }: { singleKeys: boolean; keys: OwnKeys }): Keymap {
  const printed = resolveKeys(keys)
  const byCode = new Map<string, BoundAction>()
  const bySymbol = new Map<string, BoundAction>()
  for (const action of BOUND_ACTIONS) {
    const key = printed[action]
    if (key === null) continue
    const code = codeOf(key)
    if (code) byCode.set(code, action)
    else bySymbol.set(key, action)
  }
  return { on: singleKeys, byCode, bySymbol, printed }
}

function codeOf(key: string): string | null {
  if (/^[A-Z]$/.test(key)) return `Key${key}`
  return key === '0' ? 'Digit0' : null
}
