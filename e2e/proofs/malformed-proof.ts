import { Pool } from 'undici'
import { addStaff, type Person, signIn } from '../harness/desk-accounts.ts'
import type { DeskProcess } from '../harness/desk-process.ts'
import { createExamples, preparedJob, sendRequest } from '../harness/intake-requests.ts'
import { expectNone } from './expect-none.ts'
import { checkAftermath, countRows, findUnexpectedRows } from './malformed-aftermath.ts'
import type { Caller } from './malformed-calls.ts'
import { createMalformedDeskSource, type OpenCase } from './malformed-desk.ts'
import { createMalformedIntakeSource, type OpenApiDocument } from './malformed-intake.ts'
import { runStorm } from './malformed-storm.ts'
import type { Finding, Proof } from './proof-definition.ts'
import { type StartProofDesks, startOnPostgres, startOnSqlite } from './proof-desks.ts'

type Size = { readonly requests: number; readonly seed: number }

const CONNECTIONS = 24
/** also on a machine that is busy with other things */
const ANSWER_TIMEOUT_MS = 90_000

/** A case that stays open: nobody claims anything while the requests come. */
async function findOpenCase(desk: DeskProcess, pool: Pool, lead: Person): Promise<OpenCase> {
  const job = createExamples(21, 20).job('J-open', 'direct_deal')
  await sendRequest(pool, preparedJob(desk.apiKey, job))
  const pages = await Promise.all((['flagged', 'patrol'] as const).map((view) => lead.client.queue.list({ view })))
  const [found] = pages.flatMap(({ items }) => items)
  if (!found) throw new Error('the desk opened no case')
  return { caseId: found.id, contentVersion: found.contentVersion }
}

/** Who calls and what is asked: made from the two contracts of this very desk. */
async function createSources(desk: DeskProcess, pool: Pool) {
  const join = async (role: 'moderator' | 'lead' | 'admin') => await signIn(desk.url, await addStaff(desk, role, role))
  const lead = await join('lead')
  const callers: [Caller, ...Caller[]] = [
    { cookie: lead.cookie, may: true },
    { cookie: (await join('moderator')).cookie, may: false },
    { cookie: (await join('admin')).cookie, may: false },
    { cookie: null, may: true },
  ]
  const document = (await (await fetch(`${desk.url}/api/openapi.json`)).json()) as OpenApiDocument
  const intake = createMalformedIntakeSource(document, desk.apiKey)
  return { lead, intake, calls: createMalformedDeskSource(callers, await findOpenCase(desk, pool, lead)) }
}

/**
 * N21: nothing malformed gets another answer than the contracts say, or one that says too much, or changes anything.
 * The same seed sends the same requests.
 */
function malformedProofOn(start: StartProofDesks, sizes: Pick<Proof<Size>, 'short' | 'full'>): Proof<Size> {
  async function run({ requests, seed }: Size): Promise<readonly Finding[]> {
    const desks = await start({ environment: { MIMAMORI_INTAKE_PER_MINUTE: '100000000' } })
    const [desk] = desks.all
    const limits = { headersTimeout: ANSWER_TIMEOUT_MS, bodyTimeout: ANSWER_TIMEOUT_MS }
    const pool = new Pool(desk.url, { connections: CONNECTIONS, ...limits })
    try {
      const { lead, ...sources } = await createSources(desk, pool)
      const before = await countRows(desks)
      const from = performance.now()
      const { sent, faults } = await runStorm({ desk, pool, connections: CONNECTIONS, ...sources }, requests, seed)
      const perSecond = Math.round(requests / ((performance.now() - from) / 1000))
      const stored = findUnexpectedRows(sent.good, before, await countRows(desks))
      expectNone(`under seed ${seed}`, [...faults, ...stored])
      const later = await checkAftermath(desks, pool, { lead, good: sources.intake.good })
      const value = expectNone(`after it all, under seed ${seed}`, later)
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
export const malformedProof: Proof<Size> = malformedProofOn(startOnSqlite, {
  short: { requests: 5_000, seed: 21 },
  full: { requests: 1_000_000, seed: 2_100 },
})

/** The same on PostgreSQL, which takes fewer texts and numbers than SQLite does. */
export const malformedOnPostgresProof: Proof<Size> = malformedProofOn(startOnPostgres(1), {
  short: { requests: 2_000, seed: 22 },
  full: { requests: 1_000_000, seed: 2_200 },
})
