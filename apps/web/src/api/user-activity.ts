import { BACKGROUND_HEADER } from '@mimamori/contract/transport-contract'

/**
 * What only a person does; a pointer also moves when the table shakes. Of a screen reader, a switch or a voice the page hears no key and no
 * pointer: a click, or what was put in.
 */
const ACTIVITY_EVENTS = ['keydown', 'pointerdown', 'wheel', 'click', 'input'] as const
/** so long may what somebody did take to become requests: code is fetched first, or an answer waited for */
const ACTIVITY_WINDOW_MS = 10_000

// whoever opens a page is there
let lastActivityAt = performance.now()
let lastReportedAt = Number.NEGATIVE_INFINITY

/** Records clicks, keys and input on this page. */
export function watchUserActivity(page: EventTarget): void {
  const act = ({ isTrusted }: Event) => {
    if (isTrusted) lastActivityAt = performance.now()
  }
  for (const type of ACTIVITY_EVENTS) page.addEventListener(type, act, { passive: true, capture: true })
}

/**
 * What a request of this moment says of the person: nothing when they did something a moment ago, or something the desk
 * was not told of yet. Otherwise a timer, the live stream or the browser is asking, and the request is marked so.
 */
export function backgroundHeaders(): Readonly<Record<string, string>> {
  const now = performance.now()
  if (lastActivityAt <= lastReportedAt && now - lastActivityAt > ACTIVITY_WINDOW_MS)
    return { [BACKGROUND_HEADER.name]: BACKGROUND_HEADER.value }
  lastReportedAt = now
  return {}
}
