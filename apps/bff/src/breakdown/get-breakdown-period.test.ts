import { monthsEndingWith } from '@mimamori/policy/breakdown/japan-month'
import type { Choice } from '@mimamori/policy/decisions/decision-choice'
import { casesOfFigure } from '@mimamori/storage/breakdown/breakdown-case-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { addCatalogueEntry } from '../catalogue/add-catalogue-entry.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { undoDecision } from '../decisions/undo-decision.ts'
import { aJob as aJobOf, aMessage, aReport, CLEAN, openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, NO_VIOLATION, reversalOf, sato } from '../testing/test-decisions.ts'
import { getBreakdownPeriod } from './get-breakdown-period.ts'
import { createTrendLoader } from './get-breakdown-trend.ts'

let testApp: TestApp

/** A job posted now. */
function aJob(id: string, change: Parameters<typeof aJobOf>[1] = {}) {
  const now = testApp.app.clock.now()
  return aJobOf(id, { postedAt: now, updatedAt: now, ...change })
}
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

async function decided(job: string, choice: Choice, ...change: Parameters<typeof aJob>[1][]) {
  await testApp.ingest(aJob(job, ...change))
  return await decideNext(job, choice)
}

async function decideNext(job: string, choice: Choice) {
  const { id: caseId, contentVersion, fence } = await testApp.caseOfJob(job)
  await claimCase(testApp.app, sato, caseId)
  return await decideAs(testApp, sato, { caseId, contentVersion, fence: fence + 1, choice, note: '一件ごとに判断' })
}

async function stands() {
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
}

async function jobs(month = '2026-11') {
  const [table] = (await getBreakdownPeriod(testApp.app, { period: month, targetType: 'job' })).tables
  if (!table) throw new Error('no table of jobs')
  return table
}

const waitUntil = (instant: string) => testApp.wait((Date.parse(instant) - Date.parse(testApp.app.clock.now())) / 1000)

test('a month says what was confirmed by category, source, measure, format and job category, and how it was looked at', async () => {
  await decided('J-1', { ...choiceOf('hide'), measures: ['hide', 'warn'], categories: ['mlm', 'direct_deal'] })
  testApp.wait(14 * 60)
  await testApp.ingest(aJob('J-2', { format: 'task', description: CLEAN }))
  await testApp.ingest(aReport('R-1', { target: { type: 'job', id: 'J-2' } }))
  testApp.wait(3 * 60)
  await decideNext('J-2', choiceOf('warn'))
  await decided('J-3', NO_VIOLATION, { description: CLEAN })
  await testApp.ingest(aJob('J-4', { description: CLEAN }))
  const { figures, checked, reports, wait, decisions } = await jobs()
  expect(figures).toMatchObject({
    total: 2,
    category: { other: 1, direct_deal: 1, mlm: 0 },
    named: { mlm: 1, direct_deal: 2, other: 0 },
    source: { rule: 1, model: 0, report: 1, patrol: 0 },
    measure: { hide: 1, warn: 2 },
    format: { project: 1, task: 1 },
    jobCategory: { アンケート: 2 },
  })
  expect(checked).toEqual({ opened: 4, decided: 3, open: 1 })
  expect(reports).toEqual({ filed: 1, cases: 1, confirmed: 1 })
  expect(wait.flagged).toEqual({ n: 2, median: { from: 0, to: 1 } })
  expect(wait.patrol).toEqual({ n: 1, median: { from: 0, to: 1 } })
  expect(decisions).toEqual({ confirmed: 2, overturned: 0 })
})

test('messages have a table of their own, and a month without a kind has them all', async () => {
  await testApp.ingest(aJob('J-1'))
  await testApp.ingest(aMessage('M-1'))
  const month = await getBreakdownPeriod(testApp.app, { period: '2026-11' })
  expect(month).toMatchObject({ period: '2026-11', days: 30, runningDay: 24, asOf: '2026-11-24' })
  expect(month.tables.map(({ targetType, checked }) => [targetType, checked.opened])).toEqual([
    ['job', 1],
    ['proposal', 0],
    ['message', 1],
    ['member', 0],
  ])
})

test('a month, and 13 of them, come with the 13 before: what they counted by category, received and decided', async () => {
  await decided('J-1', choiceOf('hide'))
  await decided('J-2', NO_VIOLATION, { description: CLEAN })
  await testApp.ingest(aJob('J-3'))
  waitUntil('2026-12-02T03:00:00.000Z')
  const counted = { total: 1, category: { direct_deal: 1 }, opened: 3, decided: 2 }
  const [month] = (await getBreakdownPeriod(testApp.app, { period: '2026-12', targetType: 'job' })).earlier
  expect([month?.targetType, month?.months.map((each) => each.month)]).toEqual(['job', monthsEndingWith('2026-11', 13)])
  expect(month?.months.at(-1)).toMatchObject({ month: '2026-11', days: 30, ...counted })
  expect(month?.months.at(-2)).toMatchObject({ month: '2026-10', days: 31, total: 0, opened: 0, decided: 0 })
  // of all types, those of jobs alone are counted in the table of jobs
  const all = (await getBreakdownPeriod(testApp.app, { period: '2026-12' })).earlier
  expect(all.map(({ targetType, months }) => [targetType, months.at(-1)?.opened])).toEqual([
    ['job', 3],
    ['proposal', 0],
    ['message', 0],
    ['member', 0],
  ])
  const trend = await createTrendLoader(testApp.app)({ until: '2027-12', targetType: 'job' })
  expect(trend.earlier[0]?.months.map((each) => each.month)).toEqual(monthsEndingWith('2026-11', 13))
  expect(trend.earlier[0]?.months.at(-1)).toMatchObject(counted)
})

