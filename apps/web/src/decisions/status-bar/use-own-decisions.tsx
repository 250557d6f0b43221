import type { Review } from '@mimamori/contract/cases/review-contract'
import type { Me } from '@mimamori/contract/staff/session-contract'
import type { QueueView } from '@mimamori/policy/queue/queue-view-rules'
import { may } from '@mimamori/policy/staff/role-permissions'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react'
import { api } from '../../api/api-client.ts'
import { queries } from '../../api/api-queries.ts'
import { failureOf } from '../../api/call-failure.ts'
import { useNow } from '../../api/server-clock.ts'
import { forgetTabOwnership } from '../../api/tab-ownership.ts'
import { useAnnounce } from '../../i18n/announcer.tsx'
import { useCopy } from '../../i18n/language-provider.tsx'
import type { ChoiceInput } from '../column/compose-decision.ts'
import type { DecisionDraft } from '../column/decision-draft.ts'
import { failureMessage } from '../failure-message.ts'
import { type DecisionLine, decisionLines, hasPending } from './decision-lines.ts'
import { decisionOutboxOf, type OutgoingDecision, type SendDecision } from './decision-outbox.ts'
import { undoIfWanted, undoLine } from './undo-line.ts'
import { useResendLost } from './use-resend-lost.ts'

const BUSY_POLL_INTERVAL_MS = 1_000
const IDLE_POLL_INTERVAL_MS = 15_000

const send: SendDecision = (input, idempotencyKey) => api.decisions.decide(input, { context: { idempotencyKey } })

type DecidedFrom = { review: Review; queue: QueueView }
export type OwnDecisions = {
  lines: readonly DecisionLine[]
  /** cases that have been decided here and are not back */
  gone: ReadonlySet<string>
  decide: (place: DecidedFrom, choice: ChoiceInput, draft: DecisionDraft) => void
  retry: (key: string) => void
  drop: (key: string) => void
  undo: (line?: DecisionLine) => void
}

/** One's own decisions: on their way, held, delivered; and the ways to decide, send again and undo. */
export function useOwnDecisions(me: Me, onReturned: (caseId: string) => void): OwnDecisions {
  const outbox = decisionOutboxOf(me.id)
  const items = useSyncExternalStore(outbox.watch, outbox.items)
  const recent = useRecentDecisions(may(me.role, 'cases.read'))
  const now = useNow(BUSY_POLL_INTERVAL_MS)
  const lines = useStableLines(useMemo(() => decisionLines(items, recent, now), [items, recent, now]))
  const refresh = useRefreshDecisions()
  const forget = useForgetCase()
  const undoDecision = useUndoDecision(refresh, forget, onReturned)

  const refreshAfter = useCallback(
    (item: OutgoingDecision | null) => {
      refresh()
      if (!item) return
      forget(item.caseId)
      undoIfWanted(item, undoDecision)
    },
    [refresh, forget, undoDecision],
  )
  const decide = useCallback<OwnDecisions['decide']>(
    ({ review, queue }, choice, draft) => {
      const { id: caseId, number: caseNumber, fence, contentVersion } = review
      const input = { caseId, fence, contentVersion, choice, note: draft.note.trim() }
      const { title } = review.content
      const fresh = { key: crypto.randomUUID(), caseId, caseNumber, title, queue, input, draft }
      void outbox.send(fresh, send).then(refreshAfter)
    },
    [outbox, refreshAfter],
  )
  const retry = useCallback((key: string) => void outbox.retry(key, send).then(refreshAfter), [outbox, refreshAfter])
  useResendLost(outbox, retry)
  const undo = useUndoLine(lines, outbox.wantUndo, undoDecision)
  const gone = useMemo(
    () => new Set(items.filter((item) => item.state.at === 'sending').map((item) => item.caseId)),
    [items],
  )
  return useMemo(
    () => ({ lines, gone, decide, retry, drop: outbox.drop, undo }),
    [lines, gone, decide, retry, outbox, undo],
  )
}

/** The same array as long as it says the same, so that a tick of the clock redraws nothing. */
function useStableLines(lines: readonly DecisionLine[]): readonly DecisionLine[] {
  const last = useRef(lines)
  const says = (some: readonly DecisionLine[]) =>
    some.map(({ key, phase, failure }) => `${key} ${phase} ${failure?.kind}`).join()
  if (says(last.current) !== says(lines)) last.current = lines
  return last.current
}

/** `reads`: whoever may not read cases has decided none, and must not seem to try. */
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

/** What is known about a case is no longer so: ask anew where it is shown, and when it is shown again. */
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

function useUndoDecision(refresh: () => void, forget: (caseId: string) => void, onReturned: (caseId: string) => void) {
  const announce = useAnnounce()
  const copy = useCopy()
  return useCallback(
    async (decisionId: string, caseNumber: number) => {
      try {
        const { caseId, fence } = await api.decisions.undo({ decisionId })
        forget(caseId)
        announce(copy.decisions.undone(caseNumber))
        if (fence !== null) onReturned(caseId)
      } catch (error) {
        announce(copy.decisions.undoFailed(failureMessage(copy, failureOf(error))), true)
      }
      refresh()
    },
    [forget, announce, copy, onReturned, refresh],
  )
}

function useUndoLine(
  lines: readonly DecisionLine[],
  wantUndo: (key: string) => void,
  undoStored: (decisionId: string, caseNumber: number) => Promise<void>,
) {
  const announce = useAnnounce()
  const { decisions } = useCopy()
  return useCallback(
    (chosen?: DecisionLine) => {
      if (!undoLine(lines, chosen, undoStored, wantUndo)) announce(decisions.nothingToUndo, true)
    },
    [lines, announce, decisions, undoStored, wantUndo],
  )
}
