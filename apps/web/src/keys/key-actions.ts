import type { BoundAction } from '@mimamori/policy/keys/default-key-bindings'
import type { Permission } from '@mimamori/policy/staff/role-permissions'
import { CHORD } from './key-chord.ts'

export type KeyGroupName = 'decide' | 'move' | 'lists' | 'evidence' | 'go'

/** What is said of a key's action once, for all that deals with keys. */
export type KeySpec = {
  /** where the key sheet lists it; left out: it does not */
  readonly group?: KeyGroupName
  /** what is needed to do anything with it */
  readonly needs?: Permission
  /** its keys as they are printed, of an action whose keys nobody can change */
  readonly keys?: readonly string[]
  /** its keys are those of these actions, with Shift */
  readonly shifted?: readonly BoundAction[]
  /** for reading, help and going back: acts at once, also while other keys wait */
  readonly reads?: true
  /** a held key does it again and again */
  readonly repeats?: true
  /** changes a case, or completes a choice that does */
  readonly decides?: true
  /** of a measure; a key of a weaker one waits until the open choice is left */
  readonly severity?: number
  /** a key of an open choice itself */
  readonly choice?: true
  /** decides with no key before it, and begins nothing that others end */
  readonly immediate?: true
}

/**
 * Every action of a key, in the order in which the key sheet lists them. One that is not here has no key; its default key, where a
 * person can change it, is in `default-key-bindings.ts` of policy, as the server checks a person's own keys.
 */
export const KEY_ACTIONS = {
  no_violation: { group: 'decide', needs: 'cases.decide', severity: 0, immediate: true },
  request_correction: { group: 'decide', needs: 'cases.decide', severity: 1 },
  advice: { group: 'decide', needs: 'cases.decide', severity: 2 },
  hide: { group: 'decide', needs: 'cases.decide', severity: 3 },
  warn: { group: 'decide', needs: 'cases.decide', severity: 4 },
  restrict: { group: 'decide', needs: 'cases.decide', severity: 5 },
  reverse: { group: 'decide', needs: 'cases.decide', decides: true },
  digit: { group: 'decide', needs: 'cases.decide', keys: ['1–9'], choice: true },
  addDigit: { group: 'decide', needs: 'cases.decide', keys: ['⇧1–9'], choice: true },
  send: { group: 'decide', needs: 'cases.decide', keys: [CHORD, 'Enter'], choice: true },
  escalate: { group: 'decide', needs: 'cases.decide', decides: true },
  snooze: { group: 'decide', needs: 'cases.decide', decides: true },
  sendBack: { group: 'decide', needs: 'withdrawals.approve', decides: true },
  assign: { group: 'decide', needs: 'cases.decide', decides: true },
  pin: { group: 'decide', needs: 'cases.lead', immediate: true },
  note: { group: 'decide', needs: 'cases.decide' },
  savedStep: { group: 'decide', needs: 'cases.decide' },
  undo: { group: 'decide', needs: 'cases.decide' },
  saveStep: { group: 'decide', needs: 'cases.decide', shifted: ['savedStep'] },
  proposeWithdrawal: { group: 'decide', needs: 'cases.decide', shifted: ['select'], severity: 6 },

  next: { group: 'move', repeats: true },
  previous: { group: 'move', repeats: true },
  up: { repeats: true },
  down: { repeats: true },
  open: { group: 'move', keys: ['Enter'], choice: true },
  escape: { group: 'move', keys: ['Esc'], reads: true, repeats: true },
  claim: { group: 'move', needs: 'cases.decide' },

  filter: { group: 'lists' },
  clear: { group: 'lists', needs: 'cases.read' },
  views: { group: 'lists', needs: 'cases.read' },
  select: { group: 'lists', needs: 'cases.decide' },
  extendNext: { group: 'lists', needs: 'cases.decide', shifted: ['next', 'previous'], repeats: true },
  extendPrevious: { repeats: true },
  bulk: { group: 'lists', needs: 'cases.decide' },
  raise: { group: 'lists', needs: 'cases.decide', immediate: true },
  redeliver: { group: 'lists', needs: 'deliveries.redeliver' },

  nextMark: { group: 'evidence', needs: 'cases.read', reads: true, repeats: true },
  previousMark: { group: 'evidence', needs: 'cases.read', reads: true, repeats: true },
  scroll: { group: 'evidence', needs: 'cases.read', keys: ['Space'], reads: true, repeats: true },
  scrollBack: { group: 'evidence', needs: 'cases.read', keys: ['⇧Space'], reads: true, repeats: true },
  tabBefore: { group: 'evidence', reads: true, repeats: true },
  tabAfter: { group: 'evidence', reads: true, repeats: true },
  diff: { group: 'evidence', needs: 'cases.read', reads: true },
  read: { group: 'evidence', needs: 'cases.read' },
  wide: { group: 'evidence', needs: 'cases.read', reads: true },
  table: { group: 'evidence', needs: 'breakdown.read' },
  reveal: { group: 'evidence', needs: 'members.reveal' },
  invalidate: { group: 'evidence', needs: 'reports.invalidate' },
  watch: { group: 'evidence', needs: 'cases.read' },

  search: { group: 'go' },
  go: { group: 'go' },
  goQueue: { needs: 'cases.read' },
  goReview: { needs: 'cases.decide' },
  goInbox: { needs: 'cases.read' },
  goMember: { needs: 'cases.read' },
  /** a screen of that letter, or a saved view of that letter or digit */
  goTo: { needs: 'cases.read' },
  sheet: { group: 'go', reads: true },
  palette: { group: 'go', keys: [CHORD, 'K'], reads: true },
} as const satisfies Readonly<Record<string, KeySpec>>

/** The actions of keys. */
export type KeyAction = keyof typeof KEY_ACTIONS
export const ACTIONS: readonly (KeySpec & { readonly action: KeyAction })[] = Object.entries(KEY_ACTIONS).map(
  ([action, spec]) => ({ ...spec, action: action as KeyAction }),
)

export const specOf = (action: KeyAction): KeySpec => KEY_ACTIONS[action]

/** The actions of which this holds. */
export const actionsWhere = (holds: (spec: KeySpec) => unknown): ReadonlySet<KeyAction> =>
  new Set(ACTIONS.filter(holds).map(({ action }) => action))