test('a change of the guideline is a mark from the day it is in force, Japan time', async () => {
  const { app } = testApp
  const entry = app.catalogue.entries().findLast(({ kind, id }) => kind === 'category' && id === 'mlm')
  if (!entry) throw new Error('the catalogue has no such category')
  const { version: after, ...same } = entry
  await addCatalogueEntry(app, person('rin', 'lead'), { ...same, effectiveFrom: '2026-11-29', after })
  const trend = createTrendLoader(app)
  const marked = async () => (await trend({ until: '2026-11' })).marks.map(({ effectiveFrom }) => effectiveFrom)
  await waitUntil('2026-11-28T14:59:59.000Z')
  expect(await marked()).toEqual([])
  await waitUntil('2026-11-28T15:00:00.000Z')
  expect(await marked()).toEqual(['2026-11-29'])
})

test('an undone decision leaves every figure as it was, a reversed one counts as overturned and no longer as a violation', async () => {
  await testApp.ingest(aJob('J-1'))
  const before = await jobs()
  const { decisionId } = await decideNext('J-1', choiceOf('hide'))
  expect((await jobs()).figures.total).toBe(1)
  await undoDecision(testApp.app, sato, decisionId)
  expect(await jobs()).toEqual(before)
  const again = await testApp.caseOfJob('J-1')
  await decideAs(testApp, sato, { caseId: again.id, fence: again.fence, choice: choiceOf('hide') })
  await stands()
  const [line] = await testApp.rawSql("SELECT id FROM measures WHERE measure = 'hide' ORDER BY id DESC")
  await testApp.ingest(aReport('R-1'))
  const { decisionId: back } = await decideNext('J-1', reversalOf(String(line?.id)))
  const reversed = await jobs()
  expect(reversed.figures).toEqual(before.figures)
  expect(reversed.decisions).toEqual({ confirmed: 1, overturned: 1 })
  await undoDecision(testApp.app, sato, back)
  expect((await jobs()).decisions).toEqual({ confirmed: 1, overturned: 0 })
  expect((await jobs()).figures).toMatchObject({ total: 1, format: { project: 1 } })
})

test('measures are counted as measures: each on one target, without those taken back, and a figure opens their decisions', async () => {
  await decided('J-1', choiceOf('warn'))
  await stands()
  await testApp.ingest(aReport('R-1'))
  await decideNext('J-1', { ...choiceOf('hide'), measures: ['hide', 'warn'] })
  await stands()
  const { figures } = await jobs()
  expect([figures.total, figures.measure, figures.taken]).toEqual([1, { warn: 1 }, { warn: 2, hide: 1 }])
  const opens = async (key: string) => {
    const asked = { period: '2026-11', targetType: 'job', dimension: 'taken', key } as const
    return (await casesOfFigure(testApp.db, asked)).map(({ measures }) => measures)
  }
  expect([await opens('warn'), await opens('hide')]).toEqual([[['hide', 'warn'], ['warn']], [['hide', 'warn']]])
  // of a decision with two measures one is taken back
  const [line] = await testApp.rawSql("SELECT id FROM measures WHERE measure = 'warn' ORDER BY id DESC")
  await testApp.ingest(aReport('R-2'))
  const { decisionId } = await decideNext('J-1', reversalOf(String(line?.id)))
  expect([(await jobs()).figures.taken, await opens('warn')]).toEqual([{ warn: 1, hide: 1 }, [['warn']]])
  await undoDecision(testApp.app, sato, decisionId)
  expect([(await jobs()).figures.taken, await opens('warn')]).toEqual([
    { warn: 2, hide: 1 },
    [['hide', 'warn'], ['warn']],
  ])
})

test('what a job was when it was decided on is what it is counted by, whatever it becomes', async () => {
  await decided('J-1', choiceOf('hide'))
  await stands()
  await testApp.ingest(aJob('J-1', { format: 'hourly', category: '翻訳', description: CLEAN }))
  expect((await jobs()).figures).toMatchObject({ format: { project: 1 }, jobCategory: { アンケート: 1 } })
})

