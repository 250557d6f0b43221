import { plusSeconds } from '../instant.ts'
import type { Arrival } from './intake-arrivals.ts'

/** Seconds by which the marketplace's clock may be ahead of the desk's. */
export const MAX_CLOCK_LEAD_SECONDS = 5 * 60

/** The instants in an arrival, by field. */
export function arrivalInstants({ kind, body }: Arrival): Readonly<Record<string, string>> {
  switch (kind) {
    case 'member':
      return { registeredAt: body.registeredAt }
    case 'job':
      return { postedAt: body.postedAt, updatedAt: body.updatedAt }
    case 'proposal':
    case 'message':
      return { sentAt: body.sentAt }
    case 'report': {
      const snapshot = body.snapshot ? { 'snapshot.sentAt': body.snapshot.sentAt } : {}
      return { reportedAt: body.reportedAt, ...snapshot }
    }
    case 'metrics':
      return Object.fromEntries(body.metrics.map(({ measuredAt }, n) => [`metrics.${n}.measuredAt`, measuredAt]))
  }
}

/** The fields whose instant is in the future; such an `updatedAt` would make all later updates look outdated. */
export function futureFields(now: string, instants: Readonly<Record<string, string>>): readonly string[] {
  const latest = plusSeconds(now, MAX_CLOCK_LEAD_SECONDS)
  return Object.entries(instants).flatMap(([field, instant]) => (instant > latest ? [field] : []))
}
