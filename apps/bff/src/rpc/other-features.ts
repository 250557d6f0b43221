import type { PresenceActivity } from '@mimamori/contract/live/live-event-contract'
import type { Tx } from '@mimamori/storage/storage'

/** What one page said: who sits before it, which case is on screen, what they do there. */
export type PresenceReport = {
  readonly page: string
  readonly who: { readonly id: string; readonly alias: string }
  readonly caseId: string | null
  readonly doing: PresenceActivity
}

/** Opens a case about a member the desk knows and has had nothing on. */
export type OpenMemberCase = (tx: Tx, at: string, actorId: string, memberId: string) => Promise<unknown>

/** What an operation of one feature has another feature do. Features do not import each other: the call brings it along. */
export type OtherFeatures = {
  readonly openMemberCase: OpenMemberCase
  readonly reportPresence: (seen: PresenceReport) => void
}
