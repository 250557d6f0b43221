import type { Review } from '@mimamori/contract/cases/review-contract'
import type { RecentAct } from '@mimamori/contract/decisions/decision-contract'
import type { Me } from '@mimamori/contract/staff/session-contract'
import type { DecisionDraft } from '@mimamori/policy/drafts/draft-model'
import type { QueueView } from '@mimamori/policy/queue/queue-view-rules'
import { may } from '@mimamori/policy/staff/role-permissions'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { api } from '../../api/api-client.ts'
import { queries } from '../../api/api-queries.ts'
import { forgetTabOwnership } from '../../api/tab-ownership.ts'
import type { ChoiceInput } from '../column/compose-decision.ts'
import { decisionOutboxOf, type OutgoingDecision, type SendDecision } from './decision-outbox.ts'
import { resendTracked, sendTracked } from './tracked-decisions.ts'
import { useResendLost } from './use-resend-lost.ts'
import { type Undo, useUndo } from './use-undo.ts'

const BUSY_POLL_INTERVAL_MS = 1_000
const IDLE_POLL_INTERVAL_MS = 15_000

const send: SendDecision = (input, idempotencyKey) => api.decisions.decide(input, { context: { idempotencyKey } })

/** What one did: decisions that are being sent, and what the desk has of late, newest first. */
export type OwnActs = { readonly outgoing: readonly OutgoingDecision[]; readonly recent: readonly RecentAct[] }

/** `shownMs`: how long the text was in view */
type DecidedFrom = { review: Review; queue: QueueView; shownMs: number }
export type OwnDecisions = Undo & {
  acts: OwnActs
  /** ids of cases whose decision is being sent */
  gone: ReadonlySet<string>
  decide: (place: DecidedFrom, choice: ChoiceInput, draft: DecisionDraft) => void
  retry: (key: string) => void
  drop: (key: string) => void
}

/** What one does on cases, decisions from sending to delivery, and the functions that decide, send again and undo. */
export function useOwnDecisions(me: Me, onReturned: (caseId: string) => void): OwnDecisions {
  const outbox = decisionOutboxOf(me.id)
  const items = useSyncExternalStore(outbox.watch, outbox.items)
  const recent = useRecentDecisions(may(me.role, 'cases.read'))
  const acts = useMemo(() => ({ outgoing: items, recent }), [items, recent])
  const refresh = useRefreshDecisions()
  const forget = useForgetCase()
  const undoing = useUndo(refresh, forget, onReturned)
  const { undo } = undoing

  const refreshAfter = useCallback(
    (item: OutgoingDecision | null) => {
      refresh()
      if (item) forget(item.caseId)
    },
    [refresh, forget],
  )
  const decide = useCallback<OwnDecisions['decide']>(
    ({ review, queue, shownMs }, choice, draft) => {
      const { id: caseId, number: caseNumber, fence, contentVersion } = review
      const input = { caseId, fence, contentVersion, choice, note: draft.note.trim(), shownMs }
      const { title } = review.content
      const fresh = { key: crypto.randomUUID(), caseId, caseNumber, title, queue, input, draft }
      void sendTracked(outbox, fresh, send).then(refreshAfter)
    },
    [outbox, refreshAfter],
  )
  const retry = useCallback(
    (key: string) => void resendTracked(outbox, key, send, undo).then(refreshAfter),
    [outbox, refreshAfter, undo],
  )
  useResendLost(outbox, retry)
  const gone = useMemo(
    () => new Set(items.filter((item) => item.state.at === 'sending').map((item) => item.caseId)),
    [items],
  )
  return useMemo(
    () => ({ acts, gone, decide, retry, drop: outbox.drop, ...undoing }),
    [acts, gone, decide, retry, outbox, undoing],
  )
}

const UNDERWAY: readonly string[] = ['held', 'ready', 'sending', 'retrying']

/** Is any decision still held or being delivered? It is then polled more often. */
const hasPending = (recent: readonly RecentAct[] = NONE): boolean =>
  recent.some((act) => 'delivery' in act && (act.state === 'held' || UNDERWAY.includes(act.delivery)))

/** Recent decisions. Not `reads`: the role cannot decide, and the call would be refused. */
function useRecentDecisions(reads: boolean) {
  const query = useQuery({
    ...queries.decisions.recent.queryOptions(),
    enabled: reads,
    refetchInterval: ({ state }) => (hasPending(state.data) ? BUSY_POLL_INTERVAL_MS : IDLE_POLL_INTERVAL_MS),
  })
  return query.data ?? NONE
}

const NONE: [] = []

function useRefreshDecisions(): () => void {
  const cache = useQueryClient()
  return useCallback(() => {
    void cache.invalidateQueries({ queryKey: queries.decisions.recent.queryKey() })
    void cache.invalidateQueries({ queryKey: queries.queue.key() })
  }, [cache])
}

/** Refetches a case where it is on screen, and drops it from the cache elsewhere. */
function useForgetCase(): (caseId: string) => void {
  const cache = useQueryClient()
  return useCallback(
    (caseId) => {
      forgetTabOwnership(caseId)
      const queryKey = queries.cases.get.queryKey({ input: { caseId } })
      cache.removeQueries({ queryKey, type: 'inactive' })
      void cache.invalidateQueries({ queryKey })
    },
    [cache],
  )
}
