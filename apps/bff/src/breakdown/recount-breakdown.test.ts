import { readFileSync } from 'node:fs'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { casesOfFigure } from '@mimamori/storage/breakdown/breakdown-case-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { aJob, aReport, openTestApp, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, sato } from '../testing/test-decisions.ts'
import { getBreakdownPeriod } from './get-breakdown-period.ts'
import { checkBreakdown, mendBreakdownByCommand } from './recount-breakdown.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
  for (const id of ['J-1', 'J-2']) {
    await testApp.ingest(aJob(id))
    await testApp.ingest(aReport(`R-${id}`, { target: { type: 'job', id } }))
    const { id: caseId } = await testApp.caseOfJob(id)
    await claimCase(testApp.app, sato, caseId)
    await decideAs(testApp, sato, { caseId, choice: { ...choiceOf('hide'), measures: ['hide', 'warn'] } })
  }
})
afterEach(() => testApp.close())

const whole = () => getBreakdownPeriod(testApp.app, { period: '2026-11' })

test('counters that are what the rows say are said to be so', async () => {
  expect(await checkBreakdown(testApp.app)).toEqual({
    output: 'every figure of the breakdown is what its rows say',
    ok: true,
  })
  expect(await mendBreakdownByCommand(testApp.app)).toBe('there was nothing to put right')
  expect(await auditPage(testApp.db, { action: 'breakdown.mended', limit: 5 })).toEqual([])
})

test('every figure that differs is named, put right, and that is logged', async () => {
  const right = await whole()
  await testApp.rawSql("UPDATE breakdown_counts SET n = n + 3 WHERE dimension = 'category'")
  await testApp.rawSql("DELETE FROM breakdown_counts WHERE dimension = 'measure' AND key = 'warn'")
  await testApp.rawSql("INSERT INTO breakdown_counts VALUES ('2025-01', 'job', 'named', 'mlm', 1, 4)")
  const { output, ok } = await checkBreakdown(testApp.app)
  expect(ok).toBe(false)
  expect(output.split('\n')).toEqual([
    '2025-01 job named mlm: counted 4, found 0',
    '2026-11 job category direct_deal: counted 5, found 2',
    '2026-11 job measure warn: counted 0, found 2',
    '3 differ; mimamori recount --mend puts them right',
  ])
  expect(await whole()).not.toEqual(right)
  expect(await mendBreakdownByCommand(testApp.app)).toContain('3 were put right')
  expect(await checkBreakdown(testApp.app)).toMatchObject({ ok: true })
  expect(await whole()).toEqual(right)
  const [entry] = await auditPage(testApp.db, { action: 'breakdown.mended', limit: 5 })
  expect(JSON.parse(entry?.detail ?? '')).toEqual({
    n: 3,
    targets: 0,
    figures: ['2025-01 job named', '2026-11 job category', '2026-11 job measure'],
  })
})

test('a decision that is not counted though it is the first is found, and counted again with all it is behind', async () => {
  const right = await whole()
  await testApp.rawSql("UPDATE decisions SET counted = 0 WHERE target_id = 'J-2'")
  const behind = async () =>
    (
      await casesOfFigure(testApp.db, {
        period: '2026-11',
        targetType: 'job',
        dimension: 'category',
        key: 'direct_deal',
      })
    ).length
  expect(await behind()).toBe(1)
  expect((await checkBreakdown(testApp.app)).output).toContain('job J-2: counted by another decision')
  await mendBreakdownByCommand(testApp.app)
  expect([await behind(), await checkBreakdown(testApp.app), await whole()]).toMatchObject([2, { ok: true }, right])
})

test('a desk from before there were these counters has them, filled by its migrations', async () => {
  const right = await whole()
  const files = {
    sqlite: ['sqlite/0015_breakdown.sql', 'sqlite/0032_measures-taken.sql'],
    postgres: ['postgres/0013_breakdown.sql', 'postgres/0030_measures-taken.sql'],
  }[testApp.app.storage.engine]
  const fills = files.flatMap((file) =>
    readFileSync(new URL(`../../../../packages/storage/migrations/${file}`, import.meta.url), 'utf8')
      .split('--> statement-breakpoint')
      .filter((each) => /^\s*(UPDATE|INSERT)/.test(each)),
  )
  expect(fills.length).toBe(5)
  await testApp.rawSql("UPDATE cases SET opened_by = ''")
  await testApp.rawSql(
    "UPDATE decisions SET opened_at = '', queue = '', source = '', reporters = 0, format = NULL, job_category = NULL",
  )
  await testApp.rawSql('DELETE FROM breakdown_counts')
  for (const fill of fills) await testApp.rawSql(fill)
  expect(await checkBreakdown(testApp.app)).toMatchObject({ ok: true })
  expect(await whole()).toEqual(right)
})
