import type { DecisionDraft } from '@mimamori/policy/drafts/draft-model'
import type { QueueView } from '@mimamori/policy/queue/queue-view-rules'
import { type Failure, failureOf } from '../../api/call-failure.ts'
import { setLeaveGuard } from '../../api/leave-guard.ts'
import type { DecideInput } from '../column/compose-decision.ts'

type SentDecision = { decisionId: string; heldUntil: string }
export type OutgoingState =
  | { readonly at: 'sending' }
  | ({ readonly at: 'saved' } & SentDecision)
  | { readonly at: 'failed'; readonly failure: Failure }

/** A decision that is being sent to the server, with its draft. */
export type OutgoingDecision = {
  /** `Idempotency-Key`: sent again after a failure, it is still one decision */
  readonly key: string
  readonly caseId: string
  readonly caseNumber: number
  readonly title: string
  readonly queue: QueueView
  readonly input: DecideInput
  readonly draft: DecisionDraft
  readonly undoWanted: boolean
  readonly state: OutgoingState
}

export type SendDecision = (input: DecideInput, key: string) => Promise<SentDecision>

const MAX_KEPT_DECISIONS = 30

export type DecisionOutbox = {
  /** answers how to stop */
  readonly watch: (watcher: () => void) => () => void
  readonly items: () => readonly OutgoingDecision[]
  /** Sends a new decision. Resolves with its entry afterwards; never rejects. */
  readonly send: (
    item: Omit<OutgoingDecision, 'state' | 'undoWanted'>,
    send: SendDecision,
  ) => Promise<OutgoingDecision | null>
  /** Sends a failed one again under the same key; `null` when it has not failed. */
  readonly retry: (key: string, send: SendDecision) => Promise<OutgoingDecision | null>
  readonly wantUndo: (key: string) => void
  readonly drop: (key: string) => void
}

/** Decisions that left the screen before the server stored them. Each stays until it is stored or a person drops it. */
export function createDecisionOutbox(): DecisionOutbox {
  let items: readonly OutgoingDecision[] = []
  const watchers = new Set<() => void>()
  const put = (next: readonly OutgoingDecision[]) => {
    items = next
    for (const watcher of watchers) watcher()
  }
  const change = (key: string, more: Partial<OutgoingDecision>) =>
    put(items.map((item) => (item.key === key ? { ...item, ...more } : item)))

  const deliver = async (item: OutgoingDecision, send: SendDecision): Promise<OutgoingDecision | null> => {
    change(item.key, { state: { at: 'sending' } })
    try {
      const sent = await send(item.input, item.key)
      change(item.key, { state: { at: 'saved', ...sent } })
    } catch (error) {
      change(item.key, { state: { at: 'failed', failure: failureOf(error) } })
    }
    return items.find((each) => each.key === item.key) ?? null
  }

  return {
    watch: (watcher) => {
      watchers.add(watcher)
      return () => {
        watchers.delete(watcher)
      }
    },
    items: () => items,
    send: (item, send) => {
      const fresh: OutgoingDecision = { ...item, undoWanted: false, state: { at: 'sending' } }
      const others = items.filter((each) => each.caseId !== item.caseId || each.state.at !== 'failed')
      put([fresh, ...others].filter((each, index) => index < MAX_KEPT_DECISIONS || each.state.at !== 'saved'))
      return deliver(fresh, send)
    },
    retry: async (key, send) => {
      const item = items.find((each) => each.key === key)
      return item?.state.at === 'failed' ? deliver(item, send) : null
    },
    wantUndo: (key) => change(key, { undoWanted: true }),
    drop: (key) => put(items.filter((each) => each.key !== key)),
  }
}

const outboxes = new Map<string, DecisionOutbox>()

/** One person's outbox. It outlives the session, so that nothing is lost while they sign in again. */
export function decisionOutboxOf(staffId: string): DecisionOutbox {
  const known = outboxes.get(staffId)
  if (known) return known
  const fresh = createDecisionOutbox()
  fresh.watch(() => setLeaveGuard(`outbox ${staffId}`, hasUnsaved(fresh.items())))
  outboxes.set(staffId, fresh)
  return fresh
}

/** Is any decision not stored yet? Asked before the page is left. */
export function hasUnsaved(items: readonly OutgoingDecision[]): boolean {
  return items.some((item) => item.state.at !== 'saved')
}

/** Keys of decisions that failed for want of a network; refused ones are not among them. */
export function lostKeys(items: readonly OutgoingDecision[]): string[] {
  return items.flatMap(({ key, state }) => (state.at === 'failed' && state.failure.kind === 'network' ? [key] : []))
}
