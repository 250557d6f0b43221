import { BACKGROUND_HEADER } from '@mimamori/contract/transport-contract'

/**
 * What only a person does; a pointer also moves when the table shakes. Of a screen reader, a switch or a voice the page hears no key and no
 * pointer: a click, or what was put in.
 */
const ACTS = ['keydown', 'pointerdown', 'wheel', 'click', 'input'] as const
/** so long may what somebody did take to become requests: code is fetched first, or an answer waited for */
const ACT_LASTS_MS = 10_000

// whoever opens a page is there
let actedAt = performance.now()
let toldAt = Number.NEGATIVE_INFINITY

/** Notice what the person at this page does. */
export function heedPerson(page: EventTarget): void {
  const act = ({ isTrusted }: Event) => {
    if (isTrusted) actedAt = performance.now()
  }
  for (const type of ACTS) page.addEventListener(type, act, { passive: true, capture: true })
}

/**
 * What a request of this moment says of the person: nothing when they did something a moment ago, or something the desk
 * was not told of yet. Otherwise a timer, the live stream or the browser is asking, and the request is marked so.
 */
export function backgroundMark(): Readonly<Record<string, string>> {
  const now = performance.now()
  if (actedAt <= toldAt && now - actedAt > ACT_LASTS_MS) return { [BACKGROUND_HEADER.name]: BACKGROUND_HEADER.value }
  toldAt = now
  return {}
}
