import type { BreakdownCase } from '@mimamori/policy/breakdown/breakdown-model'
import { ALL_KEYS, CASE_SORTS, type CaseOrder, type ListedFigure } from '@mimamori/policy/breakdown/case-list-rules'
import { SOURCES } from '@mimamori/policy/breakdown/case-source-rules'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { JOB_FORMATS } from '@mimamori/policy/intake/intake-arrivals'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { casesOfFigure } from '@mimamori/storage/breakdown/breakdown-case-reads'
import { ledgerOf } from '@mimamori/storage/ledger/ledger-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { aJob, aReport, CLEAN, openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, reversalOf, sato } from '../testing/test-decisions.ts'
import { countMonthFigures } from '../workflows/closing-figures.ts'
import { exportFigureCases } from './export-figure-cases.ts'
import { getBreakdownPeriod } from './get-breakdown-period.ts'

const MONTH = '2026-11'
/** of the jobs of tests */
const CLIENT = 'U-1'
const rin = person('rin', 'lead')

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

type Choice = Parameters<typeof decideAs>[2]['choice']

/** Decides the job and lets the decision stand; a second time from a report. */
async function decided(job: string, choice: Choice): Promise<string> {
  const { id: caseId, contentVersion, fence } = await testApp.caseOfJob(job)
  await claimCase(testApp.app, sato, caseId)
  const { decisionId } = await decideAs(testApp, sato, { caseId, contentVersion, fence: fence + 1, choice })
  testApp.wait(11)
  await finalizeExpiredDecisions(testApp.app)
  return decisionId
}

const behind = (dimension: ListedFigure, key: string) =>
  casesOfFigure(testApp.db, { period: MONTH, targetType: 'job', dimension, key, after: undefined })

const jobFigures = async () => {
  const [table] = (await getBreakdownPeriod(testApp.app, { period: MONTH, targetType: 'job' })).tables
  return table ?? expect.unreachable()
}

async function twoWarningsOnOneJob() {
  await testApp.ingest(aJob('J-1'))
  await decided('J-1', { ...choiceOf('warn'), measures: ['hide', 'warn'] })
  await testApp.ingest(aReport('R-1'))
  await decided('J-1', choiceOf('warn'))
}

test('two warnings on one job are two measures, in the figure, its list, its export and the close; and one job', async () => {
  await twoWarningsOnOneJob()
  const { figures } = await jobFigures()
  expect(figures.taken).toEqual({ hide: 1, warn: 2 })
  expect([figures.total, figures.measure]).toEqual([1, { hide: 1, warn: 1 }])
  const [closed] = await countMonthFigures(testApp.db, MONTH)
  expect(closed?.figures.taken).toEqual({ hide: 1, warn: 2 })

  const list = await behind('taken', 'warn')
  const lines = (await ledgerOf(testApp.db, CLIENT)).filter(({ measure }) => measure === 'warn')
  expect(list.map(({ taken }) => taken)).toEqual(lines.reverse().map(({ id, at }) => ({ measureId: id, at })))
  expect(new Set(list.map(({ target }) => target.id))).toEqual(new Set(['J-1']))
  expect((await behind('measure', 'warn')).map(({ taken }) => taken)).toEqual([null])

  const { csv, rows } = await exportFigureCases(testApp.app, rin, {
    period: MONTH,
    targetType: 'job',
    dimension: 'taken',
    key: 'warn',
  })
  expect(rows).toBe(2)
  expect(csv.split('\r\n').slice(1, 3)).toEqual(
    list.map(({ taken, caseNumber }) =>
      expect.stringContaining(`${taken?.measureId},warn,${taken?.at},${caseNumber},`),
    ),
  )
  expect(csv).toMatch(/\r\n2026-11,,,,,taken,warn,.*,measures,2026-11-24T/)
})

test('a measure that is taken back is no longer in the list, and its decision is among those overturned', async () => {
  await twoWarningsOnOneJob()
  const [last] = await behind('taken', 'warn')
  await testApp.ingest(aReport('R-2'))
  await decided('J-1', reversalOf(last?.taken?.measureId ?? ''))
  expect((await behind('taken', 'warn')).length).toBe(1)
  expect((await behind('overturned', ALL_KEYS)).map(({ decisionId }) => decisionId)).toEqual([last?.decisionId])
  expect(await behind('overturned', 'mlm')).toEqual([])
  expect((await behind('confirmed', 'direct_deal')).length).toBe(2)
  expect((await jobFigures()).decisions).toEqual({ confirmed: 2, overturned: 1 })
})

async function sevenJobs() {
  for (const [n, format] of (
    ['project', 'task', 'hourly', 'project', 'task', 'project', 'project'] as const
  ).entries()) {
    const now = testApp.app.clock.now()
    const told = {
      clientId: `U-${n}`,
      postedAt: now,
      updatedAt: now,
      format,
      category: n % 3 ? 'ライティング' : 'アンケート',
    }
    await testApp.ingest(aJob(`J-${n}`, n % 2 ? told : { ...told, description: CLEAN }))
    const warn = choiceOf(n % 4 === 0 ? 'hide' : 'warn')
    await decided(`J-${n}`, { ...warn, categories: n % 3 ? ['direct_deal'] : ['mlm', 'direct_deal'] })
    testApp.wait(60)
  }
}

