import { BOUND_ACTIONS, type BoundAction } from '@mimamori/policy/keys/default-key-bindings'
import { KEY_ACTIONS, type KeyAction, type KeyGroupName, type KeySpec } from '@mimamori/policy/keys/key-actions'
import { may, type Role } from '@mimamori/policy/staff/role-permissions'
import { CHORD } from './key-chord.ts'
import type { Keymap } from './keymap.ts'

type DeclaredAction = Omit<KeySpec, 'shifted'> & {
  readonly action: KeyAction
  readonly shifted?: readonly BoundAction[]
}

/** The declared actions, in the order of the key sheet. */
export const ACTIONS: readonly DeclaredAction[] = Object.entries(KEY_ACTIONS).map(([action, spec]) => ({
  ...spec,
  action: action as KeyAction,
}))

export const specOf = (action: KeyAction): KeySpec => KEY_ACTIONS[action]

/** The actions of which this holds. */
export const actionsWhere = (holds: (spec: KeySpec) => unknown): ReadonlySet<KeyAction> =>
  new Set(ACTIONS.filter(holds).map(({ action }) => action))

const isBound = (action: KeyAction): action is BoundAction => BOUND_ACTIONS.some((each) => each === action)

/** The actions of a section of the key sheet whose keys a person can change. */
export const boundActionsOf = (group: KeyGroupName): BoundAction[] =>
  ACTIONS.flatMap((each) => (each.group === group && isBound(each.action) ? [each.action] : []))

/** May this role do anything with this action? */
export function isKeyAllowed(role: Role, action: KeyAction): boolean {
  const { needs } = specOf(action)
  return needs === undefined || may(role, needs)
}

/** The keys of an action as this person has them; none: it has been given to another action, or follows G. */
export function keycapsOf(action: KeyAction, printed: Keymap['printed']): readonly string[] {
  const { fixed = [], shifted = [] } = ACTIONS.find((each) => each.action === action) ?? {}
  const own = isBound(action) ? printed[action] : null
  const withShift = shifted.flatMap((each) => (printed[each] === null ? [] : [`⇧${printed[each]}`]))
  return [...(own === null ? [] : [own]), ...fixed.map((each) => (each === 'Ctrl' ? CHORD : each)), ...withShift]
}
