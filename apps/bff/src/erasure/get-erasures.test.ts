import { afterEach, beforeEach, expect, test } from 'vitest'
import { storeAccounts } from '../testing/test-accounts.ts'
import { aMember, openTestApp, person, START, type TestApp } from '../testing/test-app.ts'
import { eraseMember } from './erase-member.ts'
import { listErasures } from './get-erasures.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

test('the newest twenty erasures are listed, with who did them, and whether files still wait for the operator', async () => {
  const { app } = testApp
  const admin = person('kanri', 'admin')
  await storeAccounts(app, [admin])
  for (let n = 1; n <= 21; n++) {
    const memberId = `U-10${String(n).padStart(2, '0')}`
    await testApp.ingest(aMember(memberId))
    testApp.wait(1)
    await eraseMember(app, admin, { memberId, reason: 'member_request', lastFour: memberId.slice(-4) })
  }
  const lines = await listErasures(app)
  expect([lines.length, lines[0]?.memberId, lines.at(-1)?.memberId]).toEqual([20, 'U-1021', 'U-1002'])
  expect(lines[0]).toMatchObject({ actor: { id: 'kanri', alias: 'kanri' }, reason: 'member_request' })
  expect(lines[0]?.at).toBe(new Date(Date.parse(START) + 21_000).toISOString())
  const stateWith = async (vacuum: typeof app.storage.vacuum) =>
    (await listErasures({ ...app, storage: { ...app.storage, vacuum } }))[0]?.purge
  expect(await stateWith(null)).toEqual({ state: 'operator', at: null })
  expect(await stateWith(async () => 'more')).toEqual({ state: 'purging', at: null })
})
