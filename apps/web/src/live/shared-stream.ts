import type { LiveNews, LivePresence } from '@mimamori/contract/live/live-event-contract'
import { openEventStream, type StreamEvent } from './event-stream.ts'

/** Message between the tabs of a browser: a forwarded event, or that a tab joins. */
type TabMessage = { readonly event: StreamEvent } | { readonly joins: true }

const EVERYTHING: LiveNews = { cases: null, notes: [] }

type SharedStreamOptions = {
  /** name of the channel and of the lock: the same for all tabs of a person in a browser */
  readonly name: string
  readonly onEvent: (event: StreamEvent) => void
  /** who is where now, sent to a tab that joins */
  readonly presence: () => LivePresence
}

/**
 * One event stream for all tabs of a browser. The tab with the lock opens it and passes events on; when that tab closes,
 * another gets the lock and continues after the last event it received. A tab that joins refetches everything once, because
 * it may have missed events. `leads`: does this tab have the stream?
 */
export function openSharedStream({ name, onEvent, presence }: SharedStreamOptions): {
  readonly stop: () => void
  readonly leads: () => boolean
} {
  const channel = new BroadcastChannel(name)
  const stopping = new AbortController()
  let last: string | null = null
  let leading = false

  function receive(event: StreamEvent): void {
    last = event.id ?? last
    onEvent(event)
  }
  const forward = (event: StreamEvent) => channel.postMessage({ event } satisfies TabMessage)

  channel.onmessage = ({ data: message }: MessageEvent<TabMessage>) => {
    if ('event' in message) return leading ? undefined : receive(message.event)
    if (!leading) return
    forward({ event: 'here', data: presence(), id: null })
    forward({ event: 'news', data: { cases: [], notes: [] } satisfies LiveNews, id: last })
  }

  /** Keeps the stream open until this tab stops. */
  function lead(): Promise<void> {
    leading = true
    const close = openEventStream(
      () => last,
      (event) => {
        receive(event)
        forward(event)
      },
    )
    return new Promise((done) => {
      stopping.signal.addEventListener('abort', () => {
        leading = false
        close()
        done()
      })
    })
  }

  async function join(): Promise<void> {
    channel.postMessage({ joins: true } satisfies TabMessage)
    onEvent({ event: 'news', data: EVERYTHING, id: null })
    await navigator.locks.request(name, { signal: stopping.signal }, lead)
  }

  void (async () => {
    const alone = await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock && !stopping.signal.aborted) await lead()
      return lock !== null
    })
    if (!alone && !stopping.signal.aborted) await join().catch(() => undefined)
  })()

  return {
    leads: () => leading,
    stop() {
      stopping.abort()
      channel.close()
    },
  }
}
