import Database from 'better-sqlite3'
import type { DeskPair } from '../harness/marketplace-process.ts'

const DAY_MS = 86_400_000
const HALF_YEAR = 6

/** Clients who meet every criterion of both standards for clients, apart from their rating, in hundredths. */
export async function storeRatedClients({ desk }: DeskPair, ratings: Readonly<Record<string, number>>): Promise<void> {
  for (const id of Object.keys(ratings)) {
    const member = {
      roles: ['client'],
      displayName: `株式会社${id}`,
      email: `${id.toLowerCase()}@example.jp`,
      phone: '090-1234-5678',
      registeredAt: new Date(Date.now() - 100 * DAY_MS).toISOString(),
      verifications: { identity: true, phone: true, nda: true, marketplaceCheck: true },
      profile: {
        hasPhoto: true,
        introductionLength: 400,
        skills: 0,
        portfolioItems: 0,
        listedServices: 0,
        experience: 'none',
        qualifications: 0,
        companyFactsPublic: 5,
      },
    }
    const answer = await fetch(`${desk.url}/api/intake/v1/members/${id}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${desk.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(member),
    })
    if (!answer.ok) throw new Error(`${id}: ${answer.status} ${await answer.text()}`)
  }
  const database = new Database(desk.databaseFile)
  const store = database.prepare<[string, string, string]>(
    "INSERT INTO member_metrics (member_id, metrics, category, received_at) VALUES (?, ?, '', ?)",
  )
  const measuredAt = new Date(Date.now() - DAY_MS).toISOString()
  const value = (of: number, windowMonths: number | null) => ({ value: of, measuredAt, windowMonths })
  for (const [id, rating] of Object.entries(ratings)) {
    const metrics = {
      completed_work: value(600_000, HALF_YEAR),
      client_rating: value(rating, HALF_YEAR),
      client_reply_rate: value(9_500, HALF_YEAR),
      cancel_rate: value(500, HALF_YEAR),
      unfair_price_rate: value(0, HALF_YEAR),
      late_payments: value(0, null),
    }
    store.run(id, JSON.stringify(metrics), measuredAt)
  }
  database.close()
}
