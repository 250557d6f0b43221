import type { QueueItem } from '@mimamori/contract/queue/queue-contract'
import { CATEGORIES, SEVERITIES } from '@mimamori/policy/catalogue/violation-categories'
import { plusSeconds } from '@mimamori/policy/instant'
import { JOB_FORMATS } from '@mimamori/policy/intake/intake-arrivals'
import { compareBySort } from '@mimamori/policy/queue/queue-order-rules'
import {
  effectiveSort,
  isInView,
  type ListedCase,
  matchesFilters,
  QUEUE_SORTS,
  QUEUE_VIEWS,
  type ViewQuery,
} from '@mimamori/policy/queue/queue-view-rules'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import { caseById, type StoredCase } from '@mimamori/storage/cases/case-reads'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { releaseCase } from '../cases/case-leases.ts'
import { claimCase, claimNextCaseId } from '../cases/claim-case.ts'
import { escalateCase, pinCase, raiseCase, snoozeCase } from '../cases/set-aside-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { enterEnquiry } from '../enquiries/enter-enquiry.ts'
import { grantStandard } from '../testing/granted-standards.ts'
import { aJob, aReport, CLEAN, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, claimedCase, decideAs, refusalOf, sato, suzuki, tanaka } from '../testing/test-decisions.ts'
import { reminderSteps } from '../testing/test-reminders.ts'
import { getQueueCounts, getQueuePage } from './get-queue-page.ts'

const JOBS = 96
const QUERIES = 300
const REPORTERS = 3

let testApp: TestApp
let all: (StoredCase & Pick<ListedCase, 'standards'>)[]
/** who holds a standard; others of its cases' authors do not */
const HOLDER = 'U-3'

const moved: readonly ((held: { caseId: string; fence: number }, n: number) => Promise<unknown>)[] = [
  async (held) => releaseCase(testApp.app, sato, held),
  async () => undefined,
  async ({ caseId, fence }) => {
    await releaseCase(testApp.app, sato, { caseId, fence })
    await claimCase(testApp.app, suzuki, caseId)
  },
  (held, n) => snoozeCase(testApp.app, sato, held, plusSeconds(testApp.app.clock.now(), 600 - n)),
  (held) => escalateCase(testApp.app, sato, held, '確認をお願いします'),
  async (held) => {
    await escalateCase(testApp.app, sato, held, '確認をお願いします')
    await claimCase(testApp.app, tanaka, held.caseId)
  },
  async (held, n) => (n % 12 === 6 ? raiseCase : releaseCase)(testApp.app, sato, held, ''),
]

/** A desk with something of everything: texts, formats, authors with and without warnings, reports, and every state. */
async function stock(n: number): Promise<void> {
  const id = `J-${n}`
  const format = JOB_FORMATS[n % JOB_FORMATS.length] ?? 'project'
  const now = testApp.app.clock.now()
  const about = { format, clientId: `U-${n % 5}`, postedAt: now, updatedAt: now }
  await testApp.ingest(aJob(id, n % 4 === 2 ? { ...about, description: CLEAN } : about))
  for (let by = 0; by < n % REPORTERS; by++) {
    await testApp.ingest(aReport(`R-${n}-${by}`, { target: { type: 'job', id }, reporterId: `V-${by}` }))
  }
  const it = await testApp.caseOfJob(id)
  await claimCase(testApp.app, sato, it.id)
  await moved[n % moved.length]?.({ caseId: it.id, fence: 1 }, n)
  testApp.wait(1)
}

/** A job past its due time, a reminder past its deadline, and an enquiry. */
async function stockOtherKinds(): Promise<(StoredCase | null)[]> {
  const at = reminderSteps(testApp)
  await testApp.ingest(aJob('J-old', { clientId: 'U-old' }))
  await at.due()
  const asked = { memberId: null, statedName: 'sato_web', statedJobUrl: '', text: '連絡が取れません', evidence: [] }
  const { caseId } = await testApp.app.storage.write((tx) => enterEnquiry(tx, testApp.app.clock.now(), sato, asked))
  return [await testApp.caseOfJob('J-old'), await at.caseOf(), await caseById(testApp.db, caseId)]
}

