import type { BoundAction } from '@mimamori/policy/keys/bindings'
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
      ...of('escalate', 'snooze', 'sendBack', 'pin', 'note', 'undo', 'redeliver'),
      { fixed: 'proposeWithdrawal', shifted: ['select'] },
      fixed('escape', 'Esc'),
    ],
  },
  { name: 'move', lines: [...of('next', 'previous'), fixed('open', 'Enter'), ...of('claim')] },
  {
    name: 'lists',
    lines: [
      ...of('filter', 'clear', 'views', 'select'),
      { fixed: 'extend', shifted: ['next', 'previous'] },
      ...of('bulk', 'raise'),
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
