import type { Severity } from '../catalogue/violation-categories.ts'
import { plusSeconds } from '../instant.ts'
import type { Queue } from './case-model.ts'

const DUE_MINUTES: Readonly<Record<Severity, number>> = { urgent: 30, high: 120, medium: 240, low: 480 }
const PATROL_DUE_MINUTES = 24 * 60

/**
 * When a case should be decided at the latest. Patrol cases have a day, as every job is checked within one. A case raised from
 * patrol has the time of its severity from then on, but is due no later than before.
 */
export function computeDueAt(
  arrivedAt: string,
  severity: Severity,
  queue: Queue,
  raisedAt: string | null = null,
): string {
  if (raisedAt !== null) {
    const patrolled = computeDueAt(arrivedAt, severity, 'patrol')
    const raised = computeDueAt(raisedAt, severity, 'flagged')
    if (raised > patrolled) return patrolled
    return raised
  }
  return plusSeconds(arrivedAt, (queue === 'patrol' ? PATROL_DUE_MINUTES : DUE_MINUTES[severity]) * 60)
}
