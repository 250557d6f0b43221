import type { Member } from '@mimamori/policy/intake/intake-arrivals'
import { is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { draftSealing, openDrafts } from '../drafts/draft-reads.ts'
import { memberById } from '../members/known-member-reads.ts'
import { personalOf } from '../members/member-reads.ts'
import { record } from '../record-change.ts'
import * as schema from '../schema/sqlite.ts'
import { findMembersByContact } from '../search/search-reads.ts'
import { snippetsOf } from '../snippets/snippet-reads.ts'
import { openTestStorage, type TestStorage } from '../testing/test-storage.ts'
import { VAULT_MARK, type Vault, vaultOf } from '../vault.ts'
import { hasSealedRows, sealFingerprint } from './seal-reads.ts'

const AT = '2026-11-24T01:00:00.000Z'
const TARO = { displayName: '山田 太郎', email: 'taro@example.jp', phone: '090-1234-5678' }
const ABOUT = { roles: ['client'], registeredAt: AT, verifications: {}, profile: {} } as unknown as Member
const NEXT = vaultOf(new Uint8Array(32).fill(7))

let testStorage: TestStorage
beforeEach(async () => {
  testStorage = await openTestStorage()
  const { storage } = testStorage
  const { vault } = storage
  await storage.write((tx) => record(tx, AT, 'system', { type: 'seal.pinned', fingerprint: vault.fingerprint }))
  for (const id of ['U-1', 'U-2', 'U-3', 'U-4']) {
    const member = { ...ABOUT, ...TARO, id, email: `${id}@example.jp` }
    await storage.write((tx) => record(tx, AT, 'system', { type: 'member.told', member, vault }))
  }
  const old = `display_name = '${vault.seal('山田 花子')}', email = '${vault.seal('hana@example.jp')}', phone = '${vault.seal('')}'`
  await testStorage.runSql(`UPDATE members SET ${old}, data_key = '' WHERE id = 'U-2'`)
  const none = "display_name = '', email = '', phone = '', email_key = '', phone_key = '', data_key = ''"
  await testStorage.runSql(`UPDATE members SET ${none}, erased_at = '${AT}' WHERE id = 'U-4'`)
  const factor = `'f-1', 's-1', 'totp', '', '${vault.seal('JBSWY3DP')}', 0, '${AT}'`
  await testStorage.runSql(
    `INSERT INTO factors (id, staff_id, kind, label, secret, counter, created_at) VALUES (${factor})`,
  )
  const own = await draftSealing(storage.db, vault, 'U-1')
  for (const [memberId, sealing] of [
    ['U-1', own],
    ['U-2', vault],
  ] as const) {
    const values = `'s-1', 'c-${memberId}', 'note', '${memberId}', '${sealing.seal(`about ${memberId}`)}', '${AT}', 1`
    await testStorage.runSql(
      `INSERT INTO drafts (staff_id, subject_id, kind, member_id, sealed, saved_at, edit) VALUES (${values})`,
    )
  }
  const begun = `'c-1', 'enrol', '${vault.seal('{}')}', '${AT}'`
  await testStorage.runSql(`INSERT INTO ceremonies (id, kind, data, expires_at) VALUES (${begun})`)
})
afterEach(() => testStorage.close())

const replace = () =>
  testStorage.storage.write((tx) =>
    record(tx, AT, 'system', { type: 'seal.replaced', from: testStorage.storage.vault, to: NEXT }),
  )

/** Everything in any table that a vault has sealed. */
async function sealedTexts(): Promise<string[]> {
  const tables = Object.values<unknown>(schema).filter((each): each is SQLiteTable => is(each, SQLiteTable))
  const rows = await Promise.all(tables.map((table) => testStorage.storage.db.select().from(table)))
  const values = rows.flat().flatMap((row) => Object.values(row as object))
  return values.filter((value): value is string => typeof value === 'string' && value.startsWith(VAULT_MARK))
}

const opens = ({ open }: Vault, sealed: string): boolean => {
  try {
    open(sealed)
    return true
  } catch {
    return false
  }
}

test('under a new key everybody is read, found and proved as before, and nothing opens with the old one', async () => {
  const { storage } = testStorage
  const before = await personalOf(storage.db, storage.vault, 'U-1')
  await replace()
  expect(await sealFingerprint(storage.db)).toBe(NEXT.fingerprint)
  expect(await memberById(storage.db, NEXT, 'U-1')).toMatchObject({ ...TARO, email: 'U-1@example.jp' })
  expect(await memberById(storage.db, NEXT, 'U-2')).toMatchObject({ displayName: '山田 花子', phone: '' })
  expect(await findMembersByContact(storage.db, NEXT, { kind: 'email', value: 'u-3@example.jp' })).toEqual(['U-3'])
  expect(await findMembersByContact(storage.db, storage.vault, { kind: 'email', value: 'u-3@example.jp' })).toEqual([])
  expect(await findMembersByContact(storage.db, NEXT, { kind: 'email', value: '' })).toEqual([])
  const after = await personalOf(storage.db, NEXT, 'U-1')
  expect(after?.provable(TARO.phone)).toBe(before?.provable(TARO.phone))
  expect(await hasSealedRows(storage.db)).toEqual({ members: 3, withoutKey: 0, factors: 1 })
  const sealed = await sealedTexts()
  expect(sealed).toHaveLength(6)
  expect(sealed.filter((text) => opens(storage.vault, text) || !opens(NEXT, text))).toEqual([])
})

test('drafts are read as before under a new key, of members with a key of their own and of others', async () => {
  const { storage } = testStorage
  await replace()
  for (const id of ['U-1', 'U-2'])
    expect(await openDrafts(storage.db, NEXT, { staffId: 's-1', subjectId: `c-${id}` })).toMatchObject([
      { kind: 'note', content: `about ${id}` },
    ])
})

test('what people keep for themselves is read as before under a new key', async () => {
  const { storage } = testStorage
  const snippet = { id: 's1', ownerId: 'sato', name: 'お礼', text: 'ありがとうございます。' }
  await storage.write((tx) =>
    record(tx, '2026-11-24T01:00:00.000Z', 'sato', { type: 'snippet.saved', snippet, vault: storage.vault }),
  )
  await replace()
  expect(await snippetsOf(storage.db, NEXT, 'sato', () => undefined)).toEqual([snippet])
})

test('a change of the key that fails on its way leaves everything under the old one', async () => {
  const { storage } = testStorage
  await testStorage.runSql("UPDATE factors SET secret = 'v1.AAAA'")
  await expect(replace()).rejects.toThrow()
  expect(await sealFingerprint(storage.db)).toBe(storage.vault.fingerprint)
  expect(await memberById(storage.db, storage.vault, 'U-1')).toMatchObject({ phone: TARO.phone })
  expect(await findMembersByContact(storage.db, storage.vault, { kind: 'email', value: 'u-3@example.jp' })).toEqual([
    'U-3',
  ])
})