const KEYS: Readonly<Record<CaseOrder['by'], (row: BreakdownCase) => number | string>> = {
  decided: ({ decisionId }) => decisionId,
  case: ({ caseNumber }) => caseNumber,
  category: ({ published }) => CATEGORIES.indexOf(published),
  measures: ({ measures }) => JSON.stringify(measures),
  source: ({ source }) => SOURCES.indexOf(source),
  format: ({ format }) => (format ? JOB_FORMATS.indexOf(format) : JOB_FORMATS.length),
  job_category: ({ jobCategory }) => jobCategory ?? '',
}
const compare = (one: number | string, another: number | string) => (one < another ? -1 : one > another ? 1 : 0)

test.each([
  ['confirmed', ALL_KEYS],
  ['taken', 'warn'],
] as const)(
  'the list of %s is in the order asked for, page by page, each row once, and exported so',
  async (dimension, key) => {
    await sevenJobs()
    const asked = { period: MONTH, targetType: 'job', dimension, key } as const
    const all = await behind(dimension, key)
    expect(all.length).toBe(dimension === 'taken' ? 5 : 7)
    for (const by of CASE_SORTS) {
      for (const rising of [true, false]) {
        const order = { by, rising }
        const pages: BreakdownCase[] = []
        for (let after: string | undefined; ; after = pages.at(-1)?.rowId) {
          const found = await casesOfFigure(testApp.db, { ...asked, order, after }, 2)
          pages.push(...found.slice(0, 2))
          if (found.length <= 2) break
        }
        const sorted = [...all].sort(
          (one, another) =>
            (rising ? 1 : -1) * (compare(KEYS[by](one), KEYS[by](another)) || compare(one.rowId, another.rowId)),
        )
        expect(
          pages.map(({ rowId }) => rowId),
          JSON.stringify(order),
        ).toEqual(sorted.map(({ rowId }) => rowId))
        const { csv } = await exportFigureCases(testApp.app, rin, { ...asked, order })
        const numbers = csv.trimEnd().split('\r\n').slice(1)
        expect(numbers.map((line) => line.split(',').find((cell) => /^\d+$/.test(cell)))).toEqual(
          sorted.map(({ caseNumber }) => String(caseNumber)),
        )
      }
    }
  },
)

test('a page goes on behind its last row though that is no longer in the list', async () => {
  await sevenJobs()
  const order = { by: 'category', rising: true } as const
  const asked = { period: MONTH, targetType: 'job', dimension: 'category', key: 'direct_deal', order } as const
  const whole = await casesOfFigure(testApp.db, { ...asked, after: undefined })
  const last = whole[1] ?? expect.unreachable()
  const { decisionId, target } = last
  const [line] = (await ledgerOf(testApp.db, target.id.replace('J', 'U'))).filter(
    (each) => each.decisionId === decisionId,
  )
  await testApp.ingest(aReport('R-1', { target: { type: 'job', id: target.id } }))
  await decided(target.id, reversalOf(line?.id ?? ''))
  const rest = await casesOfFigure(testApp.db, { ...asked, after: decisionId })
  expect(rest.map(({ rowId }) => rowId)).toEqual(whole.slice(2).map(({ rowId }) => rowId))
  expect(await casesOfFigure(testApp.db, { ...asked, after: 'J-1' })).toEqual([])
})

test('an export of a list is logged with the figure and how many rows it has, and holds no text of a member', async () => {
  await testApp.ingest(aJob('J-1', { title: '在宅ワーク' }))
  await decided('J-1', choiceOf('hide'))
  const asked = { period: MONTH, targetType: 'job', dimension: 'job_category', key: 'アンケート' } as const
  const { name, csv, rows } = await exportFigureCases(testApp.app, rin, asked)
  expect([name, rows, csv.charCodeAt(0)]).toEqual(['breakdown-2026-11-job-job_category-list.csv', 1, 0xfeff])
  expect(csv).not.toContain('在宅')
  const [head = '', line = ''] = csv.slice(1).split('\r\n')
  expect(head).toMatch(
    /^period,filter_job_category,filter_format,filter_source,filter_language,dimension,key,case_number,case_id,target_type,/,
  )
  expect(head).toMatch(/,unit,made_at$/)
  expect(line.startsWith('2026-11,,,,,job_category,アンケート,')).toBe(true)
  expect(line).toMatch(/,job,J-1,.*,targets,2026-11-24T10:00:\d\d\+09:00$/)
  const [entry] = await auditPage(testApp.db, { action: 'breakdown.cases_exported', limit: 2 })
  expect(entry).toMatchObject({ actorId: rin.id, subjectId: MONTH })
  expect(JSON.parse(entry?.detail ?? '')).toEqual({
    target: 'job',
    dimension: 'job_category',
    key: 'アンケート',
    rows: 1,
  })
})
