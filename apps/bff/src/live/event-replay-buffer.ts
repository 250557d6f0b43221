import type { LiveNews } from '@mimamori/contract/live/live-event-contract'

/** ids in one event; beyond that the event says: reload everything */
const MAX_IDS_PER_EVENT = 200
/** ids kept for clients that reconnect */
const MAX_BUFFERED_IDS = 10_000

const EVERYTHING: LiveNews = { cases: null, notes: [] }

/** Changes collected for the next event. `everything`: too many to list. */
export type CoalescedNews =
  | {
      readonly cases: Set<string>
      readonly notes: Set<string>
      readonly inboxes: Set<string>
      deliveries: boolean
      closings: boolean
      people: boolean
    }
  | 'everything'

/** No changes. */
export const emptyNews = (): CoalescedNews => ({
  cases: new Set(),
  notes: new Set(),
  inboxes: new Set(),
  deliveries: false,
  closings: false,
  people: false,
})

/** Are there more changes than one event lists? */
export const exceedsNewsLimit = (collected: CoalescedNews): boolean =>
  collected === 'everything' || collected.cases.size + collected.notes.size + collected.inboxes.size > MAX_IDS_PER_EVENT

/** Collected changes as an event; too many become: reload everything. `null`: there are none. */
export function toLiveNews(collected: CoalescedNews): LiveNews | null {
  if (collected === 'everything' || exceedsNewsLimit(collected)) return EVERYTHING
  const { cases, notes, inboxes, deliveries, closings, people } = collected
  if (cases.size + notes.size + inboxes.size === 0 && !deliveries && !closings && !people) return null
  const beside = {
    ...(deliveries ? { deliveries } : {}),
    ...(closings ? { closings } : {}),
    ...(people ? { people } : {}),
    ...(inboxes.size > 0 ? { inboxes: [...inboxes] } : {}),
  }
  return { cases: [...cases], notes: [...notes], ...beside }
}

type BufferedNews = { readonly n: number; readonly news: LiveNews }
type EventReplayBuffer = {
  readonly add: (news: LiveNews) => { id: string; news: LiveNews }
  readonly since: (id: string | null) => { id: string; news: LiveNews | null }
}

/**
 * Keeps the last events of this process, so that a reconnecting client receives what came after its Last-Event-ID. An
 * id is `mark`, which names the process, and a counter; an id of another process, or one that is no longer kept, is
 * answered with: reload everything.
 */
export function createEventReplayBuffer(mark: string, maxIds = MAX_BUFFERED_IDS): EventReplayBuffer {
  let n = 0
  let weight = 0
  const buffered: BufferedNews[] = []
  const weightOf = ({ cases, notes, inboxes }: LiveNews) =>
    1 + (cases?.length ?? 0) + notes.length + (inboxes?.length ?? 0)

  function add(news: LiveNews): { id: string; news: LiveNews } {
    n += 1
    buffered.push({ n, news })
    weight += weightOf(news)
    while (weight > maxIds) {
      const oldest = buffered.shift()
      if (!oldest) break
      weight -= weightOf(oldest.news)
    }
    return { id: `${mark}-${n}`, news }
  }

  /** What a client with this last event has missed, as one event; `null`: nothing. */
  function since(id: string | null): { id: string; news: LiveNews | null } {
    const at = `${mark}-${n}`
    const [, from, number] = /^([^-]+)-(\d{1,15})$/.exec(id ?? '') ?? []
    const last = Number(number)
    if (from !== mark || last > n || last < n - buffered.length) return { id: at, news: EVERYTHING }
    const missed = buffered.filter((each) => each.n > last).map(({ news }) => news)
    return { id: at, news: toLiveNews(mergeNews(missed)) }
  }
  return { add, since }
}

function mergeNews(missed: readonly LiveNews[]): CoalescedNews {
  if (missed.some(({ cases }) => cases === null)) return 'everything'
  return {
    cases: new Set(missed.flatMap(({ cases }) => cases ?? [])),
    notes: new Set(missed.flatMap(({ notes }) => notes)),
    inboxes: new Set(missed.flatMap(({ inboxes }) => inboxes ?? [])),
    deliveries: missed.some(({ deliveries }) => deliveries),
    closings: missed.some(({ closings }) => closings),
    people: missed.some(({ people }) => people),
  }
}
