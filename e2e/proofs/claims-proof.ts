import { setTimeout as pause } from 'node:timers/promises'
import type { RefusedData } from '@mimamori/contract/refusal-contract'
import { LEASE_SECONDS } from '@mimamori/policy/cases/case-model'
import type { Pool } from 'undici'
import { claimNext, postExampleJobs, rpcRequest } from '../harness/case-requests.ts'
import { type Person, seedStaff } from '../harness/desk-accounts.ts'
import { connectionPool, sendRequest } from '../harness/intake-requests.ts'
import { type ClaimLedger, createClaimLedger, type GrantedClaim } from './claim-ledger.ts'
import { expectNone } from './expect-none.ts'
import type { Finding, Proof } from './proof-definition.ts'
import { type ProofDesks, type StartProofDesks, startOnPostgres, startOnSqlite } from './proof-desks.ts'
import { findCounterMismatches, queryNumber } from './stored-checks.ts'

/** windows in which what is next is taken, over all people; in one more each of them fights over a few cases by their ids */
const CLAIM_NEXT_PERCENT = 40
const CONTESTED_CASES = 2
const LOSER_PAUSE_MS = 10
/** of what is taken, every so manieth is given back at once; the rest is kept until its lease ends */
const RELEASE_ONE_IN = 4
const LEASE_EXPIRY_MS = (LEASE_SECONDS.claim + 1) * 1000
/** on a machine that has much else to do */
const REOPEN_TIMEOUT_MS = 300_000

type Size = {
  readonly people: number
  readonly claims: number
  /** in the queue; when all of them are held, everybody leaves and their leases end */
  readonly cases: number
  /** so many are claimed in one call */
  readonly page: number
  /** by every so manieth window; the others claim one by one */
  readonly pagesEvery: number
}

type Seat = {
  readonly name: string
  readonly person: Person
  readonly pool: Pool
  /** a case or a page of them; none: there is none to have now */
  readonly take: (seat: Seat) => Promise<readonly GrantedClaim[]>
  readonly keeps: boolean
}
type ClaimCount = { leasesEnded: number; beaten: number }
type KeptClaim = { readonly seat: Seat; readonly it: GrantedClaim }
type ClaimsContext = {
  readonly desks: ProofDesks
  readonly seats: readonly Seat[]
  readonly ledger: ClaimLedger
  readonly count: ClaimCount
}

const refusalCode = (body: unknown): string | undefined =>
  (body as { json?: { data?: Partial<RefusedData> } } | null)?.json?.data?.refusal

const claimNextCase: Seat['take'] = async ({ pool, person }) => {
  const it = await claimNext(pool, person, 'flagged')
  return it ? [it] : []
}

/** Claim the next page in one call. */
const claimPage =
  (count: number): Seat['take'] =>
  async ({ pool, person }) => {
    const { status, body, text } = await sendRequest(
      pool,
      rpcRequest(person, 'cases/claimPage', { view: 'flagged', count }),
    )
    if (status !== 200) throw new Error(`claim: ${status} ${text.slice(0, 200)}`)
    return (body as { json: { claimed: GrantedClaim[] } }).json.claimed
  }

/** Claim one of a few cases that everybody wants. */
function claimOneOf(ids: readonly string[]): Seat['take'] {
  return async ({ pool, person }) => {
    const caseId = ids[Math.floor(Math.random() * ids.length)]
    const { status, body, text } = await sendRequest(pool, rpcRequest(person, 'cases/claim', { caseId }))
    if (status === 200) return [(body as { json: GrantedClaim }).json]
    if (status !== 409 || refusalCode(body) !== 'held_by_other')
      throw new Error(`claim: ${status} ${text.slice(0, 200)}`)
    return []
  }
}

const releaseRequest = ({ pool, person }: Seat, { id: caseId, fence }: GrantedClaim) =>
  sendRequest(pool, rpcRequest(person, 'cases/release', { caseId, fence }))

