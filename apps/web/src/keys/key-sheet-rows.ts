import { KEY_GROUPS } from '@mimamori/policy/keys/key-actions'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import type { Messages } from '../i18n/messages.ts'
import { ACTIONS, isKeyAllowed, keycapsOf } from './declared-actions.ts'
import type { Keymap } from './keymap.ts'

/** A row of the key sheet; without keys: this person has given its key to something else. */
export type SheetRow = { readonly name: string; readonly keys: readonly string[] }
export type SheetGroup = { readonly name: string; readonly rows: readonly SheetRow[] }
/** What a letter after G opens. */
export type GoPlace = { readonly letter: string; readonly name: string }

const folded = (text: string) => text.normalize('NFKC').toLowerCase()

/** Every key that does something for this role, those alone whose name or key has `typed` in it. `places`: what may follow G. */
export function sheetGroupsOf(
  role: Role,
  copy: Messages['keys'],
  printed: Keymap['printed'],
  typed: string,
  places: readonly GoPlace[] = [],
): SheetGroup[] {
  const wanted = folded(typed).trim()
  const fits = ({ name, keys }: SheetRow) => folded(name).includes(wanted) || folded(keys.join(' ')) === wanted
  const { go } = printed
  const goRows = go === null ? [] : places.map(({ letter, name }) => ({ name, keys: [go, letter] }))
  return KEY_GROUPS.map((group) => {
    const own = ACTIONS.filter((each) => each.group === group && isKeyAllowed(role, each.action))
    const rows = own.map(({ action }) => ({
      name: copy.actions[action as keyof typeof copy.actions],
      keys: keycapsOf(action, printed),
    }))
    return { name: copy.groups[group], rows: [...(group === 'go' ? goRows : []), ...rows].filter(fits) }
  }).filter(({ rows }) => rows.length > 0)
}