test('a decision of the last millisecond of a month, Japan time, is in it, one of the next in the next', async () => {
  waitUntil('2028-02-29T14:00:00.000Z')
  for (const job of ['J-1', 'J-2']) await testApp.ingest(aJob(job))
  waitUntil('2028-02-29T14:59:59.999Z')
  await decideNext('J-1', choiceOf('hide'))
  testApp.wait(0.001)
  await decideNext('J-2', choiceOf('warn'))
  expect((await jobs('2028-02')).figures).toMatchObject({ total: 1, measure: { hide: 1 } })
  const march = await getBreakdownPeriod(testApp.app, { period: '2028-03', targetType: 'job' })
  expect(march).toMatchObject({ days: 31, runningDay: 1 })
  // 29 February is no day of the first day's comparison
  expect(march.tables[0]).toMatchObject({ figures: { total: 1 }, before: { days: 29, upTo: 1, total: 0 } })
  // both were opened in February, and one of them is decided in March
  expect((await jobs('2028-02')).checked).toEqual({ opened: 2, decided: 2, open: 0 })
  const { months } = await createTrendLoader(testApp.app)({ until: '2028-03', targetType: 'job' })
  expect(months.slice(-2).map(({ tables }) => tables[0]?.backlog)).toEqual([
    { n: 1, thisMonth: 1, lastMonth: 0, earlier: 0, oldest: '2028-02' },
    { n: 0, thisMonth: 0, lastMonth: 0, earlier: 0, oldest: null },
  ])
})

test('an undo after midnight changes how long the month that is over had waited, also for whoever has just looked at it', async () => {
  const trend = createTrendLoader(testApp.app)
  const waited = async () => (await trend({ until: '2027-12', targetType: 'job' })).months.at(-1)?.tables[0]?.wait
  waitUntil('2027-12-31T14:00:00.000Z')
  for (const job of ['J-1', 'J-2']) await testApp.ingest(aJob(job))
  await decideNext('J-1', NO_VIOLATION)
  waitUntil('2027-12-31T14:59:55.000Z')
  await decideNext('J-2', NO_VIOLATION)
  const [, last] = await testApp.rawSql('SELECT id FROM decisions ORDER BY id')
  testApp.wait(6)
  expect(await waited()).toEqual({ n: 2, median: { from: 0, to: 1 } })
  await finalizeExpiredDecisions(testApp.app)
  await undoDecision(testApp.app, sato, String(last?.id))
  expect(await waited()).toEqual({ n: 1, median: { from: 0, to: 1 } })
})

test('a trend has 13 months with what came, what was decided and how fast, and the day the last one stands at', async () => {
  await testApp.ingest(aJob('J-1'))
  testApp.wait(65 * 60)
  await decideNext('J-1', choiceOf('hide'))
  await decided('J-2', choiceOf('warn'))
  const { months, runningDay, marks } = await createTrendLoader(testApp.app)({ until: '2026-11' })
  expect(months.map(({ month }) => month)).toEqual(expect.arrayContaining(['2025-11', '2026-11']))
  expect([months.length, runningDay, marks]).toEqual([13, 24, []])
  expect(months.at(-1)?.tables[0]).toMatchObject({
    targetType: 'job',
    total: 2,
    category: { direct_deal: 2 },
    opened: { rule: 2, patrol: 0 },
    decided: 2,
    wait: { n: 2, median: { from: 0, to: 1 } },
    confirmed: 2,
    overturned: 0,
  })
  expect(months[0]?.tables[0]).toMatchObject({ total: 0, decided: 0, wait: { n: 0, median: null } })
})

test('a figure opens exactly its cases, 50 at a time, the newest first', async () => {
  for (let n = 1; n <= 53; n++) {
    await decided(`J-${n}`, n === 7 ? { ...choiceOf('hide'), categories: ['mlm', 'direct_deal'] } : choiceOf('warn'))
    testApp.wait(1)
  }
  const of = (dimension: 'category' | 'named' | 'measure' | 'job_category', key: string, after?: string) =>
    casesOfFigure(testApp.db, { period: '2026-11', targetType: 'job', dimension, key, after })
  const first = await of('category', 'direct_deal')
  expect(first.length).toBe(51)
  expect(first[0]).toMatchObject({
    target: { type: 'job', id: 'J-53' },
    title: '【簡単】アンケート回答のお仕事',
    published: 'direct_deal',
    measures: ['warn'],
    source: 'rule',
    format: 'project',
    jobCategory: 'アンケート',
  })
  const second = await of('category', 'direct_deal', first[49]?.decisionId)
  expect(new Set([...first.slice(0, 50), ...second].map(({ target }) => target.id)).size).toBe(52)
  expect((await of('category', 'other')).map(({ target }) => target.id)).toEqual(['J-7'])
  expect((await of('named', 'mlm')).length).toBe(1)
  expect((await of('measure', 'hide')).length).toBe(1)
  // a key is what it says, and no pattern
  expect([...(await of('measure', 'hid%')), ...(await of('named', '_lm')), ...(await of('job_category', '%'))]).toEqual(
    [],
  )
})
