import type { Staff } from '@mimamori/policy/staff/staff-member'
import { withComparison } from '@mimamori/policy/standards/standard-set-edits'
import { lastRunOf } from '@mimamori/storage/standards/run-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { storeAccount } from '../testing/test-accounts.ts'
import { aMember, openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { approveShipped, evaluateEverybody } from '../testing/test-standards.ts'
import { getStandards } from './get-standards.ts'
import { evaluationsDone } from './run-evaluation.ts'
import { endStandards, proposeStandards, startRun, tryOut } from './standard-versions.ts'

let testApp: TestApp
let ueno: Staff
let mori: Staff
beforeEach(async () => {
  testApp = await openTestApp()
  const aLead = async (login: string) =>
    person((await storeAccount(testApp.app, { login, role: 'lead', settled: true })).id, 'lead')
  ueno = await aLead('ueno')
  mori = await aLead('mori')
})
afterEach(() => testApp.close())

/** Approves standards that ask for introductions of so many characters. */
async function approved(characters: number) {
  const { app } = testApp
  const { inForce } = await getStandards(app, ueno)
  const asked = { standard: 'verified_client', criterion: 'introduction' }
  const edited = withComparison(inForce.standards, asked, {
    op: 'at_least',
    metric: 'introduction',
    threshold: characters,
  })
  const { runId: tried } = await tryOut(app, ueno, edited)
  const runId = tried ?? ''
  await evaluationsDone(app)
  const { versionId, hash } = await proposeStandards(app, ueno, { runId, from: null, reason: '緩和' })
  await endStandards(app, mori, { versionId, how: 'approved', hash, runId })
  await evaluationsDone(app)
}

const outcomes = async () =>
  (await getStandards(testApp.app, ueno)).figures.verified_client?.criteria.introduction?.outcomes

test('after an approval the figures are those of its dry run, although nothing of it changes anybody', async () => {
  await testApp.ingest(aMember('U-1'))
  await evaluateEverybody(testApp.app)
  await evaluationsDone(testApp.app)
  expect(await outcomes()).toMatchObject({ met: 0, not_met: 1 })
  testApp.wait(60)
  await approved(100)
  expect(await outcomes()).toMatchObject({ met: 1, not_met: 0 })
  expect((await lastRunOf(testApp.db, 'freelancer'))?.shares).not.toBeNull()
})

test('members of a role that was never evaluated have no last evaluation', async () => {
  await testApp.ingest(aMember('U-1'))
  const at = testApp.app.clock.now()
  await approveShipped(testApp.app)
  await startRun(testApp.app, ueno, ['client'])
  await evaluationsDone(testApp.app)
  expect((await getStandards(testApp.app, ueno)).evaluatedAt).toEqual({ client: at, freelancer: null })
})
