import type { Random } from '@mimamori/examples/random'
import { intakeHeaders, intakePath, type Prepared } from '../running/intake.ts'
import { oddText, raw, textOf } from './malformed-values.ts'

const INSTANTS = [
  '2026-11-24T01:02:00Z',
  '2026-11-24T10:02:00+09:00',
  '2024-02-29T23:59:59.999999999Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '2026-01-01T00:00:00-00:00',
]

/** Well formed, without NUL, and as long as is wanted. */
function text(random: Random, atMost: number): string {
  let made = 'x'
  const wanted = random.pick([1, 10, atMost])
  while (made.length < wanted) made += oddText(random, 'い').replaceAll('\u0000', '').toWellFormed()
  return made.slice(0, atMost).toWellFormed()
}

/** `PUT` of a job nobody would write and no rule forbids: at the edge of what its schema allows. */
export function edgeJob(random: Random, apiKey: string, id: string): Prepared {
  const yen = () => random.pick<unknown>([null, 0, raw('-0'), raw('1e10'), raw('100.0')])
  const body = {
    clientId: '_'.repeat(64),
    title: text(random, 200),
    description: text(random, random.pick([200, 200, 200, 20_000])),
    format: 'project',
    category: random.pick(['', text(random, 100)]),
    reward: { type: 'fixed', min: yen(), max: yen() },
    seats: random.pick<unknown>([0, raw('1e5'), raw('-0e999')]),
    postedAt: random.pick(INSTANTS),
    // of two values under one key the last one counts
    updatedAt: raw(`7,"updatedAt":"${random.pick(INSTANTS)}"`),
    engagements: { contracts: 1_000_000, escrowedYen: raw('10000000000.0'), freelancers: 0 },
  }
  return { method: 'PUT', path: intakePath(`/jobs/${id}`), headers: intakeHeaders(apiKey), body: textOf(body) }
}