beforeAll(async () => {
  testApp = await openTestApp()
  const others = await stockOtherKinds()
  const held = await claimedCase(testApp, 'warn')
  await decideAs(testApp, sato, { ...held, choice: choiceOf('warn') })
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  for (let n = 2; n < JOBS; n++) await stock(n)
  const ids = Array.from({ length: JOBS }, (_, n) => `J-${n}`)
  const found = [...(await Promise.all(ids.map((id) => unfinishedCaseOf(testApp.db, { type: 'job', id })))), ...others]
  await grantStandard(testApp, HOLDER, 'certified_client')
  const standardsOf = (authorId: string) => (authorId === HOLDER ? ['certified_client'] : [])
  all = found.filter((it) => it !== null).map((it) => ({ ...it, standards: standardsOf(it.authorId) }))
})
afterAll(() => testApp.close())

/** The list as the rules say it, from every unfinished case there is. */
function expected(query: ViewQuery): string[] {
  const now = testApp.app.clock.now()
  return all
    .filter(
      (it) => isInView(it, query.view, { me: 'sato', now }) && matchesFilters(it, query.filters ?? {}, 'sato', now),
    )
    .sort(compareBySort(effectiveSort(query)))
    .map(({ id }) => id)
}

/** Page by page; fails where a page begins with the last row of the one before, which would never end. */
async function paged(query: ViewQuery, limit: number): Promise<string[]> {
  const ids: string[] = []
  let after: string | undefined
  for (let pages = 0; pages <= JOBS; pages++) {
    const { items, next } = await getQueuePage(testApp.app, sato, { ...query, limit, after })
    const [first] = items
    if (first && first.id === ids.at(-1)) throw new Error('a page begins with the last row of the one before')
    ids.push(...items.map(({ id }) => id))
    if (!next) return ids
    after = next
  }
  throw new Error('the pages never end')
}

const rules = () => [...new Set(all.flatMap((it) => it.rules))]

const queries = (): fc.Arbitrary<ViewQuery> => {
  const values = {
    categories: fc.subarray([...CATEGORIES]),
    rule: fc.constantFrom(...rules(), 'no_such.rule'),
    minAge: fc.constantFrom(1, 2, 60),
    minReports: fc.constantFrom(1, 2),
    minWarnings: fc.constantFrom(1, 5),
    standard: fc.constantFrom('certified_client', 'no_such_standard'),
    holder: fc.constantFrom('me', 'nobody', 'suzuki'),
    format: fc.constantFrom(...JOB_FORMATS),
    severity: fc.constantFrom(...SEVERITIES),
    number: fc.constantFrom(...all.map((it) => it.number)),
  }
  return fc
    .tuple(
      fc.constantFrom(...QUEUE_VIEWS),
      fc.constantFrom(undefined, ...QUEUE_SORTS),
      fc.record(values),
      fc.subarray(Object.keys(values), { maxLength: 2 }),
    )
    .map(([view, sort, whole, named]) => ({
      view,
      sort,
      filters: Object.fromEntries(Object.entries(whole).filter(([name]) => named.includes(name))),
    }))
}

// hundreds of lists over hundreds of cases
test('a list holds what the rules say, in the order asked for, however it is cut into pages', {
  timeout: 120_000,
}, async () => {
  let listed = 0
  await fc.assert(
    fc.asyncProperty(queries(), fc.integer({ min: 1, max: 30 }), async (query, limit) => {
      const ids = await paged(query, limit)
      expect(ids).toEqual(expected(query))
      listed += ids.length
    }),
    { numRuns: QUERIES },
  )
  expect(listed).toBeGreaterThan(QUERIES)
})

test.each(QUEUE_VIEWS)('%s has something to list, and sorted by nothing it is whole', async (view) => {
  const ids = await paged({ view }, 7)
  expect(ids).toEqual(expected({ view }))
  expect(ids.length).toBeGreaterThan(0)
})

