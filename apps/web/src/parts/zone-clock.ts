import type { Copy } from '../i18n/language-provider.tsx'

/** An instant by another clock than Japan's, in words such as `01:00 local`; `null`: both show the same. */
export type ClockBeside = (at: string, instants: Copy['instants']) => string | null

/** The name of the browser's own zone. */
export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

const JAPAN_AHEAD_MS = 9 * 60 * 60 * 1000

/** Milliseconds by which a clock is ahead of UTC at an instant. */
type AheadOfUtc = (instant: Date) => number

/** The browser's own clock, without a format: making the first one takes a tenth of the time in which a case is painted. */
const browserAhead: AheadOfUtc = (instant) => -instant.getTimezoneOffset() * 60_000

/** The clock of an IANA zone; that of the browser for `auto`, and for a zone that this browser does not know. */
function clockAhead(zone: string): AheadOfUtc {
  if (zone === 'auto') return browserAhead
  try {
    // one for all instants: making one takes a hundred times as long as using it
    const format = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
    return (instant) =>
      Date.parse(`${format.format(instant).replace(' ', 'T')}Z`) - Math.floor(instant.getTime() / 1000) * 1000
  } catch {
    return browserAhead
  }
}

/** Moves instants so that Japan's clock shows what the clock of this zone shows; those where both agree stay as they are. */
export function shiftIntoZone(zone: string): (at: string) => string {
  const aheadOfUtc = clockAhead(zone)
  return (at) => {
    const instant = new Date(at)
    const ahead = aheadOfUtc(instant) - JAPAN_AHEAD_MS
    return ahead === 0 ? at : new Date(instant.getTime() + ahead).toISOString()
  }
}

/** The clock of a preference's zone: the time, with its day where that is another than in Japan. */
export function clockOf(preference: string): ClockBeside {
  const intoZone = shiftIntoZone(preference)
  return (at, instants) => {
    const there = intoZone(at)
    if (there === at) return null
    const [own, japan] = [instants.brief(there), instants.brief(at)]
    const isSameDay = own.slice(0, -5) === japan.slice(0, -5)
    return instants.ownZone(isSameDay ? own.slice(-5) : own)
  }
}
