import type { Permission } from '../staff/role-permissions.ts'

/** The sections of the key sheet, in its order. */
export const KEY_GROUPS = ['decide', 'move', 'lists', 'evidence', 'go'] as const
export type KeyGroupName = (typeof KEY_GROUPS)[number]

/** All that is said of an action that has a key. */
export type KeySpec = {
  /** its default key, which a person can change: a capital stands for a place on the keyboard, a symbol for the character typed */
  readonly key?: string
  /** in place of it: what is printed of keys that nobody can change; `Ctrl` is the key of that use on the machine */
  readonly fixed?: readonly string[]
  /** in place of it: the key of the first of these actions, with Shift; of the others it is printed, too */
  readonly shifted?: readonly string[]
  /** in place of it: what follows G, as it is printed; a letter opens it */
  readonly afterGo?: string
  /** the section of the key sheet; left out: it is not listed there */
  readonly group?: KeyGroupName
  /** what is needed to do anything with it */
  readonly needs?: Permission
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
  /** of the part beside the decision, which is loaded behind the case: until then its key waits */
  readonly beside?: true
}

/**
 * Every action that has a key, in the order in which the key sheet lists them. Its name is in the words of the keys
 * (`packages/copy/src/keys`), by its id.
 */
export const KEY_ACTIONS = {
  no_violation: { key: 'A', group: 'decide', needs: 'cases.decide', severity: 0, immediate: true },
  request_correction: { key: 'R', group: 'decide', needs: 'cases.decide', severity: 1 },
  advice: { key: 'M', group: 'decide', needs: 'cases.decide', severity: 2 },
  hide: { key: 'H', group: 'decide', needs: 'cases.decide', severity: 3 },
  warn: { key: 'W', group: 'decide', needs: 'cases.decide', severity: 4 },
  restrict: { key: ';', group: 'decide', needs: 'cases.decide', severity: 5 },
  reverse: { key: '-', group: 'decide', needs: 'cases.decide', decides: true },
  digit: { fixed: ['1–9'], group: 'decide', needs: 'cases.decide', choice: true },
  addDigit: { fixed: ['⇧1–9'], group: 'decide', needs: 'cases.decide', choice: true },
  send: { fixed: ['Ctrl', 'Enter'], group: 'decide', needs: 'cases.decide', choice: true },
  escalate: { key: 'E', group: 'decide', needs: 'cases.decide', decides: true, beside: true },
  snooze: { key: 'S', group: 'decide', needs: 'cases.decide', decides: true, beside: true },
  sendBack: { key: 'U', group: 'decide', needs: 'withdrawals.approve', decides: true, beside: true },
  assign: { key: ':', group: 'decide', needs: 'cases.decide', decides: true, beside: true },
  pin: { key: 'T', group: 'decide', needs: 'cases.lead', immediate: true, beside: true },
  note: { key: 'I', group: 'decide', needs: 'cases.decide' },
  savedStep: { key: 'Q', group: 'decide', needs: 'cases.decide', beside: true },
  undo: { key: 'Z', group: 'decide', needs: 'cases.decide' },
  saveStep: { shifted: ['savedStep'], group: 'decide', needs: 'cases.decide' },
  proposeWithdrawal: { shifted: ['select'], group: 'decide', needs: 'cases.decide', severity: 6, beside: true },

  next: { key: 'J', group: 'move', repeats: true },
  previous: { key: 'K', group: 'move', repeats: true },
  up: { repeats: true },
  down: { repeats: true },
  open: { fixed: ['Enter'], group: 'move', choice: true },
  escape: { fixed: ['Esc'], group: 'move', reads: true, repeats: true },
  claim: { key: 'C', group: 'move', needs: 'cases.decide' },

  filter: { key: 'L', group: 'lists' },
  clear: { key: '0', group: 'lists', needs: 'cases.read' },
  views: { key: 'Y', group: 'lists', needs: 'cases.read' },
  select: { key: 'X', group: 'lists', needs: 'cases.decide' },
  extendNext: { shifted: ['next', 'previous'], group: 'lists', needs: 'cases.decide', repeats: true },
  extendPrevious: { shifted: ['previous'], repeats: true },
  bulk: { key: 'B', group: 'lists', needs: 'cases.decide' },
  raise: { key: 'O', group: 'lists', needs: 'cases.decide', immediate: true, beside: true },
  redeliver: { key: '>', group: 'lists', needs: 'deliveries.redeliver' },

  nextMark: { key: 'N', group: 'evidence', needs: 'cases.read', reads: true, repeats: true },
  previousMark: { key: 'P', group: 'evidence', needs: 'cases.read', reads: true, repeats: true },
  scroll: { fixed: ['Space'], group: 'evidence', needs: 'cases.read', reads: true, repeats: true },
  scrollBack: { fixed: ['⇧Space'], group: 'evidence', needs: 'cases.read', reads: true, repeats: true },
  tabBefore: { key: '[', group: 'evidence', reads: true, repeats: true },
  tabAfter: { key: ']', group: 'evidence', reads: true, repeats: true },
  diff: { key: 'D', group: 'evidence', needs: 'cases.read', reads: true },
  read: { key: '.', group: 'evidence', needs: 'cases.read' },
  wide: { key: 'F', group: 'evidence', needs: 'cases.read', reads: true },
  table: { key: '=', group: 'evidence', needs: 'breakdown.read' },
  reveal: { key: 'V', group: 'evidence', needs: 'members.reveal', beside: true },
  invalidate: { key: ',', group: 'evidence', needs: 'reports.invalidate' },
  watch: { key: '+', group: 'evidence', needs: 'cases.read', beside: true },

  search: { key: '/', group: 'go' },
  go: { key: 'G', group: 'go' },
  goQueue: { afterGo: 'Q', needs: 'cases.read' },
  goReview: { afterGo: 'R', needs: 'cases.decide' },
  goMember: { afterGo: 'M', needs: 'cases.read' },
  goInbox: { afterGo: 'N', needs: 'cases.read' },
  /** a screen of that letter, or a saved view of that letter or digit */
  goTo: { afterGo: '…', needs: 'cases.read' },
  sheet: { key: '?', group: 'go', reads: true },
  palette: { fixed: ['Ctrl', 'K'], group: 'go', reads: true },
} as const satisfies Readonly<Record<string, KeySpec>>

export type KeyAction = keyof typeof KEY_ACTIONS
/** The actions that have this in their declaration. */
export type ActionsWith<Part extends Partial<KeySpec>> = {
  [Action in KeyAction]: (typeof KEY_ACTIONS)[Action] extends Part ? Action : never
}[KeyAction]
/** The actions whose key a person can change. */
export type BoundAction = ActionsWith<{ readonly key: string }>
