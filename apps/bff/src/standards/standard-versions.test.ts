import { plusSeconds } from '@mimamori/policy/instant'
import { MEMBER_ROLES } from '@mimamori/policy/intake/intake-arrivals'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import type { StandardSet } from '@mimamori/policy/standards/standard-definition'
import { withComparison } from '@mimamori/policy/standards/standard-set-edits'
import { holdingsOf } from '@mimamori/storage/standards/holding-reads'
import { forecastsOf, runById } from '@mimamori/storage/standards/run-reads'
import { standardsInForce } from '@mimamori/storage/standards/version-reads'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { closingSteps } from '../testing/test-closings.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import { GOOD_METRICS, standardsSteps } from '../testing/test-standards.ts'
import { startDueEvaluations } from './due-evaluations.ts'
import { getForecast, getNearMisses } from './get-standard-changes.ts'
import { getStandards } from './get-standards.ts'
import { evaluationsDone } from './run-evaluation.ts'
import { endStandards, proposeStandards, tryAgain, tryOut } from './standard-versions.ts'

const DAY = 86_400

let testApp: TestApp
let at: ReturnType<typeof standardsSteps>
let ueno: Staff
let mori: Staff
beforeEach(async () => {
  testApp = await openTestApp()
  at = standardsSteps(testApp)
  const { aLead } = closingSteps(testApp)
  ueno = await aLead('ueno')
  mori = await aLead('mori')
})
afterEach(async () => {
  await evaluationsDone(testApp.app)
  await testApp.close()
})

/** The shipped standards with another threshold of the clients' rating. */
const ratedAt = (threshold: number, more: Partial<StandardSet> = {}): StandardSet => ({
  ...SHIPPED_STANDARDS,
  ...more,
  standards: SHIPPED_STANDARDS.standards.map((standard) => ({
    ...standard,
    lines: standard.lines.map((line) => ({
      ...line,
      criteria: line.criteria.map((criterion) =>
        criterion.anyOf[0]?.metric === 'client_rating'
          ? { ...criterion, anyOf: [{ op: 'at_least', metric: 'client_rating', threshold }] }
          : criterion,
      ),
    })),
  })),
})

/** The shipped standards with another length of introduction that verified clients need. */
const introducing = (characters: number): StandardSet =>
  withComparison(
    SHIPPED_STANDARDS,
    { standard: 'verified_client', criterion: 'introduction' },
    { op: 'at_least', metric: 'introduction', threshold: characters },
  )

async function tried(set: StandardSet): Promise<string> {
  const { runId } = await tryOut(testApp.app, ueno, set)
  await evaluationsDone(testApp.app)
  return runId ?? ''
}

async function proposed(set: StandardSet, from: string | null = null) {
  const runId = await tried(set)
  return { runId, ...(await proposeStandards(testApp.app, ueno, { runId, from, reason: '評価を上げるため' })) }
}

const named = async (runId: string) =>
  (await forecastsOf(testApp.db, runId, { limit: 1_000 }))
    .map(({ memberId, change, standard }) => `${memberId} ${change} ${standard}`)
    .sort()

async function approved(seen: { versionId: string; hash: string; runId: string }) {
  const ended = await endStandards(testApp.app, mori, { ...seen, how: 'approved' })
  await evaluationsDone(testApp.app)
  return ended
}

test('a dry run names who gains and who loses, and changes nothing', async () => {
  await at.known('U-1', ['client'], { ...GOOD_METRICS, client_rating: 485 })
  await at.known('U-2', ['client'], { ...GOOD_METRICS, client_rating: 470 })
  await at.evaluate()
  const stricter = await tried(ratedAt(490))
  expect(await named(stricter)).toEqual(['U-1 lost certified_client'])
  const looser = await tried(ratedAt(470))
  expect(await named(looser)).toEqual(['U-2 granted certified_client'])
  const bar = { runId: looser, standard: 'certified_client', change: 'granted', limit: 10 } as const
  expect(await getForecast(testApp.app, bar)).toMatchObject({ lines: [{ memberId: 'U-2', missed: [] }], next: null })
  expect(await at.evaluate()).toEqual([])
})

test('standards that do not fit together are not tried; what is wrong is said', async () => {
  expect(await tryOut(testApp.app, ueno, ratedAt(501))).toEqual({
    runId: null,
    flaws: [{ code: 'threshold_out_of_range', at: 'certified_client.rating' }],
  })
  expect((await getStandards(testApp.app, ueno)).runs).toEqual([])
})