test('a list of what has waited for a minute holds what has waited for exactly that', async () => {
  const aMinuteAgo = plusSeconds(testApp.app.clock.now(), -60)
  const it = all.find(({ openedAt }) => openedAt === aMinuteAgo)
  expect(await paged({ view: 'mine', filters: { minAge: 1 } }, 50)).toContain(it?.id)
})

test('the counts by category add up to those of the view', async () => {
  const { views, held, categories, open } = await getQueueCounts(testApp.app, sato)
  for (const [view, of] of Object.entries(categories)) {
    expect(Object.values(of).reduce((sum, n) => sum + n, 0)).toBe(views[view as keyof typeof views])
  }
  expect(open).toEqual({
    flagged: views.flagged - held.flagged,
    patrol: views.patrol - held.patrol,
    reminders: 1,
    enquiries: 1,
  })
  expect(views.escalated).toBeGreaterThan(0)
})

test('the next case of a narrowed list is the first of that list that nobody holds', async () => {
  const query = { view: 'flagged', filters: { minReports: 1 }, sort: 'age' } as const
  const [first] = expected({ ...query, filters: { ...query.filters, holder: 'nobody' } })
  const id = await claimNextCaseId(testApp.app, sato, query)
  expect(id).toBe(first)
})

test('a line says who holds the case, and whether that is whoever looks', async () => {
  const { items } = await getQueuePage(testApp.app, suzuki, { view: 'flagged', limit: 200 })
  const held = items.flatMap(({ holder }) => holder ?? [])
  expect(new Set(held.map(({ mine }) => mine))).toEqual(new Set([true, false]))
  for (const { id, mine } of held) expect(mine).toBe(id === suzuki.id)
})

test('what waits for a lead says why, and nothing else has such a reason', async () => {
  const { items } = await getQueuePage(testApp.app, tanaka, { view: 'escalated', limit: 200 })
  expect(items.length).toBeGreaterThan(0)
  const why = ({ people = [] }: QueueItem) => people.find(({ kind }) => kind === 'escalated')?.words
  expect(new Set(items.map(why))).toEqual(new Set(['確認をお願いします']))
  const flagged = await getQueuePage(testApp.app, tanaka, { view: 'flagged', limit: 200 })
  expect(flagged.items.filter(why)).toEqual([])
})

test('a moderator is not given what waits for a lead, neither next nor by name', async () => {
  expect(await refusalOf(claimNextCaseId(testApp.app, sato, { view: 'escalated' }))).toBe('waits_for_lead')
  const [waiting] = (await getQueuePage(testApp.app, sato, { view: 'escalated' })).items.filter((it) => !it.holder)
  expect(await refusalOf(claimCase(testApp.app, suzuki, waiting?.id ?? ''))).toBe('waits_for_lead')
  expect(await claimNextCaseId(testApp.app, tanaka, { view: 'escalated' })).toBe(waiting?.id)
})

test('a pinned case is on top of its list, and says so in its sum', async () => {
  const { items } = await getQueuePage(testApp.app, tanaka, { view: 'patrol', limit: 200 })
  const last = items.at(-1)
  await pinCase(testApp.app, tanaka, last?.id ?? '')
  const [top] = (await getQueuePage(testApp.app, tanaka, { view: 'patrol' })).items
  expect(top).toMatchObject({ id: last?.id, pinnedAt: testApp.app.clock.now() })
})

test('what is overdue is the same number on the bar and in its list: everything undecided past its due time, in whatever queue and state', async () => {
  const days = 40 * 86_400
  const byHand = () => all.filter(({ state, dueAt }) => !['held', 'closed'].includes(state) && dueAt < now()).length
  const now = () => testApp.app.clock.now()
  const soon = byHand()
  testApp.wait(days)
  expect(new Set(all.filter(({ dueAt }) => dueAt < now()).map(({ state }) => state)).size).toBeGreaterThan(3)
  expect(byHand()).toBeGreaterThan(soon)
  const { overdue, overdueAppeals } = await getQueueCounts(testApp.app, sato)
  expect([overdue, overdueAppeals, (await paged({ view: 'overdue' }, 7)).length]).toEqual([byHand(), 0, byHand()])
})
