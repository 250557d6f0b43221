import type { BoundAction } from '@mimamori/policy/keys/default-key-bindings'

/** What keys ask for that nobody can change: they are no single characters, digits of lists, or the second after G. */
type FixedKeyAction =
  | 'up'
  | 'down'
  | 'open'
  | 'scroll'
  | 'scrollBack'
  | 'digit'
  | 'addDigit'
  | 'send'
  | 'palette'
  | 'goQueue'
  | 'goReview'
  | 'goAudit'
  | 'goCatalogue'
  | 'goDeliveries'
  | 'goMember'
  | 'goAppeals'
  | 'goWithdrawals'
  | 'goBreakdown'
  | 'goView'
  | 'extendNext'
  | 'extendPrevious'
  | 'proposeWithdrawal'
  | 'escape'

/** What a key can ask for. */
export type KeyAction = BoundAction | FixedKeyAction