test('one lead proposes what was tried, another approves it, and it is in force with exactly those changes', async () => {
  await at.known('U-1', ['client'], { ...GOOD_METRICS, client_rating: 485 })
  await at.evaluate()
  const { versionId, hash, number, runId: list } = await proposed(ratedAt(490))
  expect(number).toBe(1)
  expect(await standardsInForce(testApp.db, testApp.app.clock.now())).toMatchObject({ number: 0 })
  const { moves, pending } = await getStandards(testApp.app, mori)
  expect(moves).toMatchObject({
    approve: null,
    send_back: null,
    take_back: 'not_permitted',
    propose: 'standards_pending',
  })
  expect(pending).toMatchObject({ number: 1, intact: true, dryRun: { counts: { certified_client: { lost: 1 } } } })
  const { runId } = await approved({ versionId, hash, runId: list })
  expect(await at.changesIn(runId ?? '')).toEqual(['U-1 lost certified_client'])
  expect(await standardsInForce(testApp.db, testApp.app.clock.now())).toMatchObject({ number: 1 })
  expect(await at.evaluate()).toEqual([])
})

test('who may do what, and when, is refused with its reason and changes nothing', async () => {
  const { app } = testApp
  expect(await refusalOf(tryOut(app, person('sato'), ratedAt(490)))).toBe('not_permitted')
  await approved(await proposed(SHIPPED_STANDARDS))
  const same = await tried(SHIPPED_STANDARDS)
  const proposal = (change: object) => ({ runId: same, from: null, reason: 'x', ...change })
  expect(await refusalOf(proposeStandards(app, ueno, proposal({})))).toBe('standards_unchanged')
  const runId = await tried(ratedAt(490))
  expect(await refusalOf(proposeStandards(app, ueno, proposal({ runId, reason: ' ' })))).toBe('reason_required')
  expect(await refusalOf(proposeStandards(app, ueno, proposal({ runId, from: '2026-11-01' })))).toBe('begins_in_past')
  testApp.wait(DAY + 1)
  expect(await refusalOf(proposeStandards(app, ueno, proposal({ runId })))).toBe('dry_run_outdated')
  const { versionId, hash, runId: fresh } = await proposed(ratedAt(490))
  expect(await refusalOf(proposeStandards(app, mori, proposal({ runId: fresh })))).toBe('standards_pending')
  const end = (who: Staff, how: 'approved' | 'sent_back' | 'taken_back', more = {}) =>
    refusalOf(endStandards(app, who, { versionId, how, hash, runId: fresh, ...more }))
  expect(await end(ueno, 'approved')).toBe('own_proposal')
  expect(await end(ueno, 'sent_back', { reason: 'x' })).toBe('own_proposal')
  expect(await end(mori, 'taken_back')).toBe('not_permitted')
  expect(await end(mori, 'sent_back')).toBe('reason_required')
  expect(await end(mori, 'approved', { hash: '0'.repeat(64) })).toBe('proposal_over')
  testApp.wait(DAY + 1)
  expect(await end(mori, 'approved')).toBe('dry_run_outdated')
  const { runId: again } = await tryAgain(app, ueno, versionId)
  await evaluationsDone(app)
  expect(await end(mori, 'approved', { runId: again })).toBe('was allowed')
  expect(await end(mori, 'approved')).toBe('proposal_over')
})

test('a version from a later day waits for it, and everybody is evaluated by it then', async () => {
  await at.known('U-1', ['client'], { ...GOOD_METRICS, client_rating: 485 })
  await at.evaluate()
  const seen = await proposed(ratedAt(490), '2026-11-26')
  expect((await approved(seen)).runId).toBeNull()
  expect(await standardsInForce(testApp.db, testApp.app.clock.now())).toMatchObject({ number: 0 })
  expect((await getStandards(testApp.app, ueno)).planned).toMatchObject([
    { number: 1, beginsAt: '2026-11-25T15:00:00.000Z' },
  ])
  testApp.wait(2 * DAY)
  await startDueEvaluations(testApp.app)
  await evaluationsDone(testApp.app)
  const { runs } = await getStandards(testApp.app, ueno)
  expect(runs[0]).toMatchObject({ purpose: 'activation', version: 1, changed: 1, roles: [...MEMBER_ROLES] })
})

