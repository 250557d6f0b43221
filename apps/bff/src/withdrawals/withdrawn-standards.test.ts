import { outgoingCounts } from '@mimamori/storage/delivery/delivery-reads'
import { changesOfMember } from '@mimamori/storage/standards/change-reads'
import { holdingsOf } from '@mimamori/storage/standards/holding-reads'
import { withdrawalById } from '@mimamori/storage/withdrawals/withdrawal-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { grantStandard } from '../testing/granted-standards.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { withdrawalSteps } from '../testing/test-withdrawals.ts'

const MEMBER = 'U-4711'
const OTHER = 'U-1'

let testApp: TestApp
let at: ReturnType<typeof withdrawalSteps>
beforeEach(async () => {
  testApp = await openTestApp()
  at = withdrawalSteps(testApp)
})
afterEach(() => testApp.close())

/** A withdrawal of a member with two standards that can be executed by now. */
async function dueWithdrawal(): Promise<string> {
  for (const [member, standard] of [
    [MEMBER, 'regular_freelancer'],
    [MEMBER, 'certified_freelancer'],
    [OTHER, 'verified_client'],
  ] as const)
    await grantStandard(testApp, member, standard)
  const [sato, mori] = [await at.signedIn('sato', 'moderator'), await at.signedIn('mori', 'approver')]
  const { withdrawalId } = await at.proposeAs(sato, at.proposal(await at.inHand(sato, MEMBER, 'J-1')))
  await at.openAll(mori, withdrawalId)
  await at.approveAs(mori, withdrawalId)
  testApp.wait(30 * 60)
  return withdrawalId
}

const held = async (member: string) => Object.keys(await holdingsOf(testApp.db, member)).sort()
const lostEvents = async () =>
  (await testApp.rawSql("SELECT payload FROM outbox WHERE event = 'standard.lost' ORDER BY id")).map(
    (row) => JSON.parse((row as { payload: string }).payload).data,
  )

test('every standard of a member is lost the moment their withdrawal is executed, once, and nobody else’s is', async () => {
  await dueWithdrawal()
  expect(await held(MEMBER)).toEqual(['certified_freelancer', 'regular_freelancer'])
  expect(await at.release()).toBe(1)
  expect(await held(MEMBER)).toEqual([])
  expect(await held(OTHER)).toEqual(['verified_client'])
  expect(await at.release()).toBe(0)
  const lost = (await changesOfMember(testApp.db, MEMBER)).filter(({ change }) => change === 'lost')
  expect(
    lost.map(({ runId, missed }) => [runId, missed.map(({ id, value, threshold }) => [id, value, threshold])]),
  ).toEqual([
    [null, [['not_withdrawn', 1, 0]]],
    [null, [['not_withdrawn', 1, 0]]],
  ])
  const events = await lostEvents()
  expect(events.map(({ standard, criteria }) => [standard, criteria]).sort()).toEqual([
    ['certified_freelancer', ['not_withdrawn']],
    ['regular_freelancer', ['not_withdrawn']],
  ])
  expect(events.map(({ changeId }) => changeId).sort()).toEqual(lost.map(({ id }) => id).sort())
})

test('a withdrawal and what it ends are one transaction: when the standards cannot be ended, nothing has happened', async () => {
  const withdrawalId = await dueWithdrawal()
  const before = await outgoingCounts(testApp.db)
  await testApp.rawSql('ALTER TABLE standard_changes RENAME TO standard_changes_away')
  expect(await at.release()).toBe(0)
  await testApp.rawSql('ALTER TABLE standard_changes_away RENAME TO standard_changes')
  expect(await held(MEMBER)).toHaveLength(2)
  expect(await withdrawalById(testApp.db, withdrawalId)).toMatchObject({ state: 'held' })
  expect(await outgoingCounts(testApp.db)).toEqual(before)
  expect(await at.release()).toBe(1)
  expect(await held(MEMBER)).toEqual([])
  expect(await lostEvents()).toHaveLength(2)
})
