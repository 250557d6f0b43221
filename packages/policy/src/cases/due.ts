import type { Severity } from '../catalogue/categories.ts'
import { plusSeconds } from '../instant.ts'
import type { Queue } from './case.ts'

const MINUTES: Readonly<Record<Severity, number>> = { urgent: 30, high: 120, medium: 240, low: 480 }
const PATROL_MINUTES = 24 * 60

/** When a case should be decided at the latest. Patrol has a day, because every job is checked within one. */
export function dueAt(arrivedAt: string, severity: Severity, queue: Queue): string {
  return plusSeconds(arrivedAt, (queue === 'patrol' ? PATROL_MINUTES : MINUTES[severity]) * 60)
}