test('a version begins no earlier than one that is approved already, and replaces it from its very day on', async () => {
  const first = await proposed(ratedAt(490), '2026-11-26')
  await approved(first)
  const runId = await tried(ratedAt(485))
  const propose = (of: string, from: string | null) =>
    refusalOf(proposeStandards(testApp.app, ueno, { runId: of, from, reason: 'x' }))
  expect(await propose(runId, null)).toBe('begins_before_planned')
  expect(await propose(runId, '2026-11-25')).toBe('begins_before_planned')
  // on that day they would be in force anyway
  expect(await propose(await tried(ratedAt(490)), '2026-11-26')).toBe('standards_unchanged')
  // those of today, in the place of the planned ones
  await approved(await proposed(SHIPPED_STANDARDS, '2026-11-26'))
  testApp.wait(2 * DAY)
  expect(await standardsInForce(testApp.db, testApp.app.clock.now())).toMatchObject({
    number: 2,
    standards: SHIPPED_STANDARDS,
  })
})

test('days of grace that an approval gives begin with it, however old its dry run is', async () => {
  await at.known('U-1', ['client'], { ...GOOD_METRICS, client_rating: 485 })
  await at.evaluate()
  const seen = await proposed(ratedAt(490, { graceDays: 1 }))
  testApp.wait(DAY - 60)
  await approved(seen)
  expect((await holdingsOf(testApp.db, 'U-1')).certified_client).toMatchObject({
    state: 'grace',
    until: plusSeconds(testApp.app.clock.now(), DAY),
  })
})

test('an approval grants nothing to who has lost the standard it requires since the dry run', async () => {
  await at.known('U-1', ['client'], { ...GOOD_METRICS, client_rating: 475 })
  await at.known('U-2', ['client'], { ...GOOD_METRICS, client_rating: 475 })
  await at.evaluate()
  const seen = await proposed(ratedAt(470))
  const { runId } = seen
  expect(await named(runId)).toHaveLength(2)
  await testApp.rawSql("DELETE FROM standard_holdings WHERE member_id = 'U-1' AND standard = 'verified_client'")
  const { runId: activation } = await approved(seen)
  expect(await at.changesIn(activation ?? '')).toEqual(['U-2 granted certified_client'])
})

test('both a standard and the one it requires are granted by an approval that names both', async () => {
  await at.known('U-1', ['client'])
  await approved(await proposed(introducing(500)))
  expect(await at.evaluate()).toEqual([])
  const { runId } = await approved(await proposed(introducing(300)))
  expect(await at.changesIn(runId ?? '')).toEqual(['U-1 granted certified_client', 'U-1 granted verified_client'])
})

test('near misses of the standards before are gone with an approval, until members are evaluated again', async () => {
  await at.known('U-1', ['client'], { ...GOOD_METRICS, client_rating: 479 })
  await at.evaluate()
  const near = () => getNearMisses(testApp.app, 'certified_client', 10)
  expect(await near()).toMatchObject({ known: true, lines: [{ memberId: 'U-1', threshold: 480 }] })
  await approved(await proposed(ratedAt(490)))
  expect(await near()).toEqual({ known: false, lines: [] })
  await at.evaluate()
  expect(await near()).toMatchObject({ known: true, lines: [{ memberId: 'U-1', threshold: 490 }] })
})

test('an activation that failed is begun again, and finishes the list', async () => {
  await at.known('U-1', ['client'], { ...GOOD_METRICS, client_rating: 485 })
  await at.evaluate()
  const seen = await proposed(ratedAt(490))
  await testApp.rawSql("UPDATE standard_forecasts SET after = 'broken'")
  const { runId } = await approved(seen)
  for (const seconds of [5, 30, 120]) {
    testApp.wait(seconds)
    await startDueEvaluations(testApp.app)
    await evaluationsDone(testApp.app)
  }
  expect(await runById(testApp.db, runId ?? '')).toMatchObject({ state: 'failed' })
  await testApp.rawSql(`UPDATE standard_forecasts SET after = '{"state":"none"}'`)
  expect(await startDueEvaluations(testApp.app)).toBe(0)
  testApp.wait(600)
  expect(await startDueEvaluations(testApp.app)).toBe(1)
  await evaluationsDone(testApp.app)
  const [again] = (await getStandards(testApp.app, ueno)).runs
  expect(again).toMatchObject({ purpose: 'activation', state: 'done', changed: 1 })
  expect(await startDueEvaluations(testApp.app)).toBe(0)
})

