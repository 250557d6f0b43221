import { BACKGROUND_HEADER } from '@mimamori/contract/transport-contract'

/**
 * Events that only a person causes; a pointer also moves when the table shakes. A screen reader, a switch or voice
 * control sends clicks or input instead of keys.
 */
const ACTIVITY_EVENTS = ['keydown', 'pointerdown', 'wheel', 'click', 'input'] as const
/** how long after an action of the person its requests may be made: code may be loaded first, or an answer awaited */
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

/** When the person last did something on this page, in `performance.now()` milliseconds. */
export const lastInputAt = (): number => lastActivityAt

/**
 * The header that marks a request as made by a timer, the live stream or the browser; none when the person just did
 * something, or something the desk does not know of yet.
 */
export function backgroundHeaders(): Readonly<Record<string, string>> {
  const now = performance.now()
  if (lastActivityAt <= lastReportedAt && now - lastActivityAt > ACTIVITY_WINDOW_MS)
    return { [BACKGROUND_HEADER.name]: BACKGROUND_HEADER.value }
  lastReportedAt = now
  return {}
}
