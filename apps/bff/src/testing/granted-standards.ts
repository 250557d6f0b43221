import type { Member } from '@mimamori/policy/intake/intake-arrivals'
import type { Metric } from '@mimamori/policy/standards/metric-definitions'
import { newId } from '@mimamori/storage/ids'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { aMember, START, type TestApp } from './test-app.ts'

const CERTIFIED: Readonly<Partial<Record<Metric, number>>> = {
  completed_work: 400_000,
  client_rating: 490,
  client_reply_rate: 9_000,
  cancel_rate: 1_000,
  unfair_price_rate: 20,
}

/** Tells the desk of a client who meets both standards, but for what is changed. */
export async function tellCertifiedClient(
  testApp: TestApp,
  id: string,
  change: Readonly<Partial<Record<Metric, number>>> = {},
): Promise<void> {
  const verifications = { identity: true, phone: true, nda: true, marketplaceCheck: true }
  const told = aMember(id, { verifications }).body as Member
  const profile = { ...told.profile, introductionLength: 250, companyFactsPublic: 3 }
  await testApp.ingest({ kind: 'member', body: { ...told, profile } })
  const { late_payments: value = 0, ...halfYear } = { ...CERTIFIED, ...change }
  const metrics = Object.entries(halfYear).map(([metric, each]) => ({
    metric: metric as Metric,
    value: each,
    measuredAt: START,
    windowMonths: 6,
  }))
  const late = { metric: 'late_payments', value, measuredAt: START, windowMonths: null } as const
  await testApp.ingest({ kind: 'metrics', body: { id, metrics: [...metrics, late] } })
}

/** Gives a member a standard, as an evaluation would; answers the id of the change. */
export async function grantStandard({ app }: TestApp, memberId: string, standard: string): Promise<string> {
  const at = app.clock.now()
  const id = newId(at)
  const granted = {
    id,
    runId: null,
    memberId,
    standard,
    change: 'granted',
    version: 0,
    missed: [],
    letter: true,
    place: 0,
  } as const
  await app.storage.write((tx) =>
    record(tx, at, SYSTEM, { type: 'standard.changed', ...granted, holding: { state: 'held', since: at } }),
  )
  return id
}
