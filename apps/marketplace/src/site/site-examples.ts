import { exampleJob } from '@mimamori/examples/job-examples'
import { exampleMembers } from '@mimamori/examples/member-examples'
import { createSeededRandom } from '@mimamori/examples/seeded-random'
import type { Job, Measure, MeasureOrder, Member } from './site-records.ts'

const AT = '2026-11-24T00:30:00.000Z'
const MEASURES = {
  'content.hidden': 'hide',
  'content.shown': 'show',
  'job.correction_requested': 'request_correction',
  'member.advised': 'advice',
  'member.warned': 'warn',
  'member.restricted': 'restrict',
  'member.lifted': 'lift',
  'member.withdrawn': 'withdraw',
  'measure.reversed': 'reverse',
} as const
type EventType = keyof typeof MEASURES

/** One member, one job and the desk's orders about them, for tests. */
export const aMember: Member = { ...(exampleMembers(createSeededRandom(1), 1, AT)[0] as Member), id: 'U-1' }
export const aJob: Job = exampleJob(createSeededRandom(2), { id: 'J-1', clientId: 'U-1', at: AT, kind: 'direct_deal' })

/** A measure on that job, as the desk describes it, for tests. */
export function aMeasure(type: EventType, decidedAt = AT): Measure {
  const [measure, target] = [MEASURES[type], { type: 'job', id: aJob.id } as const]
  const text = '修正をお願いいたします。'
  return {
    id: `m-${type}`,
    measure,
    target,
    memberId: 'U-1',
    decidedAt,
    categories: [],
    clause: 'G-4',
    text,
    passages: [],
  }
}

/** The event of a measure, for tests. `reverses`: the event of the measure it reverses. */
export function anEvent(type: EventType, timestamp = AT, reverses?: EventType): MeasureOrder['event'] {
  const data = {
    ...(reverses ? { reverses: { measureId: `m-${reverses}`, measure: MEASURES[reverses] } } : {}),
    measureId: `m-${type}`,
    target: { type: 'job' as const, id: aJob.id },
    memberId: 'U-1',
    categories: [],
  }
  return { type, timestamp, data }
}

/** An order of the desk with its measure, for tests. */
export function anOrder(type: EventType, at = AT, reverses?: EventType): MeasureOrder {
  return { webhookId: `msg-${type}`, event: anEvent(type, at, reverses), measure: aMeasure(type, at), at }
}
