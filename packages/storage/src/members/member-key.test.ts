import type { Member } from '@mimamori/policy/intake/intake-arrivals'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { record } from '../record-change.ts'
import { members } from '../schema/sqlite.ts'
import { openTestStorage, type TestStorage } from '../testing/test-storage.ts'
import { memberById } from './known-member-reads.ts'
import { memberKeyOf } from './member-key.ts'

const AT = '2026-11-24T01:00:00.000Z'
const TARO = { displayName: '山田 太郎', email: 'taro@example.jp', phone: '090-1234-5678' }
const ABOUT = { roles: ['client'], registeredAt: AT, verifications: {}, profile: {} } as unknown as Member

let testStorage: TestStorage
beforeEach(async () => {
  testStorage = await openTestStorage()
})
afterEach(() => testStorage.close())

async function tell(id: string, change: Partial<Member> = {}) {
  const { storage } = testStorage
  const member = { ...ABOUT, ...TARO, id, ...change }
  await storage.write((tx) => record(tx, AT, 'system', { type: 'member.told', member, vault: storage.vault }))
  return await rowOf(id)
}

async function rowOf(id: string) {
  const [row] = await testStorage.storage.db.select().from(members).where(eq(members.id, id))
  if (!row) throw new Error(`no member ${id}`)
  return row
}

const keyOf = (row: { dataKey: string }) => memberKeyOf(testStorage.storage.vault, row.dataKey)
const read = (id: string) => memberById(testStorage.storage.db, testStorage.storage.vault, id)

test('every member is sealed with a key of their own, which stays theirs when they are told again', async () => {
  const [one, other] = [await tell('U-1'), await tell('U-2')]
  const again = await tell('U-1', { displayName: '山田 花子' })
  expect(await read('U-1')).toMatchObject({ ...TARO, displayName: '山田 花子' })
  expect(again.dataKey).toBe(one.dataKey)
  expect(() => keyOf(other)?.open(one.email)).toThrow()
  expect(keyOf(again)?.provable(TARO.email)).toBe(keyOf(one)?.provable(TARO.email))
  expect(keyOf(other)?.provable(TARO.email)).not.toBe(keyOf(one)?.provable(TARO.email))
})

test('a member from before there were keys can be read, and gets a key when told again', async () => {
  const { vault } = testStorage.storage
  await tell('U-1')
  const old = { displayName: vault.seal('山田 太郎'), email: vault.seal(TARO.email), phone: vault.seal(TARO.phone) }
  const columns = `display_name = '${old.displayName}', email = '${old.email}', phone = '${old.phone}'`
  await testStorage.runSql(`UPDATE members SET ${columns}, data_key = ''`)
  expect(await read('U-1')).toMatchObject(TARO)
  const told = await tell('U-1')
  expect(keyOf(told)?.open(told.displayName)).toBe('山田 太郎')
})

test('once the key is destroyed nothing of the member can be read, also where the columns are still there', async () => {
  await tell('U-1')
  await testStorage.runSql("UPDATE members SET data_key = ''")
  expect(await read('U-1')).toMatchObject({ displayName: '', email: '', phone: '' })
})

test('a member who is told again after an erasure is known again, under a fresh key', async () => {
  const before = await tell('U-1')
  const emptied = "display_name = '', email = '', phone = '', email_key = '', phone_key = ''"
  await testStorage.runSql(`UPDATE members SET ${emptied}, data_key = '', erased_at = '${AT}'`)
  const after = await tell('U-1')
  expect(after).toMatchObject({ erasedAt: null })
  expect(keyOf(after)?.provable(TARO.email)).not.toBe(keyOf(before)?.provable(TARO.email))
  expect(await read('U-1')).toMatchObject(TARO)
})
