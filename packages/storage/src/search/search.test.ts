import type { Member } from '@mimamori/policy/intake/intake-arrivals'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { record } from '../record.ts'
import { openTestStorage, type TestStorage } from '../trial.ts'
import { indexState, membersFound } from './reads.ts'

const AT = '2026-11-24T01:00:00.000Z'
let trial: TestStorage
beforeEach(async () => {
  trial = await openTestStorage()
})
afterEach(() => trial.close())

const sought = { kind: 'email', value: 'taro@example.jp' } as const

async function fill(): Promise<void> {
  const { desk: storage } = trial
  await storage.write((tx) => record(tx, AT, 'system', { type: 'search.restarted' }))
  while ((await indexState(storage.db))?.state === 'filling') {
    await storage.write((tx) => record(tx, AT, 'system', { type: 'search.continued', count: 2, vault: storage.vault }))
  }
}

test('members from before there were fingerprints are found by their mail once the index is filled', async () => {
  const { desk: storage } = trial
  const about = { roles: ['client'], registeredAt: AT, verifications: {}, profile: {} } as unknown as Member
  for (let n = 0; n < 5; n++) {
    const member = { ...about, id: `U-${n}`, displayName: '山田', email: `TARO${n || ''}@example.jp`, phone: '090' }
    await storage.write((tx) => record(tx, AT, 'system', { type: 'member.told', member, vault: storage.vault }))
  }
  expect(await membersFound(storage.db, storage.vault, sought)).toEqual(['U-0'])
  await trial.byHand("UPDATE members SET email_key = '', phone_key = ''")
  expect(await membersFound(storage.db, storage.vault, sought)).toEqual([])
  await fill()
  expect(await membersFound(storage.db, storage.vault, sought)).toEqual(['U-0'])
  expect(await membersFound(storage.db, storage.vault, { kind: 'phone', value: '090' })).toHaveLength(5)
})

test('a mail is found by its fingerprint, which does not give it away', async () => {
  const { vault } = trial.desk
  expect(vault.keyOf('email', 'a@b.jp')).toBe(vault.keyOf('email', 'a@b.jp'))
  expect(vault.keyOf('email', '090')).not.toBe(vault.keyOf('phone', '090'))
  expect(vault.keyOf('email', 'a@b.jp')).toMatch(/^[\w-]{43}$/)
})
