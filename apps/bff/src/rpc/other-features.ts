import type { PresenceActivity } from '@mimamori/contract/live/live-event-contract'
import type { Tx } from '@mimamori/storage/storage'

/** The report of one page: its person, the case on screen, and what they do there. */
export type PresenceReport = {
  readonly page: string
  readonly who: { readonly id: string; readonly alias: string }
  readonly caseId: string | null
  readonly doing: PresenceActivity
}

/** Opens a case about a member the desk knows and has had nothing on. */
export type OpenMemberCase = (tx: Tx, at: string, actorId: string, memberId: string) => Promise<unknown>

/** Functions of other features that an operation calls. Features do not import each other: the call brings it along. */
export type OtherFeatures = {
  readonly openMemberCase: OpenMemberCase
  readonly reportPresence: (seen: PresenceReport) => void
}
