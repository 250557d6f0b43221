import { setTimeout as pause } from 'node:timers/promises'
import type { RefusedData } from '@mimamori/contract/refusals'
import { LEASE_SECONDS } from '@mimamori/policy/cases/case-model'
import type { Pool } from 'undici'
import { poolOf, send } from '../running/intake.ts'
import { call, claimNext, fill } from '../running/load.ts'
import { type Person, seedStaff } from '../running/people.ts'
import { type Given, type Ledger, newLedger } from './claim-ledger.ts'
import { type Desks, type StartDesks, startOne, startSeveral } from './desks.ts'
import { none } from './none.ts'
import type { Finding, Proof } from './proof.ts'
import { countersAmiss, figureIn } from './stored.ts'

/** windows in which what is next is taken, over all people; in one more each of them fights over a few cases by their ids */
const TAKING_NEXT = 40
const FOUGHT_OVER = 2
const BEATEN_WAITS_MS = 10
/** of what is taken, every so manieth is given back at once; the rest is kept until its lease ends */
const GIVEN_BACK = 4
const LEASES_END_MS = (LEASE_SECONDS.claim + 1) * 1000
/** on a machine that has much else to do */
const OPEN_AGAIN_WITHIN_MS = 300_000

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
  readonly take: (seat: Seat) => Promise<readonly Given[]>
  readonly keeps: boolean
}
type Count = { leasesEnded: number; beaten: number }
type Kept = { readonly seat: Seat; readonly it: Given }
type World = { readonly desks: Desks; readonly seats: readonly Seat[]; readonly ledger: Ledger; readonly count: Count }

const refusalIn = (body: unknown): string | undefined =>
  (body as { json?: { data?: Partial<RefusedData> } } | null)?.json?.data?.refusal

const takeNext: Seat['take'] = async ({ pool, person }) => {
  const it = await claimNext(pool, person, 'flagged')
  return it ? [it] : []
}

/** Claim the next page in one call. */
const takePage =
  (count: number): Seat['take'] =>
  async ({ pool, person }) => {
    const { status, body, text } = await send(pool, call(person, 'cases/claimPage', { view: 'flagged', count }))
    if (status !== 200) throw new Error(`claim: ${status} ${text.slice(0, 200)}`)
    return (body as { json: { claimed: Given[] } }).json.claimed
  }

/** Claim one of a few cases that everybody wants. */
function takeOneOf(ids: readonly string[]): Seat['take'] {
  return async ({ pool, person }) => {
    const caseId = ids[Math.floor(Math.random() * ids.length)]
    const { status, body, text } = await send(pool, call(person, 'cases/claim', { caseId }))
    if (status === 200) return [(body as { json: Given }).json]
    if (status !== 409 || refusalIn(body) !== 'held_by_other') throw new Error(`claim: ${status} ${text.slice(0, 200)}`)
    return []
  }
}

const release = ({ pool, person }: Seat, { id: caseId, fence }: Given) =>
  send(pool, call(person, 'cases/release', { caseId, fence }))

async function giveBack(seat: Seat, given: readonly Given[], ledger: Ledger): Promise<void> {
  for (const it of given) ledger.givesBack(it)
  const cases = given.map(({ id: caseId, fence }) => ({ caseId, fence }))
  const { status, body, text } = await send(seat.pool, call(seat.person, 'cases/releaseMany', { cases }))
  const released = (body as { json?: { released?: string[] } } | null)?.json?.released
  if (status !== 200 || released?.length !== given.length) throw new Error(`release: ${status} ${text.slice(0, 200)}`)
}

/** Take what is next until nothing is left. Answers what was kept last. */
async function takeAll(seat: Seat, ledger: Ledger, claims: number): Promise<Kept | null> {
  let kept: Kept | null = null
  for (let n = 1; ledger.count() < claims; ) {
    const taken = await seat.take(seat)
    if (taken.length === 0) break
    for (const it of taken) ledger.given(seat.name, it)
    const back = taken.filter(() => n++ % GIVEN_BACK === 0)
    if (back.length > 0) await giveBack(seat, back, ledger)
    const it = taken.filter((one) => !back.includes(one)).at(-1)
    if (it) kept = { seat, it }
  }
  return kept
}

/** Take one of the few everybody wants and give it back, until the others are done. */
async function fight(seat: Seat, { ledger, count }: World, over: () => boolean): Promise<void> {
  while (!over()) {
    const [it] = await seat.take(seat)
    if (!it) {
      count.beaten += 1
      await pause(BEATEN_WAITS_MS)
      continue
    }
    ledger.given(seat.name, it)
    await giveBack(seat, [it], ledger)
  }
}

