import { readFileSync } from 'node:fs'
import { auditPage } from '@mimamori/storage/audit/reads'
import { casesBehind } from '@mimamori/storage/breakdown/cases'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim.ts'
import { choiceOf, decideAs, sato } from '../trial/trial-decisions.ts'
import { aJob, aReport, type TrialDesk, trialDesk } from '../trial/trial-desk.ts'
import { breakdownMonth } from './month.ts'
import { mendByCommand, recounted } from './recount.ts'

let desk: TrialDesk
beforeEach(async () => {
  desk = await trialDesk()
  for (const id of ['J-1', 'J-2']) {
    await desk.takeIn(aJob(id))
    await desk.takeIn(aReport(`R-${id}`, { target: { type: 'job', id } }))
    const { id: caseId } = await desk.caseOfJob(id)
    await claimCase(desk.office, sato, caseId)
    await decideAs(desk, sato, { caseId, choice: { ...choiceOf('hide'), measures: ['hide', 'warn'] } })
  }
})
afterEach(() => desk.close())

const whole = () => breakdownMonth(desk.office, { month: '2026-11' })

test('counters that are what the rows say are said to be so', async () => {
  expect(await recounted(desk.office)).toEqual({ said: 'every figure of the breakdown is what its rows say', ok: true })
  expect(await mendByCommand(desk.office)).toBe('there was nothing to put right')
  expect(await auditPage(desk.db, { action: 'breakdown.mended', limit: 5 })).toEqual([])
})

test('every figure that differs is named, put right, and that is logged', async () => {
  const right = await whole()
  await desk.byHand("UPDATE breakdown_counts SET n = n + 3 WHERE dimension = 'category'")
  await desk.byHand("DELETE FROM breakdown_counts WHERE dimension = 'measure' AND key = 'warn'")
  await desk.byHand("INSERT INTO breakdown_counts VALUES ('2025-01', 'job', 'named', 'mlm', 1, 4)")
  const { said, ok } = await recounted(desk.office)
  expect(ok).toBe(false)
  expect(said.split('\n')).toEqual([
    '2025-01 job named mlm: counted 4, found 0',
    '2026-11 job category direct_deal: counted 5, found 2',
    '2026-11 job measure warn: counted 0, found 2',
    '3 differ; mimamori recount --mend puts them right',
  ])
  expect(await whole()).not.toEqual(right)
  expect(await mendByCommand(desk.office)).toContain('3 were put right')
  expect(await recounted(desk.office)).toMatchObject({ ok: true })
  expect(await whole()).toEqual(right)
  const [entry] = await auditPage(desk.db, { action: 'breakdown.mended', limit: 5 })
  expect(JSON.parse(entry?.detail ?? '')).toEqual({
    n: 3,
    targets: 0,
    figures: ['2025-01 job named', '2026-11 job category', '2026-11 job measure'],
  })
})

test('a decision that is not counted though it is the first is found, and counted again with all it is behind', async () => {
  const right = await whole()
  await desk.byHand("UPDATE decisions SET counted = 0 WHERE target_id = 'J-2'")
  const behind = async () =>
    (
      await casesBehind(desk.db, {
        month: '2026-11',
        targetType: 'job',
        dimension: 'category',
        key: 'direct_deal',
        after: undefined,
      })
    ).length
  expect(await behind()).toBe(1)
  expect((await recounted(desk.office)).said).toContain('job J-2: counted by another decision')
  await mendByCommand(desk.office)
  expect([await behind(), await recounted(desk.office), await whole()]).toMatchObject([2, { ok: true }, right])
})

test('a desk from before there were these counters has them, filled by its migration', async () => {
  const right = await whole()
  const sqlite = desk.office.desk.engine === 'sqlite'
  const file = sqlite ? 'sqlite/0015_breakdown.sql' : 'postgres/0013_breakdown.sql'
  const all = readFileSync(new URL(`../../../../packages/storage/migrations/${file}`, import.meta.url), 'utf8')
  const fills = all.split('--> statement-breakpoint').filter((each) => /^\s*(UPDATE|INSERT)/.test(each))
  expect(fills.length).toBe(4)
  await desk.byHand("UPDATE cases SET opened_by = ''")
  await desk.byHand(
    "UPDATE decisions SET opened_at = '', queue = '', source = '', reporters = 0, format = NULL, job_category = NULL",
  )
  await desk.byHand('DELETE FROM breakdown_counts')
  for (const fill of fills) await desk.byHand(fill)
  expect(await recounted(desk.office)).toMatchObject({ ok: true })
  expect(await whole()).toEqual(right)
})
