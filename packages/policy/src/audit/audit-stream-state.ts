/** The last sequence number by lane, such as `{ "1": 88 }`; a lane left out has none. */
export type LanePositions = Readonly<Record<string, number>>

/** A batch that was sent and not acknowledged: the same batch is sent again until it is. */
export type StreamBatch = { readonly until: LanePositions; readonly count: number }

/** The state of an audit stream: `n` entries were acknowledged, up to `reach`; and the batch in flight. */
export type StreamState = { readonly n: number; readonly reach: LanePositions; readonly underway: StreamBatch | null }

export const INITIAL_STREAM_STATE: StreamState = { n: 0, reach: {}, underway: null }

type EntryPosition = { readonly lane: number; readonly seq: number }

/** The state after the batch in flight was acknowledged. */
export function acknowledgeBatch({ n, reach, underway }: StreamState): StreamState {
  if (underway === null) return { n, reach, underway }
  return { n: n + underway.count, reach: { ...reach, ...underway.until }, underway: null }
}

/** The state with these entries, lane by lane and in order, as the batch in flight; none: no batch. */
export function startBatch(state: StreamState, entries: readonly EntryPosition[]): StreamState {
  if (entries.length === 0) return { ...state, underway: null }
  const until = Object.fromEntries(entries.map(({ lane, seq }) => [String(lane), seq]))
  return { ...state, underway: { until, count: entries.length } }
}

const MIN_RETRY_DELAY_SECONDS = 1
const MAX_RETRY_DELAY_SECONDS = 300

/** Seconds to wait after so many failures in a row; a longer `Retry-After` of the receiver is honored in full. */
export function retryDelaySeconds(failures: number, scale: number, retryAfterSeconds: number): number {
  const wait = Math.min(MIN_RETRY_DELAY_SECONDS * 2 ** (failures - 1), MAX_RETRY_DELAY_SECONDS)
  return Math.max(wait * scale, retryAfterSeconds)
}
