import { createContext, useContext, useMemo } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { type ClockBeside, clockOf } from './zone-clock.ts'

const NO_CLOCK: ClockBeside = () => null

/** The person's own clock. */
export const OwnClock = createContext(NO_CLOCK)

/** The clock of this zone, an IANA name or `auto` for that of the browser. There at once, as what it says takes room in the first paint. */
export const useZoneClock = (zone: string): ClockBeside => useMemo(() => clockOf(zone), [zone])

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
