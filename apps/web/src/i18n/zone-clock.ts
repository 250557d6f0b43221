import type { Copy } from './language-provider.tsx'

/** An instant by another clock than Japan's, in words such as `01:00 local`; `null`: both show the same. */
export type ClockBeside = (at: string, instants: Copy['instants']) => string | null

const JAPAN = 'Asia/Tokyo'

/** The zone of a preference; that of the browser for `auto`, and for a zone that this browser does not know. */
export function resolveZone(preference: string): string {
  try {
    return Intl.DateTimeFormat('en', { timeZone: preference }).resolvedOptions().timeZone
  } catch {
    return Intl.DateTimeFormat().resolvedOptions().timeZone
  }
}

/** The wall clock of a zone, as epoch milliseconds of the same clock in UTC. */
const wallClock = (at: string, timeZone: string) =>
  Date.parse(`${new Date(at).toLocaleString('sv', { timeZone }).replace(' ', 'T')}Z`)

/** An instant as the clock of a zone shows it, moved so that Japan's clock shows the same; as it is where both agree. */
export function asInZone(at: string, zone: string): string {
  const ahead = wallClock(at, zone) - wallClock(at, JAPAN)
  return ahead === 0 ? at : new Date(Date.parse(at) + ahead).toISOString()
}

/** The clock of a preference's zone: the time, with its day where that is another than in Japan. */
export function clockOf(preference: string): ClockBeside {
  const zone = resolveZone(preference)
  return (at, instants) => {
    const there = asInZone(at, zone)
    if (there === at) return null
    const [own, japan] = [instants.brief(there), instants.brief(at)]
    const isSameDay = own.slice(0, -5) === japan.slice(0, -5)
    return instants.ownZone(isSameDay ? own.slice(-5) : own)
  }
}
