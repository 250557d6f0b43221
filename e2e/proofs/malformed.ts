import { Pool } from 'undici'
import type { Desk } from '../running/desk.ts'
import { examplesOf, preparedJob, send } from '../running/intake.ts'
import { addStaff, type Person, signIn } from '../running/people.ts'
import { type StartDesks, startOne, startSeveral } from './desks.ts'
import { aftermath, rowsOf, storedBeside } from './malformed-aftermath.ts'
import type { Caller } from './malformed-calls.ts'
import { malformedDesk, type OpenCase } from './malformed-desk.ts'
import { type Document, malformedIntake } from './malformed-intake.ts'
import { unleash } from './malformed-storm.ts'
import { none } from './none.ts'
import type { Finding, Proof } from './proof.ts'

type Size = { readonly requests: number; readonly seed: number }

const CONNECTIONS = 24
/** also on a machine that is busy with other things */
const ANSWERS_WITHIN_MS = 30_000

/** A case that stays open: nobody claims anything while the requests come. */
async function openCase(desk: Desk, pool: Pool, lead: Person): Promise<OpenCase> {
  const job = examplesOf(21, 20).job('J-open', 'direct_deal')
  await send(pool, preparedJob(desk.apiKey, job))
  const pages = await Promise.all((['flagged', 'patrol'] as const).map((view) => lead.client.queue.list({ view })))
  const [found] = pages.flatMap(({ items }) => items)
  if (!found) throw new Error('the desk opened no case')
  return { caseId: found.id, contentVersion: found.contentVersion }
}

/** Who calls and what is asked: made from the two contracts of this very desk. */
async function sourcesAt(desk: Desk, pool: Pool) {
  const join = async (role: 'moderator' | 'lead' | 'admin') => await signIn(desk.url, await addStaff(desk, role, role))
  const lead = await join('lead')
  const callers: [Caller, ...Caller[]] = [
    { cookie: lead.cookie, may: true },
    { cookie: (await join('moderator')).cookie, may: false },
    { cookie: (await join('admin')).cookie, may: false },
    { cookie: null, may: true },
  ]
  const document = (await (await fetch(`${desk.url}/api/openapi.json`)).json()) as Document
  const intake = malformedIntake(document, desk.apiKey)
  return { lead, intake, calls: malformedDesk(callers, await openCase(desk, pool, lead)) }
}

/**
 * N21: nothing malformed gets another answer than the contracts say, or one that says too much, or changes anything.
 * The same seed sends the same requests.
 */
function malformedAt(start: StartDesks, sizes: Pick<Proof<Size>, 'short' | 'full'>): Proof<Size> {
  async function run({ requests, seed }: Size): Promise<readonly Finding[]> {
    const desks = await start({ environment: { MIMAMORI_INTAKE_PER_MINUTE: '100000000' } })
    const [desk] = desks.all
    const limits = { headersTimeout: ANSWERS_WITHIN_MS, bodyTimeout: ANSWERS_WITHIN_MS }
    const pool = new Pool(desk.url, { connections: CONNECTIONS, ...limits })
    try {
      const { lead, ...sources } = await sourcesAt(desk, pool)
      const before = await rowsOf(desks)
      const from = performance.now()
      const { sent, faults } = await unleash({ desk, pool, connections: CONNECTIONS, ...sources }, requests, seed)
      const perSecond = Math.round(requests / ((performance.now() - from) / 1000))
      const stored = storedBeside(sent.good, before, await rowsOf(desks))
      none(`under seed ${seed}`, [...faults, ...stored])
      const later = await aftermath(desks, pool, { lead, good: sources.intake.good })
      const value = none(`after it all, under seed ${seed}`, later)
      const { good: good_among_them, ...rest } = sent
      const of = { unit: 'requests', n: requests, engine: desks.engine, seed, ...rest, good_among_them }
      return [{ id: 'N21', name: 'malformed requests answered wrongly', value, ...of, per_second: perSecond }]
    } finally {
      await pool.destroy()
      await desks.discard()
    }
  }
  return { ...sizes, run }
}

/** Malformed requests at one desk on SQLite. */
export const malformed: Proof<Size> = malformedAt(startOne, {
  short: { requests: 5_000, seed: 21 },
  full: { requests: 1_000_000, seed: 2_100 },
})

/** The same on PostgreSQL, which takes fewer texts and numbers than SQLite does. */
export const malformedOnPostgres: Proof<Size> = malformedAt(startSeveral(1), {
  short: { requests: 2_000, seed: 22 },
  full: { requests: 1_000_000, seed: 2_200 },
})
