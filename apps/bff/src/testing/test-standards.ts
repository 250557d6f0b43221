import { MEMBER_ROLES, type Member, type MemberRole } from '@mimamori/policy/intake/intake-arrivals'
import type { MemberMetrics, Metric } from '@mimamori/policy/standards/metric-definitions'
import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import { newId } from '@mimamori/storage/ids'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { changesOfRun } from '@mimamori/storage/standards/change-reads'
import { reportedMetrics } from '@mimamori/storage/standards/metric-reads'
import { standardsInForce } from '@mimamori/storage/standards/version-reads'
import type { AppContext } from '../runtime/app-context.ts'
import { beginRun, driveEvaluation } from '../standards/run-evaluation.ts'
import { aMember, type TestApp } from './test-app.ts'

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

/** Evaluates everybody by the standards in force, as shipped where nobody has approved any. Answers the evaluation. */
export async function evaluateEverybody(app: AppContext): Promise<string> {
  const runId = await app.storage.write(async (tx) => {
    const at = app.clock.now()
    const { number: version, standards } = await standardsInForce(tx.db, at)
    return await beginRun(tx, at, 'evaluator', { purpose: 'asked', roles: MEMBER_ROLES, version, standards })
  })
  await driveEvaluation(app, runId)
  return runId
}

/** Two leads have approved the standards that ship with the desk: version 1. */
export async function approveShipped({ storage, clock }: AppContext): Promise<void> {
  const at = clock.now()
  await storage.write(async (tx) => {
    const version = { id: newId(at), number: 1, beginsAt: at, dryRunId: '', reason: '適用' }
    await record(tx, at, 'first', {
      type: 'standards.proposed',
      ...version,
      standards: SHIPPED_STANDARDS,
      proposerId: 'first',
    })
    await record(tx, at, 'second', {
      type: 'standards.ended',
      ...version,
      how: 'approved',
      endedBy: 'second',
      hash: '',
    })
  })
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
    evaluate: async () => await changesIn(await evaluateEverybody(app)),
  }
}
