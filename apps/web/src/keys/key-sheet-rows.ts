import { BOUND_ACTIONS, type BoundAction } from '@mimamori/policy/keys/default-key-bindings'
import { may, type Role } from '@mimamori/policy/staff/role-permissions'
import type { Messages } from '../i18n/messages.ts'
import { ACTIONS, type KeyAction, type KeyGroupName, specOf } from './key-actions.ts'
import type { Keymap } from './keymap.ts'

/** A row of the key sheet; without keys: this person has given its key to something else. */
export type SheetRow = { readonly name: string; readonly keys: readonly string[] }
export type SheetGroup = { readonly name: string; readonly rows: readonly SheetRow[] }
/** What a letter after G opens. */
export type GoPlace = { readonly letter: string; readonly name: string }

type Printed = Keymap['printed']
/** The groups of the key sheet, in its order. */
export const KEY_GROUPS: readonly KeyGroupName[] = ['decide', 'move', 'lists', 'evidence', 'go']

const isBound = (action: KeyAction): action is BoundAction => BOUND_ACTIONS.some((each) => each === action)

/** The actions of a group whose keys a person can change. */
export const boundActionsOf = (group: KeyGroupName): BoundAction[] =>
  ACTIONS.flatMap((each) => (each.group === group && isBound(each.action) ? [each.action] : []))

/** May this role do anything with this action? */
export function isKeyAllowed(role: Role, action: KeyAction): boolean {
  const { needs } = specOf(action)
  return needs === undefined || may(role, needs)
}

function rowOf(
  { action, keys, shifted }: (typeof ACTIONS)[number],
  copy: Messages['keys'],
  printed: Printed,
): SheetRow {
  const name = copy.actions[action as keyof typeof copy.actions]
  if (shifted) return { name, keys: shifted.flatMap((each) => (printed[each] === null ? [] : [`⇧${printed[each]}`])) }
  const key = isBound(action) ? printed[action] : null
  return { name, keys: keys ?? (key === null ? [] : [key]) }
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase()

/** Every key that does something for this role, those alone whose name or key has `typed` in it. `places`: what may follow G. */
export function sheetGroupsOf(
  role: Role,
  copy: Messages['keys'],
  printed: Printed,
  typed: string,
  places: readonly GoPlace[] = [],
): SheetGroup[] {
  const wanted = folded(typed).trim()
  const fits = ({ name, keys }: SheetRow) => folded(name).includes(wanted) || folded(keys.join(' ')) === wanted
  const { go } = printed
  const goRows = go === null ? [] : places.map(({ letter, name }) => ({ name, keys: [go, letter] }))
  return KEY_GROUPS.map((group) => {
    const own = ACTIONS.filter((each) => each.group === group && isKeyAllowed(role, each.action))
    const rows = own.map((each) => rowOf(each, copy, printed))
    return { name: copy.groups[group], rows: [...(group === 'go' ? goRows : []), ...rows].filter(fits) }
  }).filter(({ rows }) => rows.length > 0)
}
