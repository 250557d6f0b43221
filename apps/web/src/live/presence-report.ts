import type { PresenceActivity } from '@mimamori/contract/live/live-event-contract'
import { CSRF_HEADER, DESK_PREFIX } from '@mimamori/contract/transport-contract'
import { backgroundHeaders } from '../api/user-activity.ts'

/** a person who goes through cases quickly is not reported at each of them */
const CHECK_INTERVAL_MS = 300
const REPORT_INTERVAL_MS = 10_000
const TYPING_WINDOW_MS = 5_000
const AWAY_AFTER_MS = 3 * 60_000
/** browsers hardly run hidden pages: this one reports that it left while it still can */
const GONE_AFTER_HIDDEN_MS = 4 * 60_000

const ACTIVITY_EVENTS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

export type ActivityTimes = {
  readonly now: number
  readonly acted: number
  readonly typed: number
  /** `null`: the page is in sight */
  readonly hidden: number | null
}

/**
 * The activity of a person, by the time since their last input; times are milliseconds of one clock. `null`: the page is
 * left.
 */
export function presenceAt({ now, acted, typed, hidden }: ActivityTimes): PresenceActivity | null {
  if (hidden !== null) return now - hidden >= GONE_AFTER_HIDDEN_MS ? null : 'away'
  if (now - acted >= AWAY_AFTER_MS) return 'away'
  return now - typed < TYPING_WINDOW_MS ? 'typing' : 'viewing'
}

type PresenceReport = { readonly caseId: string | null; readonly doing: PresenceActivity }

/** Also sent while the page is going, which the client of the page does not outlive. */
function sendPresence(page: string, report: PresenceReport): void {
  const body = JSON.stringify({ json: { page, ...report } })
  const headers = { 'content-type': 'application/json', [CSRF_HEADER.name]: CSRF_HEADER.value, ...backgroundHeaders() }
  // colleagues learn it from the next one
  void fetch(`${DESK_PREFIX}/live/presence`, { method: 'POST', keepalive: true, headers, body }).catch(() => undefined)
}

/** Let colleagues know which case is on screen here and what is done there, until the returned function is called. */
export function reportPresence(caseOnScreen: () => string | null): () => void {
  const page = crypto.randomUUID()
  const hiddenNow = () => (document.visibilityState === 'hidden' ? performance.now() : null)
  let acted = performance.now()
  let typed = Number.NEGATIVE_INFINITY
  let hidden = hiddenNow()
  let reported: PresenceReport = { caseId: null, doing: 'viewing' }
  let saidAt = performance.now()
  let onScreen: string | null = null
  let since = 0

  function look(): void {
    const now = performance.now()
    const doing = presenceAt({ now, acted, typed, hidden })
    const caseId = doing === null ? null : caseOnScreen()
    if (caseId !== onScreen) since = now
    onScreen = caseId
    const same = caseId === reported.caseId && (caseId === null || doing === reported.doing)
    if (same ? caseId === null || now - saidAt < REPORT_INTERVAL_MS : now - since < CHECK_INTERVAL_MS) return
    reported = { caseId, doing: doing ?? 'away' }
    saidAt = now
    sendPresence(page, reported)
  }

  const act = () => {
    acted = performance.now()
  }
  const type = () => {
    typed = performance.now()
  }
  const turn = () => {
    hidden = hiddenNow()
  }
  const leave = () => {
    if (reported.caseId !== null) sendPresence(page, { caseId: null, doing: 'away' })
    reported = { caseId: null, doing: 'viewing' }
  }
  const timer = setInterval(look, CHECK_INTERVAL_MS)
  for (const sign of ACTIVITY_EVENTS) document.addEventListener(sign, act, { passive: true, capture: true })
  document.addEventListener('input', type, { capture: true })
  document.addEventListener('visibilitychange', turn)
  window.addEventListener('pagehide', leave)
  return () => {
    clearInterval(timer)
    for (const sign of ACTIVITY_EVENTS) document.removeEventListener(sign, act, { capture: true })
    document.removeEventListener('input', type, { capture: true })
    document.removeEventListener('visibilitychange', turn)
    window.removeEventListener('pagehide', leave)
    leave()
  }
}
