import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { eraseMember } from '../erasure/erase-member.ts'
import { openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import { GOOD_METRICS, standardsSteps } from '../testing/test-standards.ts'
import { exportStandards } from './export-standards.ts'
import { evaluationsDone } from './run-evaluation.ts'
import { tryOut } from './standard-versions.ts'

const NODA = { id: 'noda', language: 'en' } as const
const LOST = { month: '2026-11', standard: 'certified_client', change: 'lost' } as const

let testApp: TestApp
let at: ReturnType<typeof standardsSteps>
const taken = (of: Parameters<typeof exportStandards>[2], language: 'ja' | 'en' = 'en') =>
  exportStandards(testApp.app, { ...NODA, language }, of)
const entries = () => auditPage(testApp.db, { action: 'standards.exported', limit: 5 })

beforeEach(async () => {
  testApp = await openTestApp()
  at = standardsSteps(testApp)
  for (const id of ['U-1', 'U-2']) await at.known(id, ['client'])
  await at.evaluate()
})
afterEach(async () => {
  await evaluationsDone(testApp.app)
  await testApp.close()
})

/** U-1 and U-2 lose a standard, by what they cancel. */
async function lose() {
  for (const id of ['U-1', 'U-2']) await at.report(id, { cancel_rate: 3_001 })
  expect(await at.evaluate()).toEqual(
    expect.arrayContaining(['U-1 lost certified_client', 'U-2 lost certified_client']),
  )
}

/** So many more who have lost it. */
const addLost = (count: number) =>
  testApp.rawSql(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
    INSERT INTO standard_changes (id, member_id, standard, change, at, month, version, missed)
    SELECT 'c' || i, 'L-' || i, 'certified_client', 'lost', '2026-11-24T01:00:00.000Z', '2026-11', 0, '[]' FROM n`)

/** A dry run of standards that grant U-3 one and take one from everybody who has it. */
async function tried(): Promise<string> {
  await at.known('U-3', ['client'], { ...GOOD_METRICS, client_rating: 479 })
  const standards = SHIPPED_STANDARDS.standards.filter(({ id }) => id !== 'certified_client')
  const { runId } = await tryOut(testApp.app, person('ueno', 'lead'), { ...SHIPPED_STANDARDS, standards })
  await evaluationsDone(testApp.app)
  return runId ?? ''
}

test('the changes behind a bar are exported with the criteria missed and their values, in the words of whoever asks', async () => {
  await lose()
  const { name, csv, rows } = await taken(LOST)
  expect({ name, rows }).toEqual({ name: 'standards-2026-11-certified_client-lost.csv', rows: 2 })
  const [head = '', ...lines] = csv.trimEnd().split('\r\n')
  expect(head).toBe('\ufeffMember ID,Standard,Change,When,Grace until,Criteria missed')
  expect(lines).toEqual([
    'U-1,Certified client,Lost,"24 Nov 2026, 10:00 JST",,Cancellation rate 30.01% (30%)',
    'U-2,Certified client,Lost,"24 Nov 2026, 10:00 JST",,Cancellation rate 30.01% (30%)',
  ])
  expect((await taken(LOST, 'ja')).csv.split('\r\n').slice(0, 2)).toEqual([
    '\ufeff会員ID,基準,変化,日時,猶予期限,満たしていない条件',
    'U-1,認定クライアント,喪失,2026/11/24(火) 10:00,,キャンセル率 30.01%（必要 30%）',
  ])
})

test('a dry run is exported whole, or one change of one standard of it, and a standard that was taken out is in it', async () => {
  const runId = await tried()
  const whole = await taken({ runId })
  expect(whole).toMatchObject({ name: 'standards-dry-run-2026-11-24.csv', rows: 3 })
  expect(whole.csv.trimEnd().split('\r\n').slice(1)).toEqual([
    'U-3,Verified client,Granted,"24 Nov 2026, 10:00 JST",,,',
    'U-1,certified_client,Lost,"24 Nov 2026, 10:00 JST",,,',
    'U-2,certified_client,Lost,"24 Nov 2026, 10:00 JST",,,',
  ])
  const one = await taken({ runId, standard: 'verified_client', change: 'granted' })
  expect(one).toMatchObject({ name: 'standards-dry-run-2026-11-24-verified_client-granted.csv', rows: 1 })
  expect(await taken({ runId, standard: 'verified_client', change: 'lost' })).toMatchObject({ rows: 0 })
})

test('the log says who exported which changes and how many, and nothing of a member', async () => {
  await lose()
  const runId = await tried()
  await taken(LOST)
  await taken({ runId })
  const [ofRun, ofBar] = await entries()
  expect(ofBar).toMatchObject({ actorId: 'noda', subjectType: 'month', subjectId: '2026-11' })
  expect(JSON.parse(ofBar?.detail ?? '')).toEqual({ standard: 'certified_client', change: 'standard.lost', rows: 2 })
  expect(ofRun).toMatchObject({ actorId: 'noda', subjectType: 'run', subjectId: runId })
  expect(JSON.parse(ofRun?.detail ?? '')).toEqual({ rows: 1 })
})

test('of a member who was erased there is no value in a file: no line of a dry run, and no reason of a change', async () => {
  const runId = await tried()
  await lose()
  const lineOf = async (of: Parameters<typeof exportStandards>[2]) =>
    (await taken(of)).csv.split('\r\n').filter((line) => line.startsWith('U-1,'))
  expect(await lineOf({ runId })).toHaveLength(1)
  expect(await lineOf(LOST)).toEqual([expect.stringContaining('30.01%')])
  testApp.wait(86_400)
  await eraseMember(testApp.app, person('admin', 'admin'), {
    memberId: 'U-1',
    reason: 'member_request',
    lastFour: 'U-1',
  })
  expect(await lineOf({ runId })).toEqual([])
  expect(await lineOf(LOST)).toEqual([expect.stringMatching(/,$/)])
})

test('whoever is behind a bar is in its file once, however many they are', async () => {
  await addLost(2_500)
  const { csv, rows } = await taken(LOST)
  const ids = csv
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[0])
  expect([rows, ids.length, new Set(ids).size]).toEqual([2_500, 2_500, 2_500])
})

test('what is no dry run that is done, and more than a file holds, is refused and not in the log', async () => {
  expect(await refusalOf(taken({ runId: 'none' }))).toMatch(/NOT_FOUND|Not Found/i)
  await lose()
  const [{ id: evaluation } = { id: '' }] = await testApp.rawSql('SELECT id FROM standard_runs')
  expect(await refusalOf(taken({ runId: String(evaluation) }))).toBe('dry_run_unfinished')
  await addLost(99_999)
  expect(await refusalOf(taken(LOST))).toBe('too_many_rows')
  expect(await entries()).toEqual([])
})
