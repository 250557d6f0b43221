import { invalidatesFollowingKeys } from './key-guard.ts'
import type { TypedKey } from './key-queue-state.ts'

type LostKeys = {
  readonly lostAt: () => number
  readonly lost: (key: TypedKey) => void
  /** nothing listened to it while a case was loading: its successor must not act alone once the case is there */
  readonly unheard: (key: TypedKey) => void
  /** a key sequence begins */
  readonly sequenceStarted: () => void
  /** a case was shown */
  readonly arrived: () => void
}

/**
 * Remembers when a key was lost, so that a later key does not complete a sequence whose beginning is missing. Times are
 * milliseconds on the page's clock; minus infinity: none.
 */
export function createLostKeys(unheardAtFirst: number): LostKeys {
  let lostAt = Number.NEGATIVE_INFINITY
  let unheardAt = unheardAtFirst
  return {
    lostAt: () => lostAt,
    lost({ action, at }) {
      if (invalidatesFollowingKeys(action)) lostAt = at
    },
    unheard({ at }) {
      unheardAt = at
    },
    sequenceStarted() {
      lostAt = Number.NEGATIVE_INFINITY
    },
    arrived() {
      lostAt = Math.max(lostAt, unheardAt)
      unheardAt = Number.NEGATIVE_INFINITY
    },
  }
}
