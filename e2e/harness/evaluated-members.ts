import Database from 'better-sqlite3'

const ROWS_PER_WRITE = 5_000
const VERIFICATIONS = { identity: true, phone: true, nda: true, marketplaceCheck: true }

/** Metrics of the nth member, about half of whom meet each standard. */
export function metricsOf(n: number, measuredAt: string, shift = 0): Record<string, unknown> {
  const value = (of: number, windowMonths: number | null = null) => ({ value: of, measuredAt, windowMonths })
  const rating = 470 + ((n * 7 + shift) % 31)
  return n % 2 === 0
    ? {
        last_login: value(Date.parse(measuredAt)),
        earnings: value((n * 7_919) % 2_000_000),
        freelancer_rating: value(rating),
        freelancer_reply_rate: value(9_000),
        completion_rate: value(9_500),
        tasks_done: value(0),
      }
    : {
        completed_work: value((n * 7_919) % 800_000, 6),
        client_rating: value(rating, 6),
        client_reply_rate: value(9_000, 6),
        cancel_rate: value((n * 13) % 4_000, 6),
        unfair_price_rate: value(0, 6),
        late_payments: value(0),
      }
}

/** Id of the nth member; ids sort by it. */
export const memberId = (n: number): string => `U-${String(n).padStart(7, '0')}`

const profileOf = (n: number) => ({
  hasPhoto: n % 5 !== 0,
  introductionLength: (n * 17) % 700,
  skills: n % 4,
  portfolioItems: 1,
  listedServices: 0,
  experience: 'public',
  qualifications: 0,
  companyFactsPublic: 2 + (n % 3),
})

/** Stores members and their metrics past the desk: by its intake that would take an hour, and is measured elsewhere. */
export function storeMembers(file: string, count: number, at: string): void {
  const database = new Database(file, { timeout: 60_000 })
  const member = database.prepare(
    "INSERT INTO members (id, roles, display_name, email, phone, registered_at, verifications, profile, received_at) VALUES (?, ?, 'x', 'x', 'x', ?, ?, ?, ?)",
  )
  const metrics = database.prepare(
    'INSERT INTO member_metrics (member_id, metrics, category, received_at) VALUES (?, ?, ?, ?)',
  )
  for (let from = 0; from < count; from += ROWS_PER_WRITE)
    database.transaction(() => {
      for (let n = from; n < Math.min(count, from + ROWS_PER_WRITE); n++) {
        const id = memberId(n)
        const roles = JSON.stringify([n % 2 === 0 ? 'freelancer' : 'client'])
        member.run(id, roles, at, JSON.stringify(VERIFICATIONS), JSON.stringify(profileOf(n)), at)
        metrics.run(id, JSON.stringify(metricsOf(n, at)), `category-${n % 8}`, at)
      }
    })()
  database.close()
}
