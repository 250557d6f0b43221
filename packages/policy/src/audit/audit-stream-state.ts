/** Up to which entry of each lane, `{ "1": 88 }`; a lane that is not named has none. */
export type LanePositions = Readonly<Record<string, number>>

/** Entries that were numbered and may or may not have arrived: the same ones go out again until they have. */
export type StreamBatch = { readonly until: LanePositions; readonly count: number }

/** How far a stream of the audit log is: `n` entries arrived, those up to `reach`; and what is on its way. */
export type StreamState = { readonly n: number; readonly reach: LanePositions; readonly underway: StreamBatch | null }

export const INITIAL_STREAM_STATE: StreamState = { n: 0, reach: {}, underway: null }

type EntryPosition = { readonly lane: number; readonly seq: number }

/** What is on its way has arrived. */
export function acknowledgeBatch({ n, reach, underway }: StreamState): StreamState {
  if (underway === null) return { n, reach, underway }
  return { n: n + underway.count, reach: { ...reach, ...underway.until }, underway: null }
}

/** These entries, lane by lane and in order, go out next; none: nothing does. */
export function startBatch(state: StreamState, entries: readonly EntryPosition[]): StreamState {
  if (entries.length === 0) return { ...state, underway: null }
  const until = Object.fromEntries(entries.map(({ lane, seq }) => [String(lane), seq]))
  return { ...state, underway: { until, count: entries.length } }
}

const MIN_RETRY_DELAY_SECONDS = 1
const MAX_RETRY_DELAY_SECONDS = 300

/** Seconds to wait after so many failures in a row; what the receiver asked for is waited for in full. */
export function retryDelaySeconds(failures: number, scale: number, retryAfterSeconds: number): number {
  const wait = Math.min(MIN_RETRY_DELAY_SECONDS * 2 ** (failures - 1), MAX_RETRY_DELAY_SECONDS)
  return Math.max(wait * scale, retryAfterSeconds)
}
