import { afterEach, beforeEach, expect, test } from 'vitest'
import { verifyChain } from '../audit/audit-chain-verification.ts'
import { auditPage } from '../audit/audit-reads.ts'
import { ConcurrentUpdateError } from '../concurrent-update-error.ts'
import { closeCase } from '../decisions/decision-statements.ts'
import { DeskInUse, openStorage } from '../open-storage.ts'
import { record } from '../record-change.ts'
import type { Storage } from '../storage.ts'
import { openTestStorage, type TestStorage } from '../testing/test-storage.ts'
import { vaultOf } from '../vault.ts'

const AT = '2026-11-24T01:00:00.000Z'
let testStorage: TestStorage
let storage: Storage

beforeEach(async () => {
  testStorage = await openTestStorage()
  storage = testStorage.storage
})
afterEach(() => testStorage.close())

const onSqlite = test.skipIf(process.env.TEST_ENGINE === 'postgres')
const onPostgres = test.runIf(process.env.TEST_ENGINE === 'postgres')

const refused = (n: number) => ({ type: 'session.refused', staffId: `person-${n}`, why: 'password' }) as const

test('every third of fifty writes of one turn fails: its neighbours are stored and the chain verifies', async () => {
  const writes = Array.from({ length: 50 }, (_, n) =>
    storage.write(async (tx) => {
      await record(tx, AT, 'system', refused(n))
      if (n % 3 === 0) throw new Error(`write ${n} is bad`)
      return n
    }),
  )
  const results = await Promise.allSettled(writes)
  const stored = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  expect(stored).toEqual(Array.from({ length: 50 }, (_, n) => n).filter((n) => n % 3 !== 0))
  const entries = await auditPage(storage.db, { limit: 100 })
  const told = entries.map((entry) => entry.subjectId)
  expect(told.sort()).toEqual(stored.map((n) => `person-${n}`).sort())
  expect(await verifyChain(storage)).toMatchObject({ ok: true, entries: stored.length })
})

test('when the row a rule saw is not there any more, nothing of the work is stored', async () => {
  const late = storage.write(async (tx) => {
    await record(tx, AT, 'system', refused(1))
    await closeCase(tx, { id: 'decided by somebody else', at: AT })
    await record(tx, AT, 'system', refused(2))
  })
  await expect(late).rejects.toThrow(ConcurrentUpdateError)
  await storage.write((tx) => record(tx, AT, 'system', refused(3)))
  expect(await verifyChain(storage)).toMatchObject({ ok: true, entries: 1 })
})

onSqlite('when COMMIT fails, nobody of the batch is told that it is stored', async () => {
  await storage.write((tx) => record(tx, AT, 'system', refused(0)))
  // a deferred foreign key is checked at COMMIT: a commit that fails after every statement succeeded
  await testStorage.runSql('CREATE TABLE parent(id INTEGER PRIMARY KEY)')
  await testStorage.runSql('CREATE TABLE child(id INTEGER REFERENCES parent(id) DEFERRABLE INITIALLY DEFERRED)')
  await testStorage.runSql('CREATE TRIGGER orphan AFTER INSERT ON audit BEGIN INSERT INTO child VALUES (new.seq); END')
  const results = await Promise.allSettled(
    [1, 2, 3].map((n) => storage.write((tx) => record(tx, AT, 'system', refused(n)))),
  )
  expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(results.map((result) => result.status === 'rejected' && result.reason.name)).toEqual(
    Array(3).fill('StorageFault'),
  )
  expect(testStorage.commits.at(-1)).toMatchObject({ works: 3, stored: false })
  await testStorage.runSql('DROP TRIGGER orphan')
  await storage.write((tx) => record(tx, AT, 'system', refused(4)))
  expect(await verifyChain(storage)).toMatchObject({ ok: true, entries: 2 })
})

onSqlite('a write sees what the writes before it in the same turn have done', async () => {
  const first = storage.write((tx) => record(tx, AT, 'system', refused(1)))
  const seen = storage.write(async (tx) => (await auditPage(tx.db, { limit: 10 })).length)
  await first
  expect(await seen).toBe(1)
})

onSqlite(
  'a write that takes long makes nobody wait for those behind it: it is stored, and they come next',
  async () => {
    const before = testStorage.commits.length
    const slow = (n: number) =>
      storage.write(async (tx) => {
        await record(tx, AT, 'system', refused(n))
        for (const from = performance.now(); performance.now() - from < 20; );
      })
    await Promise.all([slow(1), slow(2), slow(3)])
    expect(testStorage.commits.slice(before).map(({ works, waiting }) => [works, waiting])).toEqual([
      [1, 2],
      [1, 1],
      [1, 0],
    ])
  },
)

onSqlite('a second process on the same file is refused by a message that names PostgreSQL', async () => {
  await expect(openStorage(testStorage.options)).rejects.toThrow(DeskInUse)
  await expect(openStorage(testStorage.options)).rejects.toThrow(/PostgreSQL/)
})

test('the audit log takes no update and no delete, not even by hand', async () => {
  await storage.write((tx) => record(tx, AT, 'system', refused(1)))
  await expect(testStorage.runSql("UPDATE audit SET action = 'x'")).rejects.toThrow(/append-only/)
  await expect(testStorage.runSql('DELETE FROM audit')).rejects.toThrow(/append-only/)
})

test('personal columns are sealed, differ each time, and open with the right key alone', () => {
  const vault = vaultOf(new Uint8Array(32).fill(1))
  const sealed = vault.seal('山田 太郎')
  expect(sealed).not.toContain('山田')
  expect(vault.seal('山田 太郎')).not.toBe(sealed)
  expect(vault.open(sealed)).toBe('山田 太郎')
  expect(() => vaultOf(new Uint8Array(32).fill(2)).open(sealed)).toThrow()
})

onPostgres('what is written side by side on several lanes verifies, lane by lane', async () => {
  await Promise.all(Array.from({ length: 60 }, (_, n) => storage.write((tx) => record(tx, AT, 'system', refused(n)))))
  expect((await storage.lanes()).length).toBeGreaterThan(1)
  expect(await verifyChain(storage)).toMatchObject({ ok: true, entries: 60 })
})

test('whoever watches the writer hears of every transaction, and whether it was stored', async () => {
  await Promise.all([1, 2, 3].map((n) => storage.write((tx) => record(tx, AT, 'system', refused(n)))))
  expect(testStorage.commits.reduce((works, commit) => works + commit.works, 0)).toBe(3)
  expect(testStorage.commits.every((commit) => commit.stored && commit.seconds > 0)).toBe(true)
  expect(testStorage.commits.at(-1)?.waiting).toBe(0)
})

onSqlite('of a transaction that changed nothing nobody hears: it says nothing about the disk', async () => {
  await storage.write((tx) => record(tx, AT, 'system', refused(1)))
  const before = testStorage.commits.length
  await storage.write((tx) => auditPage(tx.db, { limit: 1 }))
  expect(testStorage.commits).toHaveLength(before)
  await storage.write((tx) => record(tx, AT, 'system', refused(2)))
  expect(testStorage.commits.slice(before)).toMatchObject([{ works: 1, stored: true }])
})
