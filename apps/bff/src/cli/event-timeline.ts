import type { Storage, Tx } from '@mimamori/storage/storage'

/** One thing that happened in the past. `run` may be called again when its transaction has to be. */
export type TimelineEvent = { readonly at: string; readonly run: (tx: Tx, at: string) => Promise<void> }

/** how many share a transaction: a commit costs as much as writing several of them */
const EVENTS_PER_TRANSACTION = 500

export type Timeline = {
  readonly schedule: (at: string, run: TimelineEvent['run']) => void
  /** Write all that happened before this instant; what comes later waits. */
  readonly writeUntil: (instant: string) => Promise<void>
}

/**
 * Past things are told in any order and written in theirs. Several connections may write side by side, so only what
 * shares a transaction keeps its order: one transaction after another, many things in each.
 */
export function createTimeline(storage: Pick<Storage, 'write'>): Timeline {
  let events: TimelineEvent[] = []
  return {
    schedule: (at, run) => void events.push({ at, run }),
    async writeUntil(instant) {
      const due = events.filter(({ at }) => at < instant).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      events = events.filter(({ at }) => at >= instant)
      for (let from = 0; from < due.length; from += EVENTS_PER_TRANSACTION) {
        const chunk = due.slice(from, from + EVENTS_PER_TRANSACTION)
        await storage.write(async (tx) => {
          for (const { at, run } of chunk) await run(tx, at)
        })
      }
    },
  }
}
