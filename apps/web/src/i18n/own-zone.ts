import { createContext, useContext, useEffect, useState } from 'react'
import { useCopy } from './language-provider.tsx'
import type { ClockBeside } from './zone-clock.ts'

const NO_CLOCK: ClockBeside = () => null

/** The person's own clock. */
export const OwnClock = createContext(NO_CLOCK)

/** The clock of this zone, an IANA name or `auto` for that of the browser. What it takes is loaded for people away from Japan alone. */
export function useZoneClock(zone: string): ClockBeside {
  const [clock, setClock] = useState(() => NO_CLOCK)
  useEffect(() => {
    if (zone === 'auto' && Intl.DateTimeFormat().resolvedOptions().timeZone === 'Asia/Tokyo')
      return setClock(() => NO_CLOCK)
    let latest = true
    import('./zone-clock.ts').then(
      ({ clockOf }) => latest && setClock(() => clockOf(zone)),
      () => undefined,
    )
    return () => {
      latest = false
    }
  }, [zone])
  return clock
}

/** Answers an instant by the person's own clock; `null`: it is as in Japan. */
export function useOwnTime(): (at: string) => string | null {
  const clock = useContext(OwnClock)
  const { instants } = useCopy()
  return (at) => clock(at, instants)
}

/** An instant in full for a tooltip: in Japan, and by the person's own clock where that differs. */
export function useZonedTitle(): (at: string) => string {
  const { instants } = useCopy()
  const ownTime = useOwnTime()
  return (at) => [instants.absolute(at), ownTime(at)].filter(Boolean).join(' · ')
}
