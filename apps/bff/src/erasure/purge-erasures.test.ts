import type { Storage } from '@mimamori/storage/storage'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { storeAccounts } from '../testing/test-accounts.ts'
import { aMember, openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { eraseMember } from './erase-member.ts'
import { listErasures } from './get-erasures.ts'
import { createErasurePurger } from './purge-erasures.ts'

const admin = person('kanri', 'admin')

let testApp: TestApp
let now: number
beforeEach(async () => {
  testApp = await openTestApp()
  now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  await storeAccounts(testApp.app, [admin])
})
afterEach(async () => {
  vi.restoreAllMocks()
  await testApp.close()
})

type Vacuum = NonNullable<Storage['vacuum']>

/** The purger of a desk whose files take this many steps, the outcome of each being told. */
function purgerWith(...steps: Awaited<ReturnType<Vacuum>>[]) {
  const { storage, ...app } = testApp.app
  const vacuum = vi.fn<Vacuum>(async () => steps.shift() ?? expect.unreachable())
  return { vacuum, purge: createErasurePurger({ ...app, storage: { ...storage, vacuum } }) }
}

async function erased(memberId: string) {
  await testApp.ingest(aMember(memberId))
  testApp.wait(1)
  await eraseMember(testApp.app, admin, { memberId, reason: 'member_request', lastFour: memberId.slice(-4) })
}

const gone = async () => {
  const { app } = testApp
  const storage = { ...app.storage, vacuum: async () => 'done' as const }
  const lines = await listErasures({ ...app, storage })
  return lines.flatMap(({ memberId, purge }) => (purge.state === 'purged' ? memberId : []))
}

test('what is erased while the files are being cleaned is gone from them after a cleaning of its own', async () => {
  await erased('U-1001')
  const { purge } = purgerWith('more', 'done', 'more', 'done')
  expect([await purge(), await gone()]).toEqual([1, []])
  await erased('U-1002')
  expect([await purge(), await gone()]).toEqual([1, ['U-1001']])
  expect(await purge(), 'looked for once a second').toBe(0)
  now += 1000
  expect([await purge(), await gone()]).toEqual([1, ['U-1001']])
  expect([await purge(), await gone()]).toEqual([1, ['U-1002', 'U-1001']])
  now += 1000
  expect(await purge()).toBe(0)
})

test('what takes too long to clean is left to the next start, and is not taken for gone', async () => {
  await erased('U-1001')
  const { purge, vacuum } = purgerWith('at_start')
  expect(await purge()).toBe(0)
  now += 60_000
  expect(await purge()).toBe(0)
  expect(vacuum).toHaveBeenCalledTimes(1)
  expect(await gone()).toEqual([])
})
