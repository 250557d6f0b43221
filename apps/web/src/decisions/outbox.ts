import type { QueueView } from '@mimamori/policy/queue/queue-view-rules'
import { type Failure, failureOf } from '../api/call-failure.ts'
import { setLeaveGuard } from '../api/leave-guard.ts'
import type { DecideInput } from './compose.ts'
import type { Draft } from './draft.ts'

type Sent = { decisionId: string; heldUntil: string }
export type OutgoingState =
  | { readonly at: 'sending' }
  | ({ readonly at: 'saved' } & Sent)
  | { readonly at: 'failed'; readonly failure: Failure }

/** A decision on its way to the desk, with the draft it came from. */
export type Outgoing = {
  /** `Idempotency-Key`: sent again after a failure, it is still one decision */
  readonly key: string
  readonly caseId: string
  readonly caseNumber: number
  readonly title: string
  readonly queue: QueueView
  readonly input: DecideInput
  readonly draft: Draft
  readonly undoWanted: boolean
  readonly state: OutgoingState
}

export type Send = (input: DecideInput, key: string) => Promise<Sent>

const KEPT_AT_MOST = 30

/** Decisions that left the screen before the desk had them. None is dropped until the desk has it or a person says so. */
export function createOutbox() {
  let items: readonly Outgoing[] = []
  const watchers = new Set<() => void>()
  const put = (next: readonly Outgoing[]) => {
    items = next
    for (const watcher of watchers) watcher()
  }
  const change = (key: string, more: Partial<Outgoing>) =>
    put(items.map((item) => (item.key === key ? { ...item, ...more } : item)))

  const deliver = async (item: Outgoing, send: Send): Promise<Outgoing | null> => {
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
    watch: (watcher: () => void) => {
      watchers.add(watcher)
      return () => {
        watchers.delete(watcher)
      }
    },
    items: () => items,
    /** Send a new decision. Answers what became of it; never throws. */
    send: (item: Omit<Outgoing, 'state' | 'undoWanted'>, send: Send) => {
      const fresh: Outgoing = { ...item, undoWanted: false, state: { at: 'sending' } }
      const others = items.filter((each) => each.caseId !== item.caseId || each.state.at !== 'failed')
      put([fresh, ...others].filter((each, index) => index < KEPT_AT_MOST || each.state.at !== 'saved'))
      return deliver(fresh, send)
    },
    /** Send again what failed, under the same key. */
    retry: async (key: string, send: Send) => {
      const item = items.find((each) => each.key === key)
      return item?.state.at === 'failed' ? deliver(item, send) : null
    },
    wantUndo: (key: string) => change(key, { undoWanted: true }),
    drop: (key: string) => put(items.filter((each) => each.key !== key)),
  }
}

export type Outbox = ReturnType<typeof createOutbox>

const outboxes = new Map<string, Outbox>()

/** One person's outbox. It outlives the end of a session, so that nothing is lost while they sign in again. */
export function outboxOf(staffId: string): Outbox {
  const known = outboxes.get(staffId)
  if (known) return known
  const fresh = createOutbox()
  fresh.watch(() => setLeaveGuard(`outbox ${staffId}`, unsaved(fresh.items())))
  outboxes.set(staffId, fresh)
  return fresh
}

/** Is anything not yet with the desk? Asked before the page is left. */
export function unsaved(items: readonly Outgoing[]): boolean {
  return items.some((item) => item.state.at !== 'saved')
}
