import type { BoundAction } from '@mimamori/policy/keys/default-key-bindings'

/** Actions whose keys cannot be changed: not single characters, digits of lists, or keys after G. */
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
  | 'goInbox'
  | 'goWithdrawals'
  | 'goBreakdown'
  | 'goView'
  | 'extendNext'
  | 'extendPrevious'
  | 'proposeWithdrawal'
  | 'saveStep'
  | 'escape'

/** The actions of keys. */
export type KeyAction = BoundAction | FixedKeyAction
