import { createHash } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyChain } from '../audit/audit-chain-verification.ts'
import { auditPage } from '../audit/audit-reads.ts'
import { openStorage } from '../open-storage.ts'
import { record } from '../record-change.ts'
import { openTestStorage, type TestStorage } from '../testing/test-storage.ts'
import { vaultOf } from '../vault.ts'
import { verifyDatabase } from './backup-verification.ts'
import { restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

const AT = '2026-11-24T01:00:00.000Z'
const MIGRATIONS = new URL('../../migrations', import.meta.url).pathname

describe.skipIf(process.env.TEST_ENGINE === 'postgres')('backups of a SQLite desk', () => {
  let testStorage: TestStorage
  let file: string
  let folder: string
  let to: string
  const verifying = { migrations: MIGRATIONS, keys: [vaultOf(new Uint8Array(32)).fingerprint] }

  beforeEach(async () => {
    testStorage = await openTestStorage()
    stopped = false
    const { at } = testStorage.options
    file = 'file' in at ? at.file : ''
    folder = join(dirname(file), 'backups')
    to = join(folder, 'first.db')
    const [fingerprint = ''] = verifying.keys
    await testStorage.storage.write((tx) => record(tx, AT, 'system', { type: 'seal.pinned', fingerprint }))
    for (let n = 1; n <= 40; n++) await refused(n)
  })
  afterEach(async () => {
    await stop()
    rmSync(dirname(file), { recursive: true })
  })

  let stopped = false
  async function stop() {
    if (!stopped) await testStorage.storage.close()
    stopped = true
  }

  const refused = (n: number) =>
    testStorage.storage.write((tx) =>
      record(tx, AT, 'system', { type: 'session.refused', staffId: `person-${n}`, why: 'password' }),
    )
  const byHand = (path: string, sql: string) => {
    const hand = new Database(path)
    hand.exec(sql)
    hand.close()
  }
  const flip = (path: string, at: number) => {
    const bytes = readFileSync(path)
    const byte = openSync(path, 'r+')
    writeSync(byte, Buffer.from([(bytes[at] ?? 0) ^ 1]), 0, 1, at)
    closeSync(byte)
  }
  const contentOf = () =>
    readdirSync(dirname(file))
      .filter((name) => statSync(join(dirname(file), name)).isFile())
      .map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(dirname(file), name)))
          .digest('hex'),
      ])

  test('taken while the desk writes, it verifies and holds everything acknowledged before it began', async () => {
    let enough = false
    let n = 100
    const writing = (async () => {
      while (!enough) await refused(n++)
    })()
    await refused(99)
    const acknowledged = await testStorage.storage.write(async (tx) => (await auditPage(tx.db, { limit: 1000 })).length)
    const verified = await writeBackup(file, to, verifying)
    enough = true
    await writing
    expect(verified).toMatchObject({ ok: true, file: to, key: true, checksum: true, problems: [] })
    expect(verified.entries).toBeGreaterThanOrEqual(acknowledged)
    expect(await verifyChain(testStorage.storage)).toMatchObject({ ok: true })
  })

  test('it is one file, for its owner alone, and nothing unfinished is left beside it', async () => {
    await writeBackup(file, to, verifying)
    expect(readdirSync(folder)).toEqual(['first.db'])
    expect(statSync(to).mode & 0o777).toBe(0o600)
    await verifyDatabase(to, verifying)
    expect(readdirSync(folder)).toEqual(['first.db'])
  })

  test('no backup is written over anything', async () => {
    mkdirSync(folder)
    writeFileSync(to, 'a letter')
    await expect(writeBackup(file, to, verifying)).rejects.toThrow(/first\.db exists already/)
    expect(readFileSync(to, 'utf8')).toBe('a letter')
  })

  test('what a killed backup left is removed by the next, and what a running one writes is not', async () => {
    mkdirSync(folder)
    // what SQLite keeps beside a file it has open is left, too
    for (const beside of ['', '-journal', '-wal', '-shm'])
      writeFileSync(join(folder, `.old.db.4194305.part${beside}`), 'half')
    writeFileSync(join(folder, `.other.db.${process.ppid}.part`), 'under way')
    await writeBackup(file, to, verifying)
    expect(readdirSync(folder).sort()).toEqual([`.other.db.${process.ppid}.part`, 'first.db'].sort())
  })

  test('a desk that is damaged gives no backup', async () => {
    await stop()
    byHand(file, 'DROP TRIGGER audit_no_update')
    await expect(writeBackup(file, to, verifying)).rejects.toThrow(/not kept: the trigger audit_no_update is missing/)
    expect(readdirSync(folder)).toEqual([])
  })

  test('a single flipped byte is found, wherever it is', async () => {
    await writeBackup(file, to, verifying)
    const size = statSync(to).size
    for (const at of [24, 70, 5000, Math.floor(size / 2), size - 1]) {
      const flipped = join(folder, `flipped-${at}.db`)
      copyFileSync(to, flipped)
      flip(flipped, at)
      expect((await verifyDatabase(flipped, verifying)).ok, `byte ${at}`).toBe(false)
    }
    expect((await verifyDatabase(to, verifying)).ok).toBe(true)
  })

  test.each([
    [
      'a changed entry',
      'DROP TRIGGER audit_no_update; UPDATE audit SET detail = \'{"why":"x"}\' WHERE seq = 7',
      'entry 7 of',
    ],
    ['a missing index', 'DROP INDEX cases_open', 'the index cases_open is missing'],
    ['a foreign table', 'CREATE TABLE notes(a)', 'the table notes is not ours'],
  ])('%s is named', async (_, tampering, named) => {
    await stop()
    byHand(file, tampering)
    const { ok, problems } = await verifyDatabase(file, verifying)
    expect(ok).toBe(false)
    expect(problems.join('\n')).toContain(named)
  })

  test('another database, no database and another key are named', async () => {
    const other = join(dirname(file), 'other.db')
    byHand(other, 'CREATE TABLE notes(a)')
    expect((await verifyDatabase(other, verifying)).problems).toEqual(['it is a database, but not one of a desk'])
    const letter = join(dirname(file), 'letter.db')
    writeFileSync(letter, 'this is a letter, not a database; '.repeat(40))
    expect((await verifyDatabase(letter, verifying)).problems).toEqual(['file is not a database'])
    expect((await verifyDatabase(join(folder, 'none.db'), verifying)).ok).toBe(false)
    const stranger = { ...verifying, keys: [vaultOf(new Uint8Array(32).fill(1)).fingerprint] }
    expect((await verifyDatabase(file, stranger)).problems).toEqual([
      'its personal columns are sealed with another key',
    ])
  })

  const restoring = (more: { from?: string; aside?: string | null; keys?: null; fits?: () => Promise<void> } = {}) =>
    restoreBackup({ ...verifying, from: to, to: file, aside: null, at: AT, ...more })

  test('restored, it is the desk of the instant it was taken, and the desk goes on from there', async () => {
    const before = await writeBackup(file, to, verifying)
    await refused(41)
    await stop()
    const aside = `${file}.replaced`
    const restored = await restoring({ aside })
    expect(restored).toMatchObject({ ok: true, entries: before.entries, head: before.head, aside, checksum: false })
    expect(readdirSync(dirname(file)).filter((name) => /-(wal|shm)$|part$/.test(name))).toEqual([])
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const storage = await openStorage(testStorage.options)
    await storage.write((tx) =>
      record(tx, AT, 'system', { type: 'session.refused', staffId: 'after', why: 'password' }),
    )
    expect(await verifyChain(storage)).toMatchObject({ ok: true, entries: (before.entries ?? 0) + 1 })
    await storage.close()
    expect(await verifyDatabase(aside, verifying)).toMatchObject({ ok: true, entries: (before.entries ?? 0) + 1 })
  })

  test('a backup of an older program is verified as far as it can be, and brought up to date by the restore', async () => {
    const older = join(dirname(file), 'older')
    cpSync(join(MIGRATIONS, 'sqlite'), join(older, 'sqlite'), { recursive: true })
    const journal = join(older, 'sqlite', 'meta', '_journal.json')
    const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8'))
    writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, 1) }))
    const first = join(dirname(file), 'first.db')
    const storage = await openStorage({ ...testStorage.options, at: { file: first }, migrations: older })
    await storage.close()
    await writeBackup(first, to, verifying)
    expect(await verifyDatabase(to, verifying)).toMatchObject({ ok: true, older: true, entries: null, checksum: true })
    const aside = join(folder, 'new.db.replaced')
    const restored = await restoreBackup({ ...verifying, from: to, to: join(folder, 'new.db'), aside, at: AT })
    expect(restored, 'where nothing was, nothing is kept').toMatchObject({
      ok: true,
      older: false,
      entries: 0,
      aside: null,
    })
  })

  test('of a database that cannot be read any more everything is kept', async () => {
    await writeBackup(file, to, verifying)
    const broken = join(folder, 'broken.db')
    writeFileSync(broken, 'this was a database; '.repeat(400))
    writeFileSync(`${broken}-wal`, 'and this its log; '.repeat(400))
    const before = readFileSync(`${broken}-wal`)
    const aside = `${broken}.replaced`
    await restoreBackup({ ...verifying, from: to, to: broken, aside, at: AT })
    expect((await verifyDatabase(broken, verifying)).ok).toBe(true)
    expect(existsSync(`${broken}-wal`)).toBe(false)
    expect(readFileSync(aside, 'utf8')).toContain('this was a database')
    expect(readFileSync(`${aside}-wal`)).toEqual(before)
  })

  test('a restore that is refused says why and changes nothing', async () => {
    await writeBackup(file, to, verifying)
    await expect(restoring()).rejects.toThrow(/a desk runs on .*stop it first; nothing was changed/)
    await stop()
    const bad = join(folder, 'bad.db')
    copyFileSync(to, bad)
    flip(bad, 5000)
    const used = join(folder, 'used.db')
    copyFileSync(to, used)
    writeFileSync(`${used}-wal`, 'something')
    const before = contentOf()
    const aside = `${file}.replaced`
    await expect(restoring()).rejects.toThrow(/mimamori\.db exists: with --replace/)
    await expect(restoring({ aside, from: bad })).rejects.toThrow(/bad\.db is not good: its checksum/)
    await expect(restoring({ aside, from: used })).rejects.toThrow(/a database in use, not a backup/)
    await expect(restoring({ aside, keys: null })).rejects.toThrow(/put the key back first/)
    await expect(restoring({ aside, from: join(folder, 'none.db') })).rejects.toThrow(/none\.db is not good/)
    const fits = () => Promise.reject<void>(new Error('of another kind'))
    await expect(restoring({ aside, fits })).rejects.toThrow('of another kind')
    expect(contentOf()).toEqual(before)
  })
})