test('whatever metrics arrive meanwhile, the approval changes exactly the members that the dry run named', async () => {
  const ids = Array.from({ length: 8 }, (_, n) => `U-${n}`)
  const rating = fc.integer({ min: 460, max: 500 })
  let lives = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(rating, { minLength: ids.length, maxLength: ids.length }),
      fc.array(fc.tuple(fc.nat(ids.length - 1), rating), { maxLength: 12 }),
      fc.integer({ min: 465, max: 495 }),
      fc.constantFrom(0, 10),
      async (ratings, meanwhile, threshold, graceDays) => {
        lives += 1
        const prefix = `L${lives}-`
        for (const [n, id] of ids.entries())
          await at.known(`${prefix}${id}`, ['client'], { ...GOOD_METRICS, client_rating: ratings[n] ?? 480 })
        await at.evaluate()
        // each life ends with other standards than it began with
        const set = ratedAt(threshold, { graceDays, maxAgeDays: 40 + (lives % 20) })
        const { versionId, hash, runId } = await proposed(set)
        for (const [n, value] of meanwhile) await at.report(`${prefix}${ids[n]}`, { client_rating: value })
        const changed = await approved({ versionId, hash, runId })
        expect(await at.changesIn(changed.runId ?? '')).toEqual(await named(runId))
        expect(await runById(testApp.db, changed.runId ?? '')).toMatchObject({ state: 'done' })
      },
    ),
    { numRuns: 12 },
  )
})

test('who was withdrawn or erased since the dry run is left alone', async () => {
  await at.known('U-1', ['client'], { ...GOOD_METRICS, client_rating: 475 })
  await at.known('U-2', ['client'], { ...GOOD_METRICS, client_rating: 475 })
  await at.evaluate()
  const { versionId, hash, runId } = await proposed(ratedAt(470))
  expect(await named(runId)).toHaveLength(2)
  await testApp.rawSql("UPDATE members SET erased_at = '2026-11-24T02:00:00.000Z' WHERE id = 'U-1'")
  const { runId: activation } = await approved({ versionId, hash, runId })
  expect(await at.changesIn(activation ?? '')).toEqual(['U-2 granted certified_client'])
})

test('a standard that was lost and granted anew since the dry run is left as it is', async () => {
  for (const id of ['U-1', 'U-2']) await at.known(id, ['client'], { ...GOOD_METRICS, client_rating: 485 })
  await at.evaluate()
  const seen = await proposed(ratedAt(490))
  expect(await named(seen.runId)).toEqual(['U-1 lost certified_client', 'U-2 lost certified_client'])
  for (const [rating, change] of [
    [470, 'lost'],
    [485, 'granted'],
  ] as const) {
    testApp.wait(60)
    await at.report('U-1', { client_rating: rating })
    expect(await at.evaluate()).toEqual([`U-1 ${change} certified_client`])
  }
  const { runId } = await approved(seen)
  expect(await at.changesIn(runId ?? '')).toEqual(['U-2 lost certified_client'])
})

test('an approval that changes more than a hundred standards makes every change of every member', async () => {
  await approved(await proposed(introducing(500)))
  // one change of the first and two of each other: the hundredth is the first of the last member's
  await at.known('U-00', ['client'], { ...GOOD_METRICS, client_rating: 470 })
  for (let n = 1; n <= 50; n++) await at.known(`U-${String(n).padStart(2, '0')}`, ['client'])
  const seen = await proposed(introducing(300))
  const changes = await named(seen.runId)
  expect(changes).toHaveLength(101)
  const { runId } = await approved(seen)
  expect(await at.changesIn(runId ?? '')).toEqual(changes)
  expect(await runById(testApp.db, runId ?? '')).toMatchObject({ state: 'done', done: 51 })
})

test('an approval of a list that was replaced meanwhile is refused, and changes nobody', async () => {
  await at.known('U-1', ['client'], { ...GOOD_METRICS, client_rating: 485 })
  await at.evaluate()
  const { versionId, hash, runId } = await proposed(ratedAt(490))
  await at.known('U-2', ['client'], { ...GOOD_METRICS, client_rating: 495 })
  const { runId: again } = await tryAgain(testApp.app, ueno, versionId)
  await evaluationsDone(testApp.app)
  const approving = (list: string) =>
    refusalOf(endStandards(testApp.app, mori, { versionId, how: 'approved', hash, runId: list }))
  expect(await approving(runId)).toBe('dry_run_replaced')
  expect(await holdingsOf(testApp.db, 'U-2')).toEqual({})
  expect(await approving(again)).toBe('was allowed')
})
