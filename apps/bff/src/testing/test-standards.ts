import type { Member, MemberRole } from '@mimamori/policy/intake/intake-arrivals'
import type { MemberMetrics, Metric } from '@mimamori/policy/standards/metric-definitions'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { changesOfRun } from '@mimamori/storage/standards/change-reads'
import { reportedMetrics } from '@mimamori/storage/standards/metric-reads'
import { evaluationsDone } from '../standards/run-evaluation.ts'
import { startRun } from '../standards/standard-versions.ts'
import { aMember, person, type TestApp } from './test-app.ts'

export const OVER_HALF_A_YEAR: readonly string[] = [
  'completed_work',
  'client_rating',
  'client_reply_rate',
  'cancel_rate',
  'unfair_price_rate',
]

export const FULL_PROFILE = {
  verifications: { identity: true, phone: true, nda: true, marketplaceCheck: true },
  profile: {
    hasPhoto: true,
    introductionLength: 400,
    skills: 3,
    portfolioItems: 1,
    listedServices: 0,
    experience: 'public',
    qualifications: 0,
    companyFactsPublic: 4,
  },
} as const satisfies Partial<Member>

/** Metrics with which somebody whose profile is full meets every standard but the one that ranks. */
export const GOOD_METRICS: Readonly<Partial<Record<Metric, number>>> = {
  earnings: 100_000,
  freelancer_rating: 490,
  freelancer_reply_rate: 9_000,
  completion_rate: 9_500,
  tasks_done: 0,
  completed_work: 600_000,
  client_rating: 490,
  client_reply_rate: 9_000,
  cancel_rate: 1_000,
  unfair_price_rate: 0,
  late_payments: 0,
}

type StandardsSteps = {
  /** A member with a full profile and these metrics, measured now. */
  readonly known: (id: string, roles: MemberRole[], metrics?: Partial<Record<Metric, number>>) => Promise<void>
  /** More metrics of a member, measured now. */
  readonly report: (id: string, metrics: Partial<Record<Metric, number>>) => Promise<void>
  /** Evaluates everybody; answers what changed, as `<member> <change> <standard>`. */
  readonly evaluate: () => Promise<string[]>
  /** What an evaluation changed. */
  readonly changesIn: (runId: string) => Promise<string[]>
}

/** Members and evaluations, at a test desk. */
export function standardsSteps(testApp: TestApp): StandardsSteps {
  const { app } = testApp

  async function report(id: string, metrics: Partial<Record<Metric, number>>) {
    const at = app.clock.now()
    const told = { last_login: Date.parse(at), ...metrics }
    await app.storage.write(async (tx) => {
      const { metrics: before, category } = await reportedMetrics(tx.db, id)
      const after = Object.fromEntries(
        Object.entries(told).map(([metric, value]) => [
          metric,
          { value, measuredAt: at, windowMonths: OVER_HALF_A_YEAR.includes(metric) ? 6 : null },
        ]),
      ) as MemberMetrics
      const change = { memberId: id, metrics: { ...before, ...after }, category, told: Object.keys(after).length }
      await record(tx, at, SYSTEM, { type: 'metrics.told', ...change })
    })
  }

  const changesIn = async (runId: string) =>
    (await changesOfRun(app.storage.db, runId))
      .map(({ memberId, change, standard }) => `${memberId} ${change} ${standard}`)
      .sort()

  return {
    report,
    changesIn,
    async known(id, roles, metrics = GOOD_METRICS) {
      await testApp.ingest(aMember(id, { ...FULL_PROFILE, roles }))
      await report(id, metrics)
    },
    async evaluate() {
      const { runId } = await startRun(app, person('evaluator', 'lead'), ['client', 'freelancer'])
      await evaluationsDone(app)
      return await changesIn(runId)
    },
  }
}
