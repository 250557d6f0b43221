import { useEffect } from 'react'
import { nextPaint } from '../api/idle-loading.ts'

/** Counts how long each of several texts was in view, one at a time. Times are in ms. */
export type ShownTimes = {
  /** `key`: what is in view from now on; `null`: nothing */
  readonly show: (key: string | null) => void
  /** nothing is in view while the page is hidden */
  readonly hide: (hidden: boolean) => void
  readonly of: (key: string) => number
}

/** Nothing is in view at first. `now`: a clock, in ms. */
export function createShownTimes(now: () => number = () => performance.now()): ShownTimes {
  const totals = new Map<string, number>()
  let shown: string | null = null
  let isHidden = false
  let since = now()
  const settle = () => {
    const at = now()
    if (shown !== null && !isHidden) totals.set(shown, (totals.get(shown) ?? 0) + at - since)
    since = at
  }
  return {
    show(key) {
      settle()
      shown = key
    },
    hide(hidden) {
      settle()
      isHidden = hidden
    },
    of(key) {
      settle()
      return Math.round(totals.get(key) ?? 0)
    },
  }
}

const times = createShownTimes()
const hideWithPage = () => times.hide(document.hidden)
const keyOf = (caseId: string, version: number) => `${caseId} ${version}`

/** How long this version of a case's text was in view on this page, in ms of a visible tab. */
export const shownMs = (caseId: string, version: number): number => times.of(keyOf(caseId, version))

/** While `shown`, the text of the case is in view: from its paint, with pauses while the tab is hidden. */
export function useShownText(caseId: string, version: number, shown: boolean): void {
  useEffect(() => {
    if (!shown) return
    let left = false
    hideWithPage()
    void nextPaint().then(() => left || times.show(keyOf(caseId, version)))
    document.addEventListener('visibilitychange', hideWithPage)
    return () => {
      left = true
      times.show(null)
      document.removeEventListener('visibilitychange', hideWithPage)
    }
  }, [caseId, version, shown])
}
