import { LIVE_PATH, LIVE_STREAM } from '@mimamori/contract/live/live-stream-contract'
import { DESK_PREFIX } from '@mimamori/contract/transport-contract'

/** One event of the stream. `id`: what a reconnect sends as the last event received; `null`: keep the previous one. */
export type StreamEvent = {
  readonly event: (typeof LIVE_STREAM.events)[number]
  readonly data: unknown
  readonly id: string | null
}

const RECONNECT_DELAY_MS = { first: 300, last: 15_000 }
/** without a heartbeat for this long the stream counts as broken */
const SILENCE_TIMEOUT_MS = LIVE_STREAM.beatSeconds * 2_500

/** Milliseconds before the next try: doubled with each failure, with jitter. */
export const reconnectDelay = (tries: number, chance = Math.random()): number =>
  Math.min(RECONNECT_DELAY_MS.first * 2 ** tries, RECONNECT_DELAY_MS.last) * (0.5 + chance / 2)

/**
 * Keeps an event stream open until the returned function is called. A broken or silent stream is reopened after the last
 * event received, at once when the network comes back or the page becomes visible.
 */
export function openEventStream(last: () => string | null, onEvent: (event: StreamEvent) => void): () => void {
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
        onEvent({ event, data: JSON.parse(data), id: lastEventId || null })
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
