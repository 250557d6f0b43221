import type { Review } from '@mimamori/contract/cases/review-contract'
import type { Me } from '@mimamori/contract/staff/session-contract'
import type { QueueView } from '@mimamori/policy/queue/queue-view-rules'
import { may } from '@mimamori/policy/staff/role-permissions'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react'
import { api } from '../../api/api-client.ts'
import { queries } from '../../api/api-queries.ts'
import { useNow } from '../../api/server-clock.ts'
import { forgetTabOwnership } from '../../api/tab-ownership.ts'
import type { ChoiceInput } from '../column/compose-decision.ts'
import type { DecisionDraft } from '../column/decision-draft.ts'
import type { DecisionLine } from './decision-line.ts'
import { decisionLines, hasPending } from './decision-lines.ts'
import { decisionOutboxOf, type OutgoingDecision, type SendDecision } from './decision-outbox.ts'
import { resendTracked, sendTracked } from './tracked-decisions.ts'
import { useResendLost } from './use-resend-lost.ts'
import { type Undo, useUndo } from './use-undo.ts'

const BUSY_POLL_INTERVAL_MS = 1_000
const IDLE_POLL_INTERVAL_MS = 15_000

const send: SendDecision = (input, idempotencyKey) => api.decisions.decide(input, { context: { idempotencyKey } })

type DecidedFrom = { review: Review; queue: QueueView }
export type OwnDecisions = Undo & {
  lines: readonly DecisionLine[]
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
  const now = useNow(BUSY_POLL_INTERVAL_MS)
  const lines = useStableLines(useMemo(() => decisionLines(items, recent, now), [items, recent, now]))
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
    ({ review, queue }, choice, draft) => {
      const { id: caseId, number: caseNumber, fence, contentVersion } = review
      const input = { caseId, fence, contentVersion, choice, note: draft.note.trim() }
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
    () => ({ lines, gone, decide, retry, drop: outbox.drop, ...undoing }),
    [lines, gone, decide, retry, outbox, undoing],
  )
}

/** The same array while its content is equal, so that a tick of the clock renders nothing. */
function useStableLines(lines: readonly DecisionLine[]): readonly DecisionLine[] {
  const last = useRef(lines)
  const contentOf = (some: readonly DecisionLine[]) =>
    some.map(({ key, phase, cases, failure }) => `${key} ${phase} ${cases} ${failure?.kind}`).join()
  if (contentOf(last.current) !== contentOf(lines)) last.current = lines
  return last.current
}

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
