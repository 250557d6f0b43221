import { exampleJob } from '@mimamori/examples/job-examples'
import { createSeededRandom } from '@mimamori/examples/seeded-random'
import { SHIPPED_DUE_TIMES } from '@mimamori/policy/cases/due-time-rules'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { plusSeconds } from '@mimamori/policy/instant'
import { QUEUE_VIEWS } from '@mimamori/policy/queue/queue-view-rules'
import { caseById, type StoredCase } from '@mimamori/storage/cases/case-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { assignCase } from '../cases/assign-case.ts'
import { releaseExpiredLeases } from '../cases/case-leases.ts'
import { claimCase, claimNextCaseId, reserveNextCases } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { setDueTimes } from '../due-times/set-due-times.ts'
import { randomLives } from '../testing/random-lives.ts'
import { storeAccounts } from '../testing/test-accounts.ts'
import { aReport, openTestApp, person, START, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, sato, suzuki, tanaka } from '../testing/test-decisions.ts'
import { getQueueCounts, getQueuePage } from './get-queue-page.ts'

/** a whole shift where all random lives are tried, else its first hours */
const SHIFT_HOURS = randomLives(3, 8)
const SHIFT_SECONDS = SHIFT_HOURS * 60 * 60
const MODERATORS = [sato, suzuki]
/** seconds that a decision takes, on average */
const DECISION_SECONDS = 180
/** seconds that giving a case to a colleague takes */
const ASSIGNING_SECONDS = 5

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
  await storeAccounts(testApp.app, MODERATORS)
})
afterEach(() => testApp.close())

type ShiftArrival = { readonly id: string; readonly after: number; readonly reporters: number; readonly takes: number }

/** Arrivals of a shift at a share of what the moderators can decide. */
function arrivalsAt(load: number, seed: number): readonly ShiftArrival[] {
  const random = createSeededRandom(seed)
  const gap = DECISION_SECONDS / MODERATORS.length / load
  const arrivals: ShiftArrival[] = []
  for (let after = 0; after < SHIFT_SECONDS; after += -gap * Math.log(1 - random.next())) {
    const reporters = random.weighted([
      [0, 6],
      [1, 2],
      [3, 1],
    ])
    arrivals.push({ id: `J-${arrivals.length}`, after, reporters, takes: random.int(120, 240) })
  }
  return arrivals
}

/** A flagged job, of all categories in turn, and who reported it. */
async function arrive({ id, reporters }: ShiftArrival, n: number): Promise<void> {
  const at = testApp.app.clock.now()
  const random = createSeededRandom(n)
  const kind = CATEGORIES[n % CATEGORIES.length] ?? 'other'
  const job = exampleJob(random, { id, clientId: `U-${n % 40}`, at, kind, disguise: 0 })
  // also what the detector does not know at once is in the queue
  await testApp.ingest({
    kind: 'job',
    body: { ...job, description: `${job.description}\nやり取りはLINE ID: yamada-work2 でお願いします。` },
  })
  for (let by = 0; by < reporters; by++)
    await testApp.ingest(
      aReport(`R-${id}-${by}`, { target: { type: 'job', id }, reporterId: `U-9${n}-${by}`, reportedAt: at }),
    )
}