async function releaseGiven(seat: Seat, given: readonly GrantedClaim[], ledger: ClaimLedger): Promise<void> {
  for (const it of given) ledger.givesBack(it)
  const cases = given.map(({ id: caseId, fence }) => ({ caseId, fence }))
  const { status, body, text } = await sendRequest(seat.pool, rpcRequest(seat.person, 'cases/releaseMany', { cases }))
  const released = (body as { json?: { released?: string[] } } | null)?.json?.released
  if (status !== 200 || released?.length !== given.length) throw new Error(`release: ${status} ${text.slice(0, 200)}`)
}

/** Take what is next until nothing is left. Answers what was kept last. */
async function claimUntilEmpty(seat: Seat, ledger: ClaimLedger, claims: number): Promise<KeptClaim | null> {
  let kept: KeptClaim | null = null
  for (let n = 1; ledger.count() < claims; ) {
    const taken = await seat.take(seat)
    if (taken.length === 0) break
    for (const it of taken) ledger.given(seat.name, it)
    const back = taken.filter(() => n++ % RELEASE_ONE_IN === 0)
    if (back.length > 0) await releaseGiven(seat, back, ledger)
    const it = taken.filter((one) => !back.includes(one)).at(-1)
    if (it) kept = { seat, it }
  }
  return kept
}

/** Take one of the few everybody wants and give it back, until the others are done. */
async function contestClaims(seat: Seat, { ledger, count }: ClaimsContext, over: () => boolean): Promise<void> {
  while (!over()) {
    const [it] = await seat.take(seat)
    if (!it) {
      count.beaten += 1
      await pause(LOSER_PAUSE_MS)
      continue
    }
    ledger.given(seat.name, it)
    await releaseGiven(seat, [it], ledger)
  }
}

/** Nobody renews: what is held comes back to its queue, and whoever had it can do nothing with it any more. */
async function expireLeases({ desks, ledger, count }: ClaimsContext, kept: readonly KeptClaim[]): Promise<void> {
  count.leasesEnded += 1
  for (const desk of desks.all) desk.moveClock(count.leasesEnded * LEASE_EXPIRY_MS)
  ledger.forget()
  const answers = await Promise.all(kept.map(({ seat, it }) => releaseRequest(seat, it)))
  const accepted = answers.filter(({ status, body }) => status !== 409 || refusalCode(body) !== 'lease_lost')
  expectNone('given back after the end of its lease', accepted)
  const figure = (sql: string) => queryNumber(desks.read, sql)
  const until = Date.now() + REOPEN_TIMEOUT_MS
  const held = () => figure("SELECT count(*) AS n FROM cases WHERE state <> 'open'")
  while ((await held()) > 0) {
    if (Date.now() > until) throw new Error('cases stayed with somebody whose lease had ended')
    await pause(50)
  }
}

async function claimAll(context: ClaimsContext, claims: number): Promise<void> {
  const { seats, ledger } = context
  while (ledger.count() < claims) {
    let over = false
    const fights = seats.filter(({ keeps }) => !keeps).map((seat) => contestClaims(seat, context, () => over))
    const takes = seats.filter(({ keeps }) => keeps).map((seat) => claimUntilEmpty(seat, ledger, claims))
    const kept = await Promise.all(takes).finally(() => {
      over = true
    })
    await Promise.all(fights)
    expectNone('claims', ledger.wrong)
    const last = kept.flatMap((one) => one ?? [])
    await expireLeases(context, last)
  }
}

/** What is stored about all that: as many claims as were answered, each under a fence of its own. */
async function checkClaims({ desks, ledger, count }: ClaimsContext): Promise<void> {
  const figure = (sql: string) => queryNumber(desks.read, sql)
  const claims = "FROM audit WHERE action = 'case.claimed'"
  const stored = {
    claims: await figure(`SELECT count(*) AS n ${claims}`),
    pairs: await figure(`SELECT count(*) AS n FROM (SELECT DISTINCT subject_id, detail ${claims}) AS pairs`),
    fences: await figure('SELECT sum(fence) AS n FROM cases'),
  }
  const told = ledger.count()
  const differs = Object.entries(stored).filter(([, n]) => n !== told)
  expectNone(`differs from the ${told} claims that were answered`, differs)
  expectNone('counters', await findCounterMismatches(desks.read))
  if (count.beaten === 0) throw new Error('nobody was ever beaten to a case')
  const { code, stdout } = await desks.all[0].command('audit', 'verify')
  if (code !== 0) throw new Error(`the audit log: ${stdout}`)
}

