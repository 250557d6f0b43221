import type { MemberMetrics } from '@mimamori/policy/standards/metric-definitions'
import {
  connectionPool,
  createExamples,
  preparedMember,
  preparedMetrics,
  sendRequests,
} from '../harness/intake-requests.ts'
import type { DeskPair } from '../harness/marketplace-process.ts'

const DAY_MS = 86_400_000
const HALF_YEAR = 6

/** Clients who meet every criterion of both standards for clients, apart from their rating, in hundredths. */
export async function postRatedClients({ desk }: DeskPair, ratings: Readonly<Record<string, number>>): Promise<void> {
  const [someone] = createExamples(5).members
  if (!someone) throw new Error('nobody')
  const measuredAt = new Date(Date.now() - DAY_MS).toISOString()
  const value = (of: number, windowMonths: number | null) => ({ value: of, measuredAt, windowMonths })
  const pool = connectionPool(desk.url, 1)
  const requests = Object.entries(ratings).flatMap(([id, rating]) => {
    const metrics: MemberMetrics = {
      completed_work: value(600_000, HALF_YEAR),
      client_rating: value(rating, HALF_YEAR),
      client_reply_rate: value(9_500, HALF_YEAR),
      cancel_rate: value(500, HALF_YEAR),
      unfair_price_rate: value(0, HALF_YEAR),
      late_payments: value(0, null),
    }
    const verifications = { identity: true, phone: true, nda: true, marketplaceCheck: true }
    const profile = { ...someone.profile, hasPhoto: true, introductionLength: 400, companyFactsPublic: 5 }
    const member = { ...someone, id, roles: ['client' as const], verifications, profile }
    return [preparedMember(desk.apiKey, member), preparedMetrics(desk.apiKey, id, metrics)]
  })
  await sendRequests(pool, requests, 1)
  await pool.close()
}
