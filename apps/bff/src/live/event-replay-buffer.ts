import type { LiveNews } from '@mimamori/contract/live/live-event-contract'

/** what one stream is told in one piece */
const MAX_IDS_PER_EVENT = 200
/** what is remembered for those who were away, counted in ids */
const MAX_BUFFERED_IDS = 10_000

const EVERYTHING: LiveNews = { cases: null, notes: [] }

export type CoalescedNews =
  | {
      readonly cases: Set<string>
      readonly notes: Set<string>
      deliveries: boolean
      closings: boolean
      people: boolean
    }
  | 'everything'

export const emptyNews = (): CoalescedNews => ({
  cases: new Set(),
  notes: new Set(),
  deliveries: false,
  closings: false,
  people: false,
})

/** Is it more than can be listed? */
export const exceedsNewsLimit = (gathered: CoalescedNews): boolean =>
  gathered === 'everything' || gathered.cases.size + gathered.notes.size > MAX_IDS_PER_EVENT

/** What was gathered as it is told; more than can be listed is told as: look at everything. `null`: nothing happened. */
export function toLiveNews(gathered: CoalescedNews): LiveNews | null {
  if (gathered === 'everything' || exceedsNewsLimit(gathered)) return EVERYTHING
  const { cases, notes, deliveries, closings, people } = gathered
  if (cases.size + notes.size === 0 && !deliveries && !closings && !people) return null
  const beside = {
    ...(deliveries ? { deliveries } : {}),
    ...(closings ? { closings } : {}),
    ...(people ? { people } : {}),
  }
  return { cases: [...cases], notes: [...notes], ...beside }
}

type BufferedNews = { readonly n: number; readonly news: LiveNews }

/**
 * The last news of this process, so that a stream that broke goes on where it ended. An id is the mark of the process and
 * a number that counts up: what another process gave out, or what is forgotten here, is answered with: look at everything.
 */
export function createEventReplayBuffer(mark: string, maxIds = MAX_BUFFERED_IDS) {
  let n = 0
  let weight = 0
  const buffered: BufferedNews[] = []
  const weightOf = ({ cases, notes }: LiveNews) => 1 + (cases?.length ?? 0) + notes.length

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

  /** What somebody whose last event this is has missed, as one piece of news; `null`: nothing. */
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
    deliveries: missed.some(({ deliveries }) => deliveries),
    closings: missed.some(({ closings }) => closings),
    people: missed.some(({ people }) => people),
  }
}
