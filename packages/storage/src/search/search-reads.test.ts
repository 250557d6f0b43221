import type { Member } from '@mimamori/policy/intake/intake-arrivals'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { record } from '../record-change.ts'
import { openTestStorage, type TestStorage } from '../testing/test-storage.ts'
import { indexState } from './index-state-reads.ts'
import { findMembersByContact } from './search-reads.ts'

const AT = '2026-11-24T01:00:00.000Z'
let testStorage: TestStorage
beforeEach(async () => {
  testStorage = await openTestStorage()
})
afterEach(() => testStorage.close())

const sought = { kind: 'email', value: 'taro@example.jp' } as const

async function fill(): Promise<void> {
  const { storage } = testStorage
  await storage.write((tx) => record(tx, AT, 'system', { type: 'search.restarted' }))
  while ((await indexState(storage.db))?.state === 'filling') {
    await storage.write((tx) => record(tx, AT, 'system', { type: 'search.continued', count: 2, vault: storage.vault }))
  }
}

test('members from before there were fingerprints are found by their mail once the index is filled', async () => {
  const { storage } = testStorage
  const about = { roles: ['client'], registeredAt: AT, verifications: {}, profile: {} } as unknown as Member
  for (let n = 0; n < 5; n++) {
    const member = { ...about, id: `U-${n}`, displayName: '山田', email: `TARO${n || ''}@example.jp`, phone: '090' }
    await storage.write((tx) => record(tx, AT, 'system', { type: 'member.told', member, vault: storage.vault }))
  }
  expect(await findMembersByContact(storage.db, storage.vault, sought)).toEqual(['U-0'])
  await testStorage.runSql("UPDATE members SET email_key = '', phone_key = ''")
  expect(await findMembersByContact(storage.db, storage.vault, sought)).toEqual([])
  await fill()
  expect(await findMembersByContact(storage.db, storage.vault, sought)).toEqual(['U-0'])
  expect(await findMembersByContact(storage.db, storage.vault, { kind: 'phone', value: '090' })).toHaveLength(5)
})

test('a mail is found by its fingerprint, which does not give it away', async () => {
  const { vault } = testStorage.storage
  expect(vault.keyOf('email', 'a@b.jp')).toBe(vault.keyOf('email', 'a@b.jp'))
  expect(vault.keyOf('email', '090')).not.toBe(vault.keyOf('phone', '090'))
  expect(vault.keyOf('email', 'a@b.jp')).toMatch(/^[\w-]{43}$/)
})
