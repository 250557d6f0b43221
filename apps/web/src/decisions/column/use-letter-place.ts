import { type RefObject, useSyncExternalStore } from 'react'

/** as in `styles.css`: below it a panel covers the text, and holds the letter itself */
const WIDE = matchMedia('(width >= 820px)')

function watchWidth(changed: () => void): () => void {
  WIDE.addEventListener('change', changed)
  return () => WIDE.removeEventListener('change', changed)
}

/** The place beside the text where the letter of an open panel is shown; `null`: in the panel. */
export function useLetterPlace(place: RefObject<HTMLElement | null>): HTMLElement | null {
  const wide = useSyncExternalStore(watchWidth, () => WIDE.matches)
  return wide ? place.current : null
}
