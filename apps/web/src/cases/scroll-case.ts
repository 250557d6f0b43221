const LETTER_SELECTOR = '.letter:not(:empty)'
/** of the height of what is scrolled, so that a few lines stay in sight */
const PAGE_SHARE = 0.85

/** Scrolls a case by pages: the letter below it, or else what is read, or else the whole, whichever still can. `by`: 1 or -1. */
export function scrollCase(scroller: HTMLElement | null, by: number): void {
  const layer = scroller?.closest('.layer')
  for (const each of [layer?.querySelector(LETTER_SELECTOR), scroller, layer]) {
    const before = each?.scrollTop
    each?.scrollBy({ top: by * each.clientHeight * PAGE_SHARE })
    if (each?.scrollTop !== before) return
  }
}
