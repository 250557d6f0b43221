import type { LiveNews, LivePresence } from '@mimamori/contract/live/live-event-contract'
import { openEventStream, type StreamEvent } from './event-stream.ts'

/** What the tabs of a browser say to each other. */
type TabMessage = { readonly said: StreamEvent } | { readonly joins: true }

const EVERYTHING: LiveNews = { cases: null, notes: [] }

type SharedStreamOptions = {
  /** the same for all tabs of a person in a browser */
  readonly name: string
  readonly hear: (said: StreamEvent) => void
  /** what a tab that joins has to know of who is where */
  readonly here: () => LivePresence
}

/**
 * One stream for all tabs of a browser. The tab that gets the lock opens it and passes on what it hears; when that tab
 * goes, the lock falls to another, which goes on behind the last event it was passed. A tab that joins looks at everything
 * once, because what it has on screen is older than its listening. `leads` tells whether this tab has the stream.
 */
export function openSharedStream({ name, hear, here }: SharedStreamOptions): {
  readonly stop: () => void
  readonly leads: () => boolean
} {
  const channel = new BroadcastChannel(name)
  const stopping = new AbortController()
  let last: string | null = null
  let leading = false

  function take(said: StreamEvent): void {
    last = said.id ?? last
    hear(said)
  }
  const pass = (said: StreamEvent) => channel.postMessage({ said } satisfies TabMessage)

  channel.onmessage = ({ data: word }: MessageEvent<TabMessage>) => {
    if ('said' in word) return leading ? undefined : take(word.said)
    if (!leading) return
    pass({ event: 'here', data: here(), id: null })
    pass({ event: 'news', data: { cases: [], notes: [] } satisfies LiveNews, id: last })
  }

  /** Have the stream until this tab stops. */
  function lead(): Promise<void> {
    leading = true
    const close = openEventStream(
      () => last,
      (said) => {
        take(said)
        pass(said)
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
    hear({ event: 'news', data: EVERYTHING, id: null })
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
