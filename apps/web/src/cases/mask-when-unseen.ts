/**
 * Masks a revealed field when its time is over, and at once when the page is hidden or left. Returns a function that
 * stops watching.
 */
export function maskWhenUnseen(
  until: number,
  mask: () => void,
  page: EventTarget = document,
  view: EventTarget = window,
): () => void {
  const timer = setTimeout(mask, until - Date.now())
  page.addEventListener('visibilitychange', mask)
  view.addEventListener('pagehide', mask)
  return () => {
    clearTimeout(timer)
    page.removeEventListener('visibilitychange', mask)
    view.removeEventListener('pagehide', mask)
  }
}
