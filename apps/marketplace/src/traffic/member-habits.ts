import { createHash } from 'node:crypto'
import { acknowledgeWarning } from '../site/apply-member-measure.ts'
import type { Site } from '../site/site-memory.ts'
import type { Job, Notice } from '../site/site-records.ts'

const CORRECTION_HABIT = { chance: 0.75, afterMs: [20_000, 110_000] } as const
const ACKNOWLEDGEMENT_HABIT = { chance: 0.85, afterMs: [15_000, 150_000] } as const

/**
 * Would this member have reacted to this measure by now? Derived from the measure's id, so that a restart does not
 * change it.
 */
function hasReacted(
  habit: { readonly chance: number; readonly afterMs: readonly [number, number] },
  measureId: string,
  since: string,
  now: string,
): boolean {
  const digest = createHash('sha256').update(measureId).digest()
  const [from, to] = habit.afterMs
  const waits = from + (digest.readUInt16BE(2) / 65_536) * (to - from)
  return digest.readUInt16BE(0) / 65_536 < habit.chance && Date.parse(now) - Date.parse(since) >= waits
}

/** Jobs whose clients now answer a request for correction. Hidden and ended jobs stay as they are. */
export function jobsToCorrect(site: Site, now: string): { readonly job: Job; readonly request: Notice }[] {
  return [...site.jobs.values()].flatMap(({ job, visible, correction, withdrawn }) =>
    visible && !withdrawn && correction && hasReacted(CORRECTION_HABIT, correction.measureId, correction.at, now)
      ? [{ job, request: correction }]
      : [],
  )
}

/** Members who have read their warnings acknowledge them. Returns whether any did. */
export function acknowledgeWarnings(site: Site, now: string): boolean {
  let any = false
  for (const [id, { warnings }] of site.members) {
    for (const { measureId, acknowledgedAt, at } of warnings) {
      if (acknowledgedAt === null && hasReacted(ACKNOWLEDGEMENT_HABIT, measureId, at, now)) {
        any = acknowledgeWarning(site, id, measureId, now) || any
      }
    }
  }
  return any
}