type Seats = { readonly seats: Seat[]; readonly leave: () => Promise<unknown> }

async function openSeats({ all: desks }: ProofDesks, { people, cases, page, pagesEvery }: Size): Promise<Seats> {
  const pools = desks.map(({ url }) => connectionPool(url, Math.ceil((CLAIM_NEXT_PERCENT + people) / desks.length)))
  const [pool] = pools
  const staff = await seedStaff(desks[0], people)
  const [somebody] = staff
  if (!pool || !somebody) throw new Error('nobody is at the desk')
  await postExampleJobs(desks[0], pool, cases, 'J-', 'direct_deal')
  await postExampleJobs(desks[0], pool, 2 * CONTESTED_CASES, 'P-', 'clean')
  const { items } = await somebody.client.queue.list({ view: 'patrol', limit: CONTESTED_CASES })
  const takeFoughtOver = claimOneOf(items.map(({ id }) => id))
  const seats = staff.flatMap((person) =>
    Array.from({ length: CLAIM_NEXT_PERCENT / people + 1 }, (_, n) => {
      const name = `${person.login}, window ${n}`
      return n > 0
        ? { name, person, take: n % pagesEvery === 0 ? claimPage(page) : claimNextCase, keeps: true }
        : { name, person, take: takeFoughtOver, keeps: false }
    }),
  )
  return {
    // the windows of one person are open at different desks
    seats: seats.map((seat, n) => ({ ...seat, pool: pools[n % pools.length] ?? pool })),
    leave: () => Promise.all(pools.map((each) => each.destroy())),
  }
}

/**
 * Claims by many, at as many desks as `start` answers: no case is ever with two people, no fence is given twice, and
 * what nobody renews is free again.
 */
function claimsProofOn(start: StartProofDesks, sizes: Pick<Proof<Size>, 'short' | 'full'>): Proof<Size> {
  async function run(size: Size): Promise<readonly Finding[]> {
    const desks = await start({ environment: { MIMAMORI_INTAKE_PER_MINUTE: '10000000' } })
    const { engine, all } = desks
    try {
      const { seats, leave } = await openSeats(desks, size)
      const context: ClaimsContext = { desks, seats, ledger: createClaimLedger(), count: { leasesEnded: 0, beaten: 0 } }
      await claimAll(context, size.claims)
      await leave()
      await checkClaims(context)
      const { leasesEnded: leases_ended, beaten } = context.count
      const of = { instances: all.length, people: size.people, connections: seats.length, leases_ended, beaten }
      return [{ id: 'N16', name: 'claims doubled', value: 0, unit: 'claims', n: context.ledger.count(), engine, ...of }]
    } finally {
      await desks.discard()
    }
  }
  return { ...sizes, run }
}

/** Claims by many, one by one and a few at once, at one desk on SQLite. */
export const claimsProof: Proof<Size> = claimsProofOn(startOnSqlite, {
  short: { people: 4, claims: 20_000, cases: 2_000, page: 10, pagesEvery: 2 },
  full: { people: 8, claims: 1_000_000, cases: 20_000, page: 4, pagesEvery: 2 },
})

/** Claims by many, page by page, at four instances on one PostgreSQL. */
export const claimsAtFourProof: Proof<Size> = claimsProofOn(startOnPostgres(4), {
  short: { people: 4, claims: 5_000, cases: 2_000, page: 50, pagesEvery: 1 },
  full: { people: 8, claims: 1_000_000, cases: 20_000, page: 50, pagesEvery: 1 },
})

const FEW: Size = { people: 2, claims: 300, cases: 100, page: 10, pagesEvery: 2 }

/** A few claims at two instances. */
export const fewClaimsAtTwoProof: Proof<Size> = claimsProofOn(startOnPostgres(2), { short: FEW, full: FEW })
