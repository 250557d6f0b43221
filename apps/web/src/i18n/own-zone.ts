import { createContext, useContext } from 'react'
import { useCopy } from './language-provider.tsx'

const JAPAN = 'Asia/Tokyo'
const zoneOfBrowser = Intl.DateTimeFormat().resolvedOptions().timeZone

/** The time zone of the person, by its IANA name. */
export const OwnZone = createContext(zoneOfBrowser)

/** The zone of a preference; that of the browser for `auto`, and for a zone that this browser does not know. */
export function resolveZone(preference: string): string {
  try {
    return Intl.DateTimeFormat('en', { timeZone: preference }).resolvedOptions().timeZone
  } catch {
    return zoneOfBrowser
  }
}

/** The wall clock of a zone, as epoch milliseconds of the same clock in UTC. */
const wallClock = (at: string, timeZone: string) =>
  Date.parse(`${new Date(at).toLocaleString('sv', { timeZone }).replace(' ', 'T')}Z`)

/** An instant as the clock of a zone shows it, moved so that Japan's clock shows the same; as it is where both agree. */
export const asInZone = (at: string, zone: string): string =>
  zone === JAPAN
    ? at
    : new Date(Date.parse(at) + wallClock(at, zone) - wallClock(at, JAPAN)).toISOString()

/** An instant by the person's own clock, `01:00 local`, with its day where that is another than in Japan; `null`: it is Japan's time. */
export function useOwnTime(): (at: string) => string | null {
  const zone = useContext(OwnZone)
  const { instants } = useCopy()
  return (at) => {
    const there = asInZone(at, zone)
    if (there === at) return null
    const [own, japan] = [instants.brief(there), instants.brief(at)]
    const isSameDay = own.slice(0, -5) === japan.slice(0, -5)
    return instants.ownZone(isSameDay ? own.slice(-5) : own)
  }
}

/** An instant in full for a tooltip: in Japan, and by the person's own clock where that differs. */
export function useZonedTitle(): (at: string) => string {
  const { instants } = useCopy()
  const ownTime = useOwnTime()
  return (at) => [instants.absolute(at), ownTime(at)].filter(Boolean).join(' · ')
}
