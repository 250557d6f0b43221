/** Instants are ISO 8601 UTC with milliseconds, so text order is time order. */
export function plusSeconds(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString()
}
