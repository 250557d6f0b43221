import type { Staff } from '@mimamori/policy/staff/staff-member'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { assignCase } from '../cases/assign-case.ts'
import { claimNextCaseId } from '../cases/claim-case.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { storeAccounts } from '../testing/test-accounts.ts'
import { aJob, openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { sato, suzuki, tanaka } from '../testing/test-decisions.ts'
import { changeAccount, disableAccount, endAccountSessions, reinviteAccount } from './manage-accounts.ts'

const FLAGGED = { view: 'flagged' } as const
const admin = person('kanri', 'admin')

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
  await storeAccounts(testApp.app, [admin, sato, suzuki, tanaka])
})
afterEach(() => testApp.close())

const becomesAuditor = (app: AppContext, actor: Staff, id: string) =>
  changeAccount(app, actor, id, { alias: id, role: 'auditor', queues: [] })

test.each([
  ['gets another role', becomesAuditor],
  ['is disabled', disableAccount],
  ['is invited anew', reinviteAccount],
  ['is signed out everywhere by an admin', endAccountSessions],
])('what is assigned to somebody who %s goes back to its queue, and is the next of a colleague', async (_, change) => {
  await testApp.ingest(aJob('J-1'))
  const { id: caseId } = await testApp.caseOfJob('J-1')
  await assignCase(testApp.app, tanaka, { caseId, fence: null, to: suzuki.id, why: '' })
  expect(await claimNextCaseId(testApp.app, sato, FLAGGED)).toBeNull()
  await change(testApp.app, admin, suzuki.id)
  expect(await testApp.caseOfJob('J-1')).toMatchObject({ state: 'open', lease: null })
  expect(await claimNextCaseId(testApp.app, sato, FLAGGED)).toBe(caseId)
})
