import type { Storage, Tx } from '@mimamori/storage/storage'

/** One event of the past. `run` may be called again when its transaction is retried. */
export type TimelineEvent = { readonly at: string; readonly run: (tx: Tx, at: string) => Promise<void> }

/** a commit costs as much as writing several events */
const EVENTS_PER_TRANSACTION = 500

export type Timeline = {
  readonly schedule: (at: string, run: TimelineEvent['run']) => void
  /** Writes all events before this instant; later ones wait. */
  /** `onStep`: called with the instant that is reached, after each transaction. */
  readonly writeUntil: (instant: string, onStep?: (at: string) => void) => Promise<void>
}

/**
 * Collects events of the past in any order and writes them by time. Several connections may write in parallel, and only
 * events of one transaction keep their order: so one transaction after another, with many events each.
 */
export function createTimeline(storage: Pick<Storage, 'write'>): Timeline {
  let events: TimelineEvent[] = []
  return {
    schedule: (at, run) => void events.push({ at, run }),
    async writeUntil(instant, onStep = () => undefined) {
      const due = events.filter(({ at }) => at < instant).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      events = events.filter(({ at }) => at >= instant)
      for (let from = 0; from < due.length; from += EVENTS_PER_TRANSACTION) {
        const chunk = due.slice(from, from + EVENTS_PER_TRANSACTION)
        await storage.write(async (tx) => {
          for (const { at, run } of chunk) await run(tx, at)
        })
        onStep(chunk.at(-1)?.at ?? instant)
      }
    },
  }
}
