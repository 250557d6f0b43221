import type { Member } from '@mimamori/policy/intake/intake-arrivals'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { memberById } from '../intake/reads.ts'
import { record } from '../record.ts'
import { members } from '../schema/sqlite.ts'
import { openTestStorage, type TestStorage } from '../trial.ts'
import { memberKeyOf } from './key.ts'

const AT = '2026-11-24T01:00:00.000Z'
const TARO = { displayName: '山田 太郎', email: 'taro@example.jp', phone: '090-1234-5678' }
const ABOUT = { roles: ['client'], registeredAt: AT, verifications: {}, profile: {} } as unknown as Member

let trial: TestStorage
beforeEach(async () => {
  trial = await openTestStorage()
})
afterEach(() => trial.close())

async function tell(id: string, change: Partial<Member> = {}) {
  const { desk: storage } = trial
  const member = { ...ABOUT, ...TARO, id, ...change }
  await storage.write((tx) => record(tx, AT, 'system', { type: 'member.told', member, vault: storage.vault }))
  return await rowOf(id)
}

async function rowOf(id: string) {
  const [row] = await trial.desk.db.select().from(members).where(eq(members.id, id))
  if (!row) throw new Error(`no member ${id}`)
  return row
}

const keyOf = (row: { dataKey: string }) => memberKeyOf(trial.desk.vault, row.dataKey)
const read = (id: string) => memberById(trial.desk.db, trial.desk.vault, id)

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
  const { vault } = trial.desk
  await tell('U-1')
  const old = { displayName: vault.seal('山田 太郎'), email: vault.seal(TARO.email), phone: vault.seal(TARO.phone) }
  const columns = `display_name = '${old.displayName}', email = '${old.email}', phone = '${old.phone}'`
  await trial.byHand(`UPDATE members SET ${columns}, data_key = ''`)
  expect(await read('U-1')).toMatchObject(TARO)
  const told = await tell('U-1')
  expect(keyOf(told)?.open(told.displayName)).toBe('山田 太郎')
})

test('once the key is destroyed nothing of the member can be read, also where the columns are still there', async () => {
  await tell('U-1')
  await trial.byHand("UPDATE members SET data_key = ''")
  expect(await read('U-1')).toMatchObject({ displayName: '', email: '', phone: '' })
})

test('a member who is told again after an erasure is known again, under a fresh key', async () => {
  const before = await tell('U-1')
  const emptied = "display_name = '', email = '', phone = '', email_key = '', phone_key = ''"
  await trial.byHand(`UPDATE members SET ${emptied}, data_key = '', erased_at = '${AT}'`)
  const after = await tell('U-1')
  expect(after).toMatchObject({ erasedAt: null })
  expect(keyOf(after)?.provable(TARO.email)).not.toBe(keyOf(before)?.provable(TARO.email))
  expect(await read('U-1')).toMatchObject(TARO)
})