/** Nobody renews: what is held comes back to its queue, and whoever had it can do nothing with it any more. */
async function leasesEnd({ desks, ledger, count }: World, kept: readonly Kept[]): Promise<void> {
  count.leasesEnded += 1
  for (const desk of desks.all) desk.moveClock(count.leasesEnded * LEASES_END_MS)
  ledger.forget()
  const answers = await Promise.all(kept.map(({ seat, it }) => release(seat, it)))
  const accepted = answers.filter(({ status, body }) => status !== 409 || refusalIn(body) !== 'lease_lost')
  none('given back after the end of its lease', accepted)
  const figure = (sql: string) => figureIn(desks.read, sql)
  const until = Date.now() + OPEN_AGAIN_WITHIN_MS
  const held = () => figure("SELECT count(*) AS n FROM cases WHERE state <> 'open'")
  while ((await held()) > 0) {
    if (Date.now() > until) throw new Error('cases stayed with somebody whose lease had ended')
    await pause(50)
  }
}

async function claimAll(world: World, claims: number): Promise<void> {
  const { seats, ledger } = world
  while (ledger.count() < claims) {
    let over = false
    const fights = seats.filter(({ keeps }) => !keeps).map((seat) => fight(seat, world, () => over))
    const takes = seats.filter(({ keeps }) => keeps).map((seat) => takeAll(seat, ledger, claims))
    const kept = await Promise.all(takes).finally(() => {
      over = true
    })
    await Promise.all(fights)
    none('claims', ledger.wrong)
    const last = kept.flatMap((one) => one ?? [])
    await leasesEnd(world, last)
  }
}

/** What is stored about all that: as many claims as were answered, each under a fence of its own. */
async function prove({ desks, ledger, count }: World): Promise<void> {
  const figure = (sql: string) => figureIn(desks.read, sql)
  const claims = "FROM audit WHERE action = 'case.claimed'"
  const stored = {
    claims: await figure(`SELECT count(*) AS n ${claims}`),
    pairs: await figure(`SELECT count(*) AS n FROM (SELECT DISTINCT subject_id, detail ${claims}) AS pairs`),
    fences: await figure('SELECT sum(fence) AS n FROM cases'),
  }
  const told = ledger.count()
  const differs = Object.entries(stored).filter(([, n]) => n !== told)
  none(`differs from the ${told} claims that were answered`, differs)
  none('counters', await countersAmiss(desks.read))
  if (count.beaten === 0) throw new Error('nobody was ever beaten to a case')
  const { code, said } = await desks.all[0].command('audit', 'verify')
  if (code !== 0) throw new Error(`the audit log: ${said}`)
}

type Seats = { readonly seats: Seat[]; readonly leave: () => Promise<unknown> }

async function seatsAt({ all: desks }: Desks, { people, cases, page, pagesEvery }: Size): Promise<Seats> {
  const pools = desks.map(({ url }) => poolOf(url, Math.ceil((TAKING_NEXT + people) / desks.length)))
  const [pool] = pools
  const staff = await seedStaff(desks[0], people)
  const [somebody] = staff
  if (!pool || !somebody) throw new Error('nobody is at the desk')
  await fill(desks[0], pool, cases, 'J-', 'direct_deal')
  await fill(desks[0], pool, 2 * FOUGHT_OVER, 'P-', 'clean')
  const { items } = await somebody.client.queue.list({ view: 'patrol', limit: FOUGHT_OVER })
  const takeFoughtOver = takeOneOf(items.map(({ id }) => id))
  const seats = staff.flatMap((person) =>
    Array.from({ length: TAKING_NEXT / people + 1 }, (_, n) => {
      const name = `${person.login}, window ${n}`
      return n > 0
        ? { name, person, take: n % pagesEvery === 0 ? takePage(page) : takeNext, keeps: true }
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
function claimsAt(start: StartDesks, sizes: Pick<Proof<Size>, 'short' | 'full'>): Proof<Size> {
  async function run(size: Size): Promise<readonly Finding[]> {
    const desks = await start({ environment: { MIMAMORI_INTAKE_PER_MINUTE: '10000000' } })
    const { engine, all } = desks
    try {
      const { seats, leave } = await seatsAt(desks, size)
      const world: World = { desks, seats, ledger: newLedger(), count: { leasesEnded: 0, beaten: 0 } }
      await claimAll(world, size.claims)
      await leave()
      await prove(world)
      const { leasesEnded: leases_ended, beaten } = world.count
      const of = { instances: all.length, people: size.people, connections: seats.length, leases_ended, beaten }
      return [{ id: 'N16', name: 'claims doubled', value: 0, unit: 'claims', n: world.ledger.count(), engine, ...of }]
    } finally {
      await desks.discard()
    }
  }
  return { ...sizes, run }
}

/** Claims by many, one by one and a few at once, at one desk on SQLite. */
export const claims: Proof<Size> = claimsAt(startOne, {
  short: { people: 4, claims: 20_000, cases: 2_000, page: 10, pagesEvery: 2 },
  full: { people: 8, claims: 1_000_000, cases: 20_000, page: 4, pagesEvery: 2 },
})

/** Claims by many, page by page, at four instances on one PostgreSQL. */
export const claimsAtFour: Proof<Size> = claimsAt(startSeveral(4), {
  short: { people: 4, claims: 5_000, cases: 2_000, page: 50, pagesEvery: 1 },
  full: { people: 8, claims: 1_000_000, cases: 20_000, page: 50, pagesEvery: 1 },
})
