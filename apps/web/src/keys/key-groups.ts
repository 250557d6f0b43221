import type { BoundAction } from '@mimamori/policy/keys/default-key-bindings'
import { may, type Permission, type Role } from '@mimamori/policy/staff/role-permissions'
import { CHORD } from './key-chord.ts'
import type { KeyCopy } from './key-copy.ts'

/** A line of the key sheet: an action with a key of its person's choice, or one whose keys nobody can change. */
export type SheetLine =
  | { readonly action: BoundAction }
  | { readonly fixed: keyof KeyCopy['fixed']; readonly keys: readonly string[] }
  /** the keys of these actions, with shift */
  | { readonly fixed: keyof KeyCopy['fixed']; readonly shifted: readonly BoundAction[] }

export type KeyGroup = { readonly name: keyof KeyCopy['groups']; readonly lines: readonly SheetLine[] }

const boundLines = (...actions: BoundAction[]): SheetLine[] => actions.map((action) => ({ action }))
const fixed = (name: keyof KeyCopy['fixed'], ...keys: string[]): SheetLine => ({ fixed: name, keys })

/** Every key of the desk, in the order in which it is listed. */
export const KEY_GROUPS: readonly KeyGroup[] = [
  {
    name: 'decide',
    lines: [
      ...boundLines('no_violation', 'request_correction', 'advice', 'hide', 'warn', 'restrict', 'reverse'),
      fixed('digit', '1–9'),
      fixed('addDigit', '⇧1–9'),
      fixed('send', CHORD, 'Enter'),
      ...boundLines('escalate', 'snooze', 'sendBack', 'assign', 'pin', 'note', 'savedStep', 'undo'),
      { fixed: 'saveStep', shifted: ['savedStep'] },
      { fixed: 'proposeWithdrawal', shifted: ['select'] },
    ],
  },
  {
    name: 'move',
    lines: [...boundLines('next', 'previous'), fixed('open', 'Enter'), fixed('escape', 'Esc'), ...boundLines('claim')],
  },
  {
    name: 'lists',
    lines: [
      ...boundLines('filter', 'clear', 'views', 'select'),
      { fixed: 'extend', shifted: ['next', 'previous'] },
      ...boundLines('bulk', 'raise', 'redeliver'),
    ],
  },
  {
    name: 'evidence',
    lines: [
      ...boundLines('nextMark', 'previousMark'),
      fixed('scroll', 'Space'),
      fixed('scrollBack', '⇧Space'),
      ...boundLines('tabBefore', 'tabAfter', 'diff', 'read', 'wide', 'table', 'reveal', 'invalidate', 'watch'),
    ],
  },
  { name: 'go', lines: [...boundLines('search', 'go', 'sheet'), fixed('palette', CHORD, 'K')] },
]

type ListedKey = BoundAction | keyof KeyCopy['fixed']

/** Actions that need a permission, and which. */
const REQUIRED_PERMISSIONS: readonly (readonly [Permission, readonly ListedKey[]])[] = [
  [
    'cases.read',
    ['clear', 'views', 'nextMark', 'previousMark', 'scroll', 'scrollBack', 'diff', 'read', 'wide', 'goQueue'],
  ],
  ['cases.read', ['goMember', 'goInbox', 'watch', 'goAppeals', 'goWithdrawals', 'goCatalogue', 'goView']],
  ['cases.decide', ['no_violation', 'request_correction', 'advice', 'hide', 'warn', 'restrict', 'reverse']],
  ['cases.decide', ['digit', 'addDigit', 'send', 'escalate', 'snooze', 'assign', 'note', 'undo', 'proposeWithdrawal']],
  ['cases.decide', ['savedStep', 'saveStep']],
  ['cases.decide', ['claim', 'select', 'extend', 'bulk', 'raise', 'goReview']],
  ['cases.lead', ['pin']],
  ['withdrawals.approve', ['sendBack']],
  ['deliveries.redeliver', ['redeliver']],
  ['members.reveal', ['reveal']],
  ['reports.invalidate', ['invalidate']],
  ['breakdown.read', ['table', 'goBreakdown']],
]
const PERMISSION_OF_KEY = new Map(
  REQUIRED_PERMISSIONS.flatMap(([needed, names]) => names.map((name) => [name, needed] as const)),
)

/** May this role do anything with this action? */
export function isKeyAllowed(role: Role, name: ListedKey): boolean {
  const needed = PERMISSION_OF_KEY.get(name)
  return needed === undefined || may(role, needed)
}

/** The keys that do something for this role. */
export function keyGroupsOf(role: Role): KeyGroup[] {
  return KEY_GROUPS.map(({ name, lines }) => ({
    name,
    lines: lines.filter((line) => isKeyAllowed(role, 'fixed' in line ? line.fixed : line.action)),
  })).filter(({ lines }) => lines.length > 0)
}
