/** 03:30 in Japan is 18:30 UTC of the day before */
const FROM_UTC = 'T18:30'
const UNTIL_UTC = 'T19:30'

/** Is it the hour from half past three in Japan, in which models are learned? */
export function isWithinRefitHour(now: string): boolean {
  const time = now.slice(10)
  return time >= FROM_UTC && time < UNTIL_UTC
}
