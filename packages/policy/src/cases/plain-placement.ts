import type { Severity } from '../catalogue/violation-categories.ts'
import type { QueuePlacement } from '../intake/queue-placement-rules.ts'
import type { Queue } from './case-model.ts'
import { computeDueAt, type DueTimes } from './due-time-rules.ts'

/**
 * The place of a case that nothing is suspected in, such as a contact reminder or an enquiry: it is due so long after it arrived, and nothing lets
 * it overtake another. `dueTimes`: those in force when it arrived.
 */
export function placePlainCase(
  queue: Queue,
  arrivedAt: string,
  severity: Severity,
  dueTimes: DueTimes,
): QueuePlacement {
  const dueAt = computeDueAt(arrivedAt, severity, queue, dueTimes)
  return {
    ...{ queue, severity, dueAt, rank: Date.parse(dueAt), lines: [] },
    ...{ category: null, score: 0, reporters: 0, raisedAt: null, missedAt: null, format: null, warnings: 0, rules: [] },
    ...{ jobCategory: null, language: '' },
  }
}
