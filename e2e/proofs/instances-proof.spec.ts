import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { LIVE_PATH } from '@mimamori/contract/live/live-stream-contract'
import { DESK_PREFIX } from '@mimamori/contract/transport-contract'
import { expect, test } from '@playwright/test'
import pg from 'pg'
import { claimNext, decisionRequest, type HeldCase, postExampleJobs } from '../harness/case-requests.ts'
import { hideFor } from '../harness/decision-choices.ts'
import { type Person, seedStaff, sessionHeaders } from '../harness/desk-accounts.ts'
import { type DeskInstances, startDeskInstances } from '../harness/desk-instances.ts'
import type { DeskProcess } from '../harness/desk-process.ts'
import { connectionPool, sendRequest } from '../harness/intake-requests.ts'
import { type MarketplaceProcess, reserveReceiver, startMarketplace } from '../harness/marketplace-process.ts'

const INSTANCE_COUNT = 4
const CASE_COUNT = 300

async function queryRows<Row extends pg.QueryResultRow>({ databaseUrl }: DeskInstances, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

/** What an instance tells a page that listens to it, until it is let go. */
function listenToEvents(desk: DeskProcess, person: Person) {
  let stdout = ''
  const gone = new AbortController()
  const ended = (async () => {
    const stream = await fetch(`${desk.url}${DESK_PREFIX}${LIVE_PATH}`, {
      headers: sessionHeaders(person),
      signal: gone.signal,
    })
    for await (const chunk of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) stdout += chunk
  })().catch(() => undefined)
  const leave = async () => {
    gone.abort()
    await ended
  }
  /** the cases it told of */
  function cases(): Set<string> {
    const lists = [...stdout.matchAll(/"cases":\[([^\]]*)\]/g)].flatMap(([, ids = '']) => ids.split(','))
    return new Set(lists.map((id) => id.replaceAll('"', '')))
  }
  /** the people it has shown at this case */
  function peopleAt(caseId: string): Set<string> {
    const lists = [...stdout.matchAll(new RegExp(`"${caseId}":\\[([^\\]]*)\\]`, 'g'))].map(([, people = '']) => people)
    return new Set(lists.flatMap((people) => [...people.matchAll(/"id":"([0-9a-f-]+)"/g)].map(([, id = '']) => id)))
  }
  return { cases, peopleAt, leave }
}

/** Everybody opens the same case, each at an instance of their own. */
async function openOnAllInstances(
  desks: readonly DeskProcess[],
  staff: readonly Person[],
  caseId: string,
): Promise<void> {
  const saying = desks.map(async (desk, n) => {
    const said = { page: randomUUID(), caseId, doing: 'viewing' }
    const body = JSON.stringify({ json: said })
    const url = `${desk.url}${DESK_PREFIX}/live/presence`
    const { status } = await fetch(url, { method: 'POST', headers: sessionHeaders(staff[n] as Person), body })
    expect(status).toBe(200)
  })
  await Promise.all(saying)
}

type InstanceShift = { readonly desk: DeskProcess; readonly person: Person; readonly held: readonly HeldCase[] }

/** Somebody at each instance takes cases until there are none, ten at a time. */
async function claimEverything(desks: readonly DeskProcess[], staff: readonly Person[]): Promise<InstanceShift[]> {
  const shift = async (desk: DeskProcess, person: Person): Promise<InstanceShift> => {
    const pool = connectionPool(desk.url, 10)
    const held: HeldCase[] = []
    const one = async () => {
      for (let next = await claimNext(pool, person, 'flagged'); next; next = await claimNext(pool, person, 'flagged')) {
        held.push(next)
      }
    }
    await Promise.all(Array.from({ length: 10 }, one))
    await pool.destroy()
    return { desk, person, held }
  }
  return await Promise.all(desks.map((desk, n) => shift(desk, staff[n] as Person)))
}

async function decideAll(shifts: readonly InstanceShift[]): Promise<number> {
  const decided = shifts.map(async ({ desk, person, held }) => {
    const pool = connectionPool(desk.url, 10)
    const answers = await Promise.all(
      held.map((one) => sendRequest(pool, decisionRequest(person, one, hideFor('direct_deal')))),
    )
    await pool.destroy()
    expect(answers.filter(({ status }) => status !== 200).map(({ text }) => text)).toEqual([])
    return answers.length
  })
  return (await Promise.all(decided)).reduce((sum, n) => sum + n, 0)
}

async function waitForReceived(marketplace: MarketplaceProcess, count: number) {
  const until = Date.now() + 30_000
  for (;;) {
    const events = await marketplace.received()
    if (events.length >= count || Date.now() > until) return events
    await pause(200)
  }
}

test('four instances on one PostgreSQL: no case twice, every event acknowledged once, everybody hears and sees everybody', async () => {
  const receiver = await reserveReceiver()
  const instances = await startDeskInstances(INSTANCE_COUNT, { webhook: receiver.webhook })
  const { desks, first } = instances
  const pool = connectionPool(first.url, 8)
  const marketplace = await startMarketplace(receiver, first)
  try {
    const staff = await seedStaff(first, INSTANCE_COUNT)
    const streams = desks.map((desk, n) => listenToEvents(desk, staff[n] as Person))
    await postExampleJobs(first, pool, CASE_COUNT, 'J-', 'direct_deal')
    const shifts = await claimEverything(desks, staff)
    const claimed = shifts.flatMap(({ held }) => held.map(({ id }) => id))
    expect(new Set(claimed).size, 'no case was given to two').toBe(claimed.length)
    const open = await queryRows(instances, "SELECT id FROM cases WHERE state = 'open' AND queue = 'flagged'")
    expect(open, 'no case was left out').toEqual([])
    expect(await decideAll(shifts)).toBe(claimed.length)
    for (const desk of desks) desk.moveClock(11_000)
    const events = await waitForReceived(marketplace, claimed.length)
    expect(events.length).toBe(claimed.length)
    expect(events.filter(({ times }) => times !== 1)).toEqual([])
    const [together = ''] = claimed
    await openOnAllInstances(desks, staff, together)
    const everybody = new Set(staff.map(({ id }) => id))
    for (const { peopleAt } of streams) {
      await expect.poll(() => peopleAt(together), 'people at other instances are seen').toEqual(everybody)
    }
    await Promise.all(streams.map(({ leave }) => leave()))
    const missed = streams.map(({ cases }) => {
      const told = cases()
      return claimed.filter((id) => !told.has(id)).length
    })
    expect(missed, 'cases an instance did not tell its pages about').toEqual(desks.map(() => 0))
    const lanes = await queryRows(instances, 'SELECT DISTINCT lane FROM audit')
    expect(lanes.length, 'instances write on lanes of their own').toBeGreaterThanOrEqual(INSTANCE_COUNT)
    expect((await first.command('audit', 'verify')).code).toBe(0)
  } finally {
    await pool.destroy()
    await marketplace.stop()
    await instances.discard()
  }
})
