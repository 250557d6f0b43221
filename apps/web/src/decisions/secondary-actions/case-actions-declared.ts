import type { CaseHead } from '@mimamori/contract/cases/case-head-contract'
import type { aside } from '@mimamori/copy/aside/ja'
import type { KeyAction } from '@mimamori/policy/keys/key-actions'
import { api } from '../../api/api-client.ts'
import { giveUpClaim } from '../../api/tab-ownership.ts'
import type { CasePanelId } from './case-action-panel.tsx'

/** What it depends on whether an action is offered. */
type CaseSituation = {
  readonly review: CaseHead
  /** does this person watch the case? */
  readonly watched: boolean
  readonly isLead: boolean
}

/** All that is said of an action. */
export type CaseActionSpec = {
  readonly key: KeyAction
  /** stands with the decisions, not among what is done seldom */
  readonly usual?: true
  /** what keeps it from being done: no desk, no desk or no claim, or no claim */
  readonly closedBy: 'offline' | 'closed' | 'barred'
  /** left out: to everybody who has the permission */
  readonly offered?: (now: CaseSituation) => boolean
  /** done at once; left out: the panel of its name opens */
  readonly run?: (review: CaseHead) => Promise<unknown>
  /** what is said once it is done */
  readonly said?: 'raised' | 'pinned' | 'unpinned' | 'watched' | 'unwatched'
  /** the case leaves the hand */
  readonly leaves?: true
}

/**
 * What can be done with a case of any kind without deciding it, in the order of the buttons. Its label is in the words beside the
 * decision, by its id; of that name is also why the desk refuses it (`moves` of the case), and the panel it opens.
 */
export const CASE_ACTIONS = {
  send_back: {
    key: 'sendBack',
    usual: true,
    closedBy: 'barred',
    offered: ({ isLead, review }) => isLead && review.escalatedBy !== null,
  },
  escalate: {
    key: 'escalate',
    usual: true,
    closedBy: 'barred',
    offered: ({ isLead, review }) => !isLead || review.escalatedBy === null,
  },
  snooze: { key: 'snooze', usual: true, closedBy: 'barred' },
  assign: { key: 'assign', closedBy: 'offline' },
  watch: {
    key: 'watch',
    closedBy: 'offline',
    offered: ({ watched }) => !watched,
    run: ({ id: caseId }) => api.inbox.watch({ caseId, on: true }),
    said: 'watched',
  },
  unwatch: {
    key: 'watch',
    closedBy: 'offline',
    offered: ({ watched }) => watched,
    run: ({ id: caseId }) => api.inbox.watch({ caseId, on: false }),
    said: 'unwatched',
  },
  raise: {
    key: 'raise',
    usual: true,
    closedBy: 'closed',
    offered: ({ review }) => review.queue === 'patrol',
    run: (review) => giveUpClaim(review, api.cases.raise({ caseId: review.id, fence: review.fence, why: '' })),
    said: 'raised',
    leaves: true,
  },
  pin: {
    key: 'pin',
    closedBy: 'offline',
    offered: ({ isLead, review }) => isLead && review.pinnedAt === null,
    run: ({ id: caseId }) => api.cases.pin({ caseId }),
    said: 'pinned',
  },
  unpin: {
    key: 'pin',
    closedBy: 'offline',
    offered: ({ isLead, review }) => isLead && review.pinnedAt !== null,
    run: ({ id: caseId }) => api.cases.unpin({ caseId }),
    said: 'unpinned',
  },
} as const satisfies Readonly<Record<CasePanelId | keyof typeof aside.moves, CaseActionSpec>>
export type CaseActionId = keyof typeof CASE_ACTIONS