/** What the header, the tabs and the lists say, which must be the same. */
async function expectOneWordOneNumber(): Promise<void> {
  const counts = await getQueueCounts(testApp.app, tanaka)
  for (const view of QUEUE_VIEWS) {
    const listed = []
    let after: string | undefined
    do {
      const page = await getQueuePage(testApp.app, tanaka, { view, after, limit: 100 })
      listed.push(...page.items)
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(listed.length, view).toBe(counts.views[view])
    if (view === 'mine' || view === 'overdue') continue
    expect(listed.filter(({ holder }) => holder !== null).length, view).toBe(counts.held[view])
    if (view !== 'flagged') continue
    expect(listed.filter(({ dueAt }) => dueAt < testApp.app.clock.now()).length).toBe(counts.overdue)
    expect(listed.map(({ openedAt }) => openedAt).sort()[0] ?? null).toBe(counts.oldestFlaggedAt)
  }
}

const waiting = async (): Promise<readonly StoredCase[]> => {
  const rows = await testApp.rawSql("SELECT id FROM cases WHERE state = 'open' AND queue = 'flagged'")
  const found = await Promise.all(rows.map(({ id }) => caseById(testApp.db, String(id))))
  return found.filter((each) => each !== null)
}

/** Every case that is overtaken by one due later is overtaken for minutes that stated reasons earned. */
function expectReason(taken: StoredCase, left: readonly StoredCase[]): void {
  for (const overtaken of left.filter(({ dueAt }) => dueAt < taken.dueAt)) {
    const earned = taken.rankLines.reduce((sum, { minutes }) => sum + minutes, 0)
    expect(taken.rankLines.length).toBeGreaterThan(0)
    expect(Date.parse(taken.dueAt) - Date.parse(overtaken.dueAt)).toBeLessThanOrEqual(earned * 60_000)
  }
}

type Shift = {
  readonly breaches: number
  readonly decided: number
  readonly assigned: number
  readonly seen: readonly SeenCase[]
}
type SeenCase = { readonly after: number; readonly dueAfter: number; readonly takes: number }

/**
 * Works through a shift by the desk's own order: whoever is free claims the next case and decides it, or gives it to the other now and then.
 */
async function workShift(arrivals: readonly ShiftArrival[]): Promise<Shift> {
  const free = MODERATORS.map(() => 0)
  const seen: SeenCase[] = []
  const assigned = new Set<string>()
  let breaches = 0
  let decided = 0
  let now = 0
  let next = 0
  const moveTo = (after: number) => {
    if (after > now) testApp.wait(after - now)
    now = Math.max(now, after)
  }
  for (let steps = 0; ; steps++) {
    const at = Math.min(...free)
    const arrival = arrivals[next]
    if (arrival && arrival.after <= at) {
      moveTo(arrival.after)
      await arrive(arrival, next++)
      const { dueAt } = await testApp.caseOfJob(arrival.id)
      seen.push({ after: now, dueAfter: (Date.parse(dueAt) - Date.parse(START)) / 1000, takes: arrival.takes })
      continue
    }
    if (at >= SHIFT_SECONDS) break
    moveTo(at)
    await finalizeExpiredDecisions(testApp.app)
    await releaseExpiredLeases(testApp.app)
    if (steps % 40 === 0) await expectOneWordOneNumber()
    const who = free.indexOf(at)
    const actor = MODERATORS[who] ?? sato
    const caseId = await claimNextCaseId(testApp.app, actor, { view: 'flagged' })
    if (caseId === null) {
      if (!arrival) break
      free[who] = arrival.after
      continue
    }
    const taken = await caseById(testApp.db, caseId)
    if (!taken) throw new Error('a claimed case is gone')
    const { contentVersion, fence, target, dueAt } = taken
    // what was assigned to somebody comes first for them, whatever its rank
    if (steps % 5 === 0 && !assigned.has(caseId)) expectReason(taken, await waiting())
    if (steps % 9 === 0 && !assigned.has(caseId)) {
      await assignCase(testApp.app, actor, { caseId, fence, to: (actor === sato ? suzuki : sato).id, why: '' })
      assigned.add(caseId)
      free[who] = now + ASSIGNING_SECONDS
      continue
    }
    const takes = arrivals.find(({ id }) => id === target.id)?.takes ?? DECISION_SECONDS
    // it is decided when its time is over; the claim is renewed until then
    await decideAs(testApp, actor, { caseId, fence, contentVersion, choice: choiceOf('advice'), note: '初めての相手' })
    decided += 1
    free[who] = now + takes
    if (plusSeconds(testApp.app.clock.now(), takes) > dueAt) breaches += 1
  }
  const late = (await waiting()).filter(({ dueAt }) => dueAt < plusSeconds(START, SHIFT_SECONDS)).length
  return { breaches: breaches + late, decided, assigned: assigned.size, seen }
}

/** The breaches of the same arrivals where the earliest due time goes first. */
function breachesByDueTime(seen: readonly SeenCase[]): number {
  const free = MODERATORS.map(() => 0)
  const left = [...seen]
  let breaches = 0
  for (;;) {
    const at = Math.min(...free)
    const who = free.indexOf(at)
    const here = left.filter(({ after }) => after <= at).sort((one, other) => one.dueAfter - other.dueAfter)
    const [taken] = here
    if (at >= SHIFT_SECONDS || left.length === 0)
      return breaches + left.filter(({ dueAfter }) => dueAfter < SHIFT_SECONDS).length
    if (!taken) {
      free[who] = Math.min(...left.map(({ after }) => after))
      continue
    }
    left.splice(left.indexOf(taken), 1)
    free[who] = at + taken.takes
    if (at + taken.takes > taken.dueAfter) breaches += 1
  }
}

// a shift, case by case
test('at nine tenths of what people can decide no case breaches its due time', { timeout: 120_000 }, async () => {
  const { breaches, decided, assigned, seen } = await workShift(arrivalsAt(0.9, 4))
  expect(decided).toBeGreaterThan(25 * SHIFT_HOURS)
  expect(assigned).toBeGreaterThan(randomLives(4, 15))
  expect(breaches).toBe(0)
  expect(breachesByDueTime(seen)).toBe(0)
})

// a shift, case by case
test('beyond that, what is overtaken names the reason; breaches by rank and by due time alone are told', {
  timeout: 120_000,
}, async () => {
  // in a shorter shift less time, so that what waits is late all the same
  const flagged = {
    urgent: randomLives(8, 20),
    high: randomLives(17, 45),
    medium: randomLives(28, 75),
    low: randomLives(45, 120),
  }
  const times = { ...SHIPPED_DUE_TIMES, flagged }
  await setDueTimes(testApp.app, tanaka, { from: null, times, reason: '年末の増加' })
  const { breaches, seen } = await workShift(arrivalsAt(1.4, 5))
  const byDueTime = breachesByDueTime(seen)
  process.stdout.write(
    `${SHIFT_HOURS} hours at 1.4 of capacity: ${breaches} breaches by rank, ${byDueTime} by due time\n`,
  )
  expect(seen.length).toBeGreaterThan(40 * SHIFT_HOURS)
  expect(byDueTime).toBeGreaterThan(0)
})

test('a tab that nobody touches keeps and reserves no case beyond its lease', async () => {
  const idle = person('maya')
  for (const [n, arrival] of arrivalsAt(0.5, 6).slice(0, 6).entries()) await arrive(arrival, n)
  const all = (await waiting()).length
  await claimCase(testApp.app, idle, (await testApp.caseOfJob('J-0')).id)
  await reserveNextCases(testApp.app, idle, { view: 'flagged' }, 2)
  expect((await waiting()).length).toBe(all - 3)
  testApp.wait(120)
  await releaseExpiredLeases(testApp.app)
  expect((await waiting()).length).toBe(all)
  await expectOneWordOneNumber()
})
