import type { BoundAction } from '@mimamori/policy/keys/default-key-bindings'
import { may, type Permission, type Role } from '@mimamori/policy/staff/role-permissions'
import { CHORD } from './chord.ts'
import type { KeyCopy } from './words.ts'

/** A line of the key sheet: an action with a key of its person's choice, or one whose keys nobody can change. */
export type SheetLine =
  | { readonly action: BoundAction }
  | { readonly fixed: keyof KeyCopy['fixed']; readonly keys: readonly string[] }
  /** the keys of these actions, with shift */
  | { readonly fixed: keyof KeyCopy['fixed']; readonly shifted: readonly BoundAction[] }

export type KeyGroup = { readonly name: keyof KeyCopy['groups']; readonly lines: readonly SheetLine[] }

const of = (...actions: BoundAction[]): SheetLine[] => actions.map((action) => ({ action }))
const fixed = (name: keyof KeyCopy['fixed'], ...keys: string[]): SheetLine => ({ fixed: name, keys })

/** Every key of the desk, in the order in which it is listed. */
export const KEY_GROUPS: readonly KeyGroup[] = [
  {
    name: 'decide',
    lines: [
      ...of('no_violation', 'request_correction', 'advice', 'hide', 'warn', 'restrict', 'reverse'),
      fixed('digit', '1–9'),
      fixed('addDigit', '⇧1–9'),
      fixed('send', CHORD, 'Enter'),
      ...of('escalate', 'snooze', 'sendBack', 'pin', 'note', 'undo'),
      { fixed: 'proposeWithdrawal', shifted: ['select'] },
    ],
  },
  { name: 'move', lines: [...of('next', 'previous'), fixed('open', 'Enter'), fixed('escape', 'Esc'), ...of('claim')] },
  {
    name: 'lists',
    lines: [
      ...of('filter', 'clear', 'views', 'select'),
      { fixed: 'extend', shifted: ['next', 'previous'] },
      ...of('bulk', 'raise', 'redeliver'),
    ],
  },
  {
    name: 'evidence',
    lines: [
      ...of('nextMark', 'previousMark'),
      fixed('scroll', 'Space'),
      fixed('scrollBack', '⇧Space'),
      ...of('tabBefore', 'tabAfter', 'diff', 'read', 'wide', 'table', 'reveal', 'invalidate'),
    ],
  },
  { name: 'go', lines: [...of('search', 'go', 'sheet'), fixed('palette', CHORD, 'K')] },
]

type Named = BoundAction | keyof KeyCopy['fixed']

/** What may not be done by everybody, and what it needs. */
const NEEDED: readonly (readonly [Permission, readonly Named[]])[] = [
  [
    'cases.read',
    ['clear', 'views', 'nextMark', 'previousMark', 'scroll', 'scrollBack', 'diff', 'read', 'wide', 'goQueue'],
  ],
  ['cases.read', ['goMember', 'goAppeals', 'goWithdrawals', 'goCatalogue', 'goView']],
  ['cases.decide', ['no_violation', 'request_correction', 'advice', 'hide', 'warn', 'restrict', 'reverse']],
  ['cases.decide', ['digit', 'addDigit', 'send', 'escalate', 'snooze', 'note', 'undo', 'proposeWithdrawal']],
  ['cases.decide', ['claim', 'select', 'extend', 'bulk', 'raise', 'goReview']],
  ['cases.lead', ['pin']],
  ['withdrawals.approve', ['sendBack']],
  ['deliveries.redeliver', ['redeliver']],
  ['members.reveal', ['reveal']],
  ['reports.invalidate', ['invalidate']],
  ['breakdown.read', ['table', 'goBreakdown']],
]
const NEEDS = new Map(NEEDED.flatMap(([needed, names]) => names.map((name) => [name, needed] as const)))

/** Is what this key asks for anything this role may do? */
export function answers(role: Role, name: Named): boolean {
  const needed = NEEDS.get(name)
  return needed === undefined || may(role, needed)
}

/** The keys that do something for this role. */
export function keyGroupsOf(role: Role): KeyGroup[] {
  return KEY_GROUPS.map(({ name, lines }) => ({
    name,
    lines: lines.filter((line) => answers(role, 'fixed' in line ? line.fixed : line.action)),
  })).filter(({ lines }) => lines.length > 0)
}
