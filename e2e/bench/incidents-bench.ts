import Database from 'better-sqlite3'
import { addStaff, type Person, seedStaff, signIn } from '../harness/desk-accounts.ts'
import { type DeskProcess, startDesk } from '../harness/desk-process.ts'
import { type Figure, latencyPercentiles, medianOf, roundTo } from './bench-figures.ts'

const DISCLOSURE_COUNT = 1_000_000
const PEOPLE_COUNT = 20
const MEMBER_COUNT = 200_000
const RUN_COUNT = 20
const YEAR_MS = 365 * 24 * 3600 * 1000

const FIELDS = ['displayName', 'email', 'phone']
const REASONS = ['identity_check', 'report_contact', 'fraud_enquiry', 'legal_request']

/** A year of disclosures, written past the desk: half of them by one person, the rest by the others in turn. */
function insertDisclosures({ databaseFile }: DeskProcess, people: readonly string[], until: number): void {
  const hand = new Database(databaseFile)
  hand.pragma('synchronous = OFF')
  const insert = hand.prepare(
    "INSERT INTO disclosures (id, at, staff_id, member_id, kind, field, reason) VALUES (?, ?, ?, ?, 'reveal', ?, ?)",
  )
  const rows = hand.transaction(() => {
    for (let n = 0; n < DISCLOSURE_COUNT; n++) {
      const at = new Date(until - YEAR_MS + Math.floor((n * YEAR_MS) / DISCLOSURE_COUNT)).toISOString()
      const who = n % 2 === 0 ? people[0] : people[1 + (((n - 1) / 2) % (people.length - 1))]
      // a fixed step through all members, so that neighbours in time are none of each other's
      const member = `U-${(n * 7_919) % MEMBER_COUNT}`
      insert.run(`d-${String(n).padStart(9, '0')}`, at, who, member, FIELDS[n % 3], REASONS[n % 4])
    }
  })
  rows()
  const member = hand.prepare(
    "INSERT OR IGNORE INTO members (id, roles, display_name, email, phone, registered_at, verifications, profile, received_at) VALUES (?, '[]', '', '', '', '', '{}', '{}', '')",
  )
  member.run('U-0')
  hand.close()
}

type IncidentQuery = Parameters<Person['client']['incidents']['ask']>[0]

async function timeQuery(auditor: Person, name: string, asked: IncidentQuery): Promise<Figure> {
  const latencies: number[] = []
  let times = 0
  for (let run = 0; run < RUN_COUNT; run++) {
    const from = performance.now()
    const { of } = await auditor.client.incidents.ask(asked)
    latencies.push(performance.now() - from)
    times = of?.times ?? 0
  }
  const value = roundTo(medianOf(latencies) / 1000, 3)
  const spread = { ...latencyPercentiles(latencies), disclosures: DISCLOSURE_COUNT, found: times }
  return { id: 'N25', name, value, unit: 's', n: RUN_COUNT, engine: 'sqlite', ...spread }
}

/** N25: who saw what, asked of a million disclosures: by the person with half of them, by another, and by member. */
export async function benchIncidents(): Promise<Figure[]> {
  const desk = await startDesk({ ownClock: true })
  try {
    const people = (await seedStaff(desk, PEOPLE_COUNT)).map(({ id }) => id)
    const account = await addStaff(desk, 'auditor', 'auditor')
    await desk.stop()
    const now = Date.now()
    insertDisclosures(desk, people, now)
    await desk.restart()
    const auditor = await signIn(desk.url, account)
    const time = { from: new Date(now - YEAR_MS).toISOString(), until: new Date(now).toISOString() }
    const [most = '', other = ''] = people
    return [
      await timeQuery(auditor, 'incident, a person with half of a million disclosures', {
        by: 'person',
        id: most,
        ...time,
      }),
      await timeQuery(auditor, 'incident, another person', { by: 'person', id: other, ...time }),
      await timeQuery(auditor, 'incident, a member', { by: 'member', id: 'U-0', ...time }),
    ]
  } finally {
    await desk.discard()
  }
}
