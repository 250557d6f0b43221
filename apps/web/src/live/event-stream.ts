import { LIVE_PATH, LIVE_STREAM } from '@mimamori/contract/live/live-stream-contract'
import { DESK_PREFIX } from '@mimamori/contract/transport-contract'

/** One event of the stream; `id` is where to go on from, on those that have one. */
export type StreamEvent = {
  readonly event: (typeof LIVE_STREAM.events)[number]
  readonly data: unknown
  readonly id: string | null
}

const RECONNECT_DELAY_MS = { first: 300, last: 15_000 }
/** a stream that does not even beat is dead, whatever the browser thinks */
const SILENCE_TIMEOUT_MS = LIVE_STREAM.beatSeconds * 2_500

/** As long as the last try failed, twice as long each time, and not everybody at the same moment. */
export const reconnectDelay = (tries: number, chance = Math.random()): number =>
  Math.min(RECONNECT_DELAY_MS.first * 2 ** tries, RECONNECT_DELAY_MS.last) * (0.5 + chance / 2)

/**
 * Keep a stream of the desk open until the returned function is called. One that breaks or falls silent is opened again,
 * behind the last event that was heard, at once when the network or the person returns.
 */
export function openEventStream(last: () => string | null, hear: (said: StreamEvent) => void): () => void {
  let source: EventSource | null = null
  let timer = 0
  let tries = 0

  function open(): void {
    clearTimeout(timer)
    source?.close()
    const after = last()
    source = new EventSource(
      `${DESK_PREFIX}${LIVE_PATH}${after ? `?${LIVE_STREAM.after}=${encodeURIComponent(after)}` : ''}`,
    )
    source.onerror = lost
    for (const event of LIVE_STREAM.events) {
      source.addEventListener(event, ({ data, lastEventId }: MessageEvent<string>) => {
        tries = 0
        listenOn()
        hear({ event, data: JSON.parse(data), id: lastEventId || null })
      })
    }
    listenOn()
  }

  function listenOn(): void {
    clearTimeout(timer)
    timer = window.setTimeout(open, SILENCE_TIMEOUT_MS)
  }

  function lost(): void {
    source?.close()
    source = null
    clearTimeout(timer)
    timer = window.setTimeout(open, reconnectDelay(tries))
    tries += 1
  }

  const returned = () => {
    if (source === null && document.visibilityState === 'visible') open()
  }
  window.addEventListener('online', returned)
  document.addEventListener('visibilitychange', returned)
  open()
  return () => {
    window.removeEventListener('online', returned)
    document.removeEventListener('visibilitychange', returned)
    clearTimeout(timer)
    source?.close()
  }
}
