import type { Review } from '@mimamori/contract/cases/review-contract'
import type { Me } from '@mimamori/contract/staff/session-contract'
import type { QueueView } from '@mimamori/policy/queue/queue-view-rules'
import { may } from '@mimamori/policy/staff/role-permissions'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import { failureOf } from '../api/call-failure.ts'
import { useNow } from '../api/server-clock.ts'
import { forgetTabOwnership } from '../api/tab-ownership.ts'
import { useAnnounce } from '../i18n/announcer.tsx'
import { useCopy } from '../i18n/language-provider.tsx'
import type { ChoiceInput } from './compose.ts'
import type { Draft } from './draft.ts'
import { failureWords } from './failure-words.ts'
import { type Line, linesOf, moving, undoable } from './lines.ts'
import { type Outgoing, outboxOf, type Send } from './outbox.ts'
import { useResend } from './use-resend.ts'

const BUSY_MS = 1_000
const CALM_MS = 15_000

const send: Send = (input, idempotencyKey) => api.decisions.decide(input, { context: { idempotencyKey } })

type Place = { review: Review; queue: QueueView }
export type Decisions = {
  lines: readonly Line[]
  /** cases that have been decided here and are not back */
  gone: ReadonlySet<string>
  decide: (place: Place, choice: ChoiceInput, draft: Draft) => void
  retry: (key: string) => void
  drop: (key: string) => void
  undo: (line?: Line) => void
}

/** One's own decisions: on their way, held, delivered; and the ways to decide, send again and undo. */
export function useDecisions(me: Me, onReturned: (caseId: string) => void): Decisions {
  const outbox = outboxOf(me.id)
  const items = useSyncExternalStore(outbox.watch, outbox.items)
  const recent = useRecent(may(me.role, 'cases.read'))
  const now = useNow(BUSY_MS)
  const lines = useStable(useMemo(() => linesOf(items, recent, now), [items, recent, now]))
  const refresh = useRefresh()
  const forget = useForget()
  const takeBack = useTakeBack(refresh, forget, onReturned)

  const settle = useCallback(
    (item: Outgoing | null) => {
      refresh()
      if (item) forget(item.caseId)
      if (item?.state.at === 'saved' && item.undoWanted) void takeBack(item.state.decisionId, item.caseNumber)
    },
    [refresh, forget, takeBack],
  )
  const decide = useCallback<Decisions['decide']>(
    ({ review, queue }, choice, draft) => {
      const { id: caseId, number: caseNumber, fence, contentVersion } = review
      const input = { caseId, fence, contentVersion, choice, note: draft.note.trim() }
      const { title } = review.content
      const fresh = { key: crypto.randomUUID(), caseId, caseNumber, title, queue, input, draft }
      void outbox.send(fresh, send).then(settle)
    },
    [outbox, settle],
  )
  const retry = useCallback((key: string) => void outbox.retry(key, send).then(settle), [outbox, settle])
  useResend(outbox, retry)
  const undo = useUndo(lines, outbox.wantUndo, takeBack)
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
function useStable(lines: readonly Line[]): readonly Line[] {
  const last = useRef(lines)
  const says = (some: readonly Line[]) =>
    some.map(({ key, phase, failure }) => `${key} ${phase} ${failure?.kind}`).join()
  if (says(last.current) !== says(lines)) last.current = lines
  return last.current
}

/** `reads`: whoever may not read cases has decided none, and must not seem to try. */
function useRecent(reads: boolean) {
  const query = useQuery({
    ...queries.decisions.recent.queryOptions(),
    enabled: reads,
    refetchInterval: ({ state }) => (moving(state.data) ? BUSY_MS : CALM_MS),
  })
  return query.data ?? NONE
}

const NONE: [] = []

function useRefresh(): () => void {
  const cache = useQueryClient()
  return useCallback(() => {
    void cache.invalidateQueries({ queryKey: queries.decisions.recent.queryKey() })
    void cache.invalidateQueries({ queryKey: queries.queue.key() })
  }, [cache])
}

/** What is known about a case is no longer so: ask anew where it is shown, and when it is shown again. */
function useForget(): (caseId: string) => void {
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

function useTakeBack(refresh: () => void, forget: (caseId: string) => void, onReturned: (caseId: string) => void) {
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
        announce(copy.decisions.undoFailed(failureWords(copy, failureOf(error))), true)
      }
      refresh()
    },
    [forget, announce, copy, onReturned, refresh],
  )
}

function useUndo(
  lines: readonly Line[],
  wantUndo: (key: string) => void,
  takeBack: (decisionId: string, caseNumber: number) => Promise<void>,
) {
  const announce = useAnnounce()
  const { decisions } = useCopy()
  return useCallback(
    (chosen?: Line) => {
      const line = chosen ?? undoable(lines)
      if (!line) return announce(decisions.nothingToUndo, true)
      if (line.decisionId) return void takeBack(line.decisionId, line.caseNumber)
      if (line.outgoing) wantUndo(line.outgoing.key)
    },
    [lines, announce, decisions, takeBack, wantUndo],
  )
}
