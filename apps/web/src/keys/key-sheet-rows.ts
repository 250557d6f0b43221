import type { Role } from '@mimamori/policy/staff/role-permissions'
import type { KeyCopy } from './key-copy.ts'
import { isKeyAllowed, type KeyGroup, keyGroupsOf, type SheetLine } from './key-groups.ts'
import { GO_KEYS } from './key-intent.ts'
import type { Keymap } from './keymap.ts'

/** A row of the key sheet; without keys: this person has given its key to something else. */
export type SheetRow = { readonly name: string; readonly keys: readonly string[] }
export type SheetGroup = { readonly name: string; readonly rows: readonly SheetRow[] }

type Printed = Keymap['printed']

function rowOf(line: SheetLine, copy: KeyCopy, printed: Printed): SheetRow {
  if ('shifted' in line) {
    const keys = line.shifted.map((action) => printed[action]).filter((key) => key !== null)
    return { name: copy.fixed[line.fixed], keys: keys.map((key) => `⇧${key}`) }
  }
  if ('fixed' in line) return { name: copy.fixed[line.fixed], keys: line.keys }
  const key = printed[line.action]
  return { name: copy.actions[line.action], keys: key === null ? [] : [key] }
}

/** The keys that follow G, each behind the key that is bound to G. */
function goRows(role: Role, copy: KeyCopy, { go }: Printed): SheetRow[] {
  if (go === null) return []
  const screens = Object.entries(GO_KEYS)
    .filter(([, action]) => isKeyAllowed(role, action))
    .map(([code, action]) => ({ name: copy.fixed[action], keys: [go, code.slice('Key'.length)] }))
  return isKeyAllowed(role, 'goView') ? [...screens, { name: copy.fixed.goView, keys: [go, '…'] }] : screens
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase()

/** Every key that does something for this role, those alone whose name or key has `typed` in it. */
export function sheetGroupsOf(role: Role, copy: KeyCopy, printed: Printed, typed: string): SheetGroup[] {
  const wanted = folded(typed).trim()
  const fits = ({ name, keys }: SheetRow) => folded(name).includes(wanted) || folded(keys.join(' ')) === wanted
  const rowsOf = (group: KeyGroup) => [
    ...(group.name === 'go' ? goRows(role, copy, printed) : []),
    ...group.lines.map((line) => rowOf(line, copy, printed)),
  ]
  return keyGroupsOf(role)
    .map((group) => ({ name: copy.groups[group.name], rows: rowsOf(group).filter(fits) }))
    .filter(({ rows }) => rows.length > 0)
}
