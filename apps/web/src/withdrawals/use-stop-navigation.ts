import type { RefObject } from 'react'
import { useKeys } from '../keys/keys-provider.tsx'

const STOP_SELECTOR = '[data-stop]'

/** J and K move the focus between the controls marked as stops. */
export function useStopNavigation(place: RefObject<HTMLElement | null>): void {
  const step = (by: number) => {
    const stops = [...(place.current?.querySelectorAll<HTMLElement>(STOP_SELECTOR) ?? [])]
    const here = stops.indexOf(document.activeElement as HTMLElement)
    stops[here < 0 ? 0 : Math.min(stops.length - 1, Math.max(0, here + by))]?.focus()
  }
  useKeys({ next: () => step(1), previous: () => step(-1), down: () => step(1), up: () => step(-1) })
}
