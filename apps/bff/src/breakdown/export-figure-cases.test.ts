import { casesOfFigure } from '@mimamori/storage/breakdown/breakdown-case-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { choiceOf, claimedCase, decideAs, sato } from '../testing/test-decisions.ts'
import { exportFigureCases } from './export-figure-cases.ts'

/** two whole steps of an export, and a row more */
const ROWS = 5_001
const HIDDEN = { period: '2026-11', targetType: 'job', dimension: 'taken', key: 'hide' } as const

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

test('a list that is longer than one step of its export is in the file whole, each row once', async () => {
  const { caseId } = await claimedCase(testApp, 'hide')
  await decideAs(testApp, sato, { caseId, choice: choiceOf('hide') })
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
  const [taken] = await casesOfFigure(testApp.db, HIDDEN)
  await testApp.rawSql(`WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ${ROWS})
    INSERT INTO measures (id, decision_id, measure, target_type, target_id, member_id, at)
    SELECT id || '-' || i, decision_id, measure, target_type, target_id, member_id, at
    FROM measures, n WHERE id = '${taken?.rowId}'`)
  const { csv, rows } = await exportFigureCases(testApp.app, person('rin', 'lead'), HIDDEN)
  expect(rows).toBe(ROWS)
  const measureIds = csv.match(new RegExp(`${taken?.rowId}(-\\d+)?`, 'g'))
  expect(new Set(measureIds).size).toBe(ROWS)
})
