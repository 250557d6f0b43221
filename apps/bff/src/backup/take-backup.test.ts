import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { plusSeconds } from '@mimamori/policy/instant'
import { verifyDatabase } from '@mimamori/storage/backup/backup-verification'
import { restoreBackup } from '@mimamori/storage/backup/restore-backup'
import { runRawSql } from '@mimamori/storage/testing/test-storage'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { databaseFile } from '../config/program-files.ts'
import { settingsFrom } from '../config/server-settings.ts'
import { type Backups, startBackups } from '../jobs/backup-job.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { aJob, openTestApp, type TestApp } from '../testing/test-app.ts'
import { closingSteps } from '../testing/test-closings.ts'
import { noticeSteps } from '../testing/test-notices.ts'
import { withdrawalSteps } from '../testing/test-withdrawals.ts'
import { backupName, lastBackup, listBackups, removeOldBackups, upgradeBackupName } from './backup-files.ts'
import { takeBackup, verifyOptions } from './take-backup.ts'

const AT = '2026-11-24T01:02:03.456Z'
const HOUR = 3600
const trusted = (at: string) => ({ at, isTrusted: true })
const PROGRAM = fileURLToPath(new URL('../cli/mimamori.ts', import.meta.url))

test('a demo is not backed up unless asked for, any other SQLite desk once a day', () => {
  const everyHours = (environment: Record<string, string>) => settingsFrom(environment).backups.everyHours
  expect(everyHours({})).toBe(0)
  expect(everyHours({ NODE_ENV: 'production' })).toBe(24)
  expect(everyHours({ MIMAMORI_DEMO: '1', MIMAMORI_BACKUP_EVERY_HOURS: '6' })).toBe(6)
  expect(everyHours({ NODE_ENV: 'production', DATABASE_URL: 'postgres://server/desk' })).toBe(0)
  expect(() => everyHours({ DATABASE_URL: 'postgres://server/desk', MIMAMORI_BACKUP_EVERY_HOURS: '6' })).toThrow(
    /MIMAMORI_BACKUP_EVERY_HOURS: PostgreSQL is backed up with its own tools/,
  )
})

describe.skipIf(process.env.TEST_ENGINE === 'postgres')('backups of a desk', () => {
  let testApp: TestApp
  let folder: string
  let backups: Backups | null = null
  let log: { info: ReturnType<typeof vi.fn>; error: ReturnType<typeof vi.fn> }

  beforeEach(async () => {
    testApp = await openTestApp({ MIMAMORI_BACKUP_EVERY_HOURS: '24', MIMAMORI_BACKUP_KEEP: '2' })
    folder = join(testApp.folder, 'backups')
    log = { info: vi.fn(), error: vi.fn() }
    backups = null
    vi.stubEnv('MIMAMORI_DATA', testApp.folder)
    vi.stubEnv('MIMAMORI_BACKUP_KEEP', '2')
  })
  afterEach(async () => {
    await backups?.stop()
    vi.unstubAllEnvs()
    await testApp.close()
  })

  const kept = (): string[] => readdirSync(folder).sort()
  /** The schedule, at an instant, with the `mimamori` command or a program in its place. */
  function schedule(at: () => string, program = PROGRAM): Backups {
    const app = { ...testApp.app, clock: { now: at }, log: { ...testApp.app.log, ...log } } as unknown as AppContext
    backups = startBackups(app, program, 20)
    return backups
  }
  /** From when the database was made, as its file tells. */
  const inHours = (hours: number) =>
    plusSeconds(statSync(databaseFile(testApp.app.settings)).birthtime.toISOString(), hours * HOUR)
  const program = (code: string): string => {
    const file = join(testApp.folder, 'program.mjs')
    writeFileSync(file, code)
    return file
  }

  test('a backup is named by its instant, and the oldest go once a newer one is verified', async () => {
    await testApp.ingest(aJob('J-1'))
    for (const day of ['22', '23', '24']) {
      const { ok, removed } = await takeBackup(testApp.app.settings, trusted(AT.replace('24T', `${day}T`)), null)
      expect(ok).toBe(true)
      expect(removed).toHaveLength(day === '24' ? 1 : 0)
    }
    expect(kept()).toEqual(['mimamori-20261123T010203Z.db', 'mimamori-20261124T010203Z.db'])
    expect(lastBackup(testApp.app.settings, null, AT)).toEqual({
      at: '2026-11-24T01:02:03.000Z',
      file: join(folder, 'mimamori-20261124T010203Z.db'),
      ok: true,
      error: null,
    })
  })

  test('a second backup of the same second has a name of its own, and is the newer one', async () => {
    await takeBackup(testApp.app.settings, trusted(AT), null)
    const { file } = await takeBackup(testApp.app.settings, trusted(AT), null)
    expect(kept()).toEqual(['mimamori-20261124T010203Z.db', 'mimamori-20261124T010203Z_2.db'])
    expect(listBackups(folder, AT)[0]).toEqual({ file, at: '2026-11-24T01:02:03.000Z' })
  })

  test('a tenth backup of one second counts as newer than the second one', () => {
    mkdirSync(folder)
    for (const n of [1, 2, 9, 10]) writeFileSync(join(folder, backupName(AT, n)), 'verified')
    const newestFirst = listBackups(folder, AT).map(({ file }) => basename(file))
    expect(newestFirst).toEqual([10, 9, 2, 1].map((n) => backupName(AT, n)))
  })

  test('put back, it lets no withdrawal go that somebody may have stopped since, until a lead resumes', async () => {
    const people = withdrawalSteps(testApp)
    const [sato, kimura] = [await people.signedIn('sato', 'moderator'), await people.signedIn('kimura', 'approver')]
    const it = await people.inHand(sato, 'U-4711', 'J-1')
    const { withdrawalId } = await people.proposeAs(sato, people.proposal(it))
    await people.openAll(kimura, withdrawalId)
    await people.approveAs(kimura, withdrawalId)
    const { file: from } = await takeBackup(testApp.app.settings, trusted(AT), null)
    await people.endAs(sato, { withdrawalId, how: 'stopped', reason: '別人でした' })
    const to = join(testApp.folder, 'again.db')
    const at = testApp.app.clock.now()
    await restoreBackup({ from, to, aside: null, at, ...verifyOptions(testApp.app.settings) })
    const said = (sql: string) => runRawSql({ file: to }, sql)
    expect(await said('SELECT state FROM withdrawals')).toEqual([{ state: 'held' }])
    const [breaker] = await said("SELECT value FROM desk_settings WHERE name = 'withdrawal_breaker'")
    expect(JSON.parse(String(breaker?.value))).toEqual({ trippedAt: at, resumedAt: null, restored: true })
  })

  test('put back, it publishes no notice that waited: it may be out already, and is asked for anew', async () => {
    const [months, notices] = [closingSteps(testApp), noticeSteps(testApp)]
    const [ueno, mori] = [await months.aLead('ueno'), await months.aLead('mori')]
    testApp.wait(7 * 24 * HOUR)
    await months.approveAs(mori, await months.proposeAs(ueno, '2026-11'))
    const id = await notices.requestedBy(ueno, '2026-12')
    const { file: from } = await takeBackup(testApp.app.settings, trusted(AT), null)
    await notices.approveAs(mori, id, 2)
    const to = join(testApp.folder, 'again.db')
    const at = testApp.app.clock.now()
    await restoreBackup({ from, to, aside: null, at, ...verifyOptions(testApp.app.settings) })
    const kept = await runRawSql({ file: to }, 'SELECT state, requested_by, edit FROM notices')
    expect(kept).toEqual([{ state: 'draft', requested_by: null, edit: 2 }])
  })

  test('put back, it mails no report that may have been mailed since, and those of later periods all the same', async () => {
    await testApp.rawSql(
      `INSERT INTO breakdown_mail_addresses (staff_id, address, weekly, monthly, confirmed_at, changed_at)
        VALUES ('ueno', 'sealed', 1, 0, '${AT}', '${AT}'), ('mori', 'sealed', 1, 1, NULL, '${AT}')`,
    )
    await testApp.rawSql(
      `INSERT INTO breakdown_mails (staff_id, rhythm, period, state, next_at)
        VALUES ('ueno', 'weekly', '2026-11-09', 'waiting', '${AT}')`,
    )
    const { file: from } = await takeBackup(testApp.app.settings, trusted(AT), null)
    const to = join(testApp.folder, 'again.db')
    await restoreBackup({
      from,
      to,
      aside: null,
      at: '2026-12-01T00:00:00.000Z',
      ...verifyOptions(testApp.app.settings),
    })
    const kept = await runRawSql(
      { file: to },
      'SELECT staff_id, rhythm, period, state, error FROM breakdown_mails ORDER BY period',
    )
    const skipped = { staff_id: 'ueno', rhythm: 'weekly', state: 'skipped', error: 'desk_restored' }
    expect(kept).toEqual([
      { ...skipped, period: '2026-11-09' },
      { ...skipped, period: '2026-11-23' },
    ])
  })

  test('figures of a closed month that a hand has changed are found in a database and in its backups', async () => {
    const at = closingSteps(testApp)
    const [ueno, mori] = [await at.aLead('ueno'), await at.aLead('mori')]
    testApp.wait(7 * 24 * HOUR)
    await at.approveAs(mori, await at.proposeAs(ueno, '2026-11'))
    const problemsOf = async (file: string) =>
      (await verifyDatabase(file, verifyOptions(testApp.app.settings))).problems
    const database = join(testApp.folder, 'mimamori.db')
    expect(await problemsOf(database)).toEqual([])
    const [guard] = await testApp.rawSql("SELECT sql FROM sqlite_master WHERE name = 'closings_steps'")
    await testApp.rawSql('DROP TRIGGER closings_steps')
    await testApp.rawSql(`UPDATE closings SET snapshot = replace(snapshot, '"opened":0', '"opened":7')`)
    await testApp.rawSql(String(guard?.sql))
    expect(await problemsOf(database)).toEqual([
      expect.stringMatching(/^closing .* of 2026-11 is not what the audit log/),
    ])
    await expect(takeBackup(testApp.app.settings, trusted(AT), null)).rejects.toThrow(
      'of 2026-11 is not what the audit log',
    )
  })

  test('what else lies in the folder is never deleted', () => {
    mkdirSync(folder)
    for (const name of ['letter.txt', 'mimamori.db', 'mimamori-20261124T010203Z.db.bz2', backupName(AT)])
      writeFileSync(join(folder, name), 'x')
    expect(listBackups(folder, AT)).toHaveLength(1)
    removeOldBackups(folder, 0, AT)
    expect(kept()).toEqual(['letter.txt', 'mimamori-20261124T010203Z.db.bz2', 'mimamori.db'])
  })

  test('a backup from before an upgrade stays for 30 days, and until as many newer ones are there', () => {
    mkdirSync(folder)
    const days = (n: number) => new Date(Date.parse(AT) + n * 24 * HOUR * 1000).toISOString()
    const write = (name: string) => writeFileSync(join(folder, name), 'x')
    const upgrade = [upgradeBackupName(AT, 'db'), upgradeBackupName(AT, 'dump')]
    for (const name of upgrade) write(name)
    expect(listBackups(folder, days(1)), 'is none of the schedule').toEqual([])
    for (const n of [1, 2]) write(backupName(days(n)))
    expect(removeOldBackups(folder, 2, days(29))).toEqual([])
    expect(removeOldBackups(folder, 3, days(31))).toEqual([])
    expect(removeOldBackups(folder, 2, days(31)).map((file) => basename(file))).toEqual(upgrade.toReversed())
    expect(kept()).toEqual([backupName(days(1)), backupName(days(2))])
  })

  test('a backup that is dated in the future counts as none: another is due, no age is told, and no older one goes for it', async () => {
    mkdirSync(folder)
    for (const day of ['20', '21']) writeFileSync(join(folder, backupName(`2026-11-${day}T00:00:00.000Z`)), 'verified')
    writeFileSync(join(folder, backupName('2031-11-24T00:00:00.000Z')), 'verified')
    expect(lastBackup(testApp.app.settings, null, AT).at).toBe('2026-11-21T00:00:00.000Z')
    const { removed } = await takeBackup(testApp.app.settings, trusted(AT), null)
    expect(removed).toEqual([join(folder, 'mimamori-20261120T000000Z.db')])
    rmSync(folder, { recursive: true })
    mkdirSync(folder)
    const later = inHours(24 * 365)
    writeFileSync(join(folder, backupName(later)), 'verified')
    const { last } = schedule(() => inHours(25), program('process.exit(0)'))
    await expect.poll(() => log.info.mock.calls.length).toBeGreaterThan(0)
    expect(last().at).toBeNull()
    expect(await testApp.app.metrics.registry.metrics()).not.toMatch(/^mimamori_backup_age_seconds /m)
  })

  test('no backup goes while it is not certain what time it is', async () => {
    for (const day of ['21', '22', '23', '24']) {
      const at = AT.replace('24T', `${day}T`)
      expect((await takeBackup(testApp.app.settings, { at, isTrusted: false }, null)).removed).toEqual([])
    }
    expect(kept()).toHaveLength(4)
  })

  test('a backup that cannot be taken leaves the older ones', async () => {
    await takeBackup(testApp.app.settings, trusted('2026-11-20T00:00:00.000Z'), null)
    await takeBackup(testApp.app.settings, trusted('2026-11-21T00:00:00.000Z'), null)
    const wrongKey = { ...testApp.app.settings, personalKey: 'ab'.repeat(32) }
    await expect(takeBackup(wrongKey, trusted(AT), null)).rejects.toThrow(/sealed with another key/)
    expect(kept()).toEqual(['mimamori-20261120T000000Z.db', 'mimamori-20261121T000000Z.db'])
  })

  // the backup is a process of its own, which reads the whole program from source
  test('a desk is backed up when a day has passed since it was made, and not before', {
    timeout: 120_000,
  }, async () => {
    let at = inHours(23)
    const { last } = schedule(() => at)
    await new Promise((later) => setTimeout(later, 100))
    expect(last()).toEqual({ at: null, file: null, ok: true, error: null })
    const clock = join(testApp.folder, 'clock')
    at = inHours(25)
    writeFileSync(clock, String(Date.parse(at) - Date.now()))
    vi.stubEnv('MIMAMORI_TEST_CLOCK', clock)
    await expect.poll(() => log.info.mock.calls.length + log.error.mock.calls.length, { timeout: 110_000 }).toBe(1)
    expect(log.error.mock.calls).toEqual([])
    const { file, ok } = last()
    expect(ok).toBe(true)
    expect(await verifyDatabase(file ?? '', verifyOptions(testApp.app.settings))).toMatchObject({ ok: true, key: true })
  })

  test('a failure is an error in the log and stays in sight until a backup succeeds; it is tried again in an hour', async () => {
    let at = inHours(25)
    const { last } = schedule(
      () => at,
      program("console.error('first line'); console.error('the disk is full'); process.exit(1)"),
    )
    await expect.poll(() => log.error.mock.calls.length).toBe(1)
    expect(log.error.mock.calls[0]?.[0]).toEqual({ error: 'the disk is full' })
    expect(last()).toEqual({ at: null, file: null, ok: false, error: 'the disk is full' })
    const metrics = await testApp.app.metrics.registry.metrics()
    expect(metrics).toMatch(/^mimamori_backup_failed 1$/m)
    // a place of backups that is not there must not look like one that was just filled
    expect(metrics).not.toMatch(/^mimamori_backup_age_seconds /m)
    await new Promise((later) => setTimeout(later, 150))
    expect(log.error).toHaveBeenCalledTimes(1)
    at = inHours(26.1)
    await expect.poll(() => log.error.mock.calls.length).toBe(2)
    mkdirSync(folder)
    at = inHours(27)
    writeFileSync(join(folder, backupName(at)), 'verified')
    expect(last()).toMatchObject({ ok: true, error: null })
    expect(await testApp.app.metrics.registry.metrics()).toMatch(/^mimamori_backup_age_seconds -?\d/m)
  })

  test('a desk that stops ends its backup, and nothing half is left', async () => {
    mkdirSync(folder)
    const half = `import { writeFileSync } from 'node:fs'
      writeFileSync(${JSON.stringify(join(folder, '.x.db.'))} + process.pid + '.part', 'half')
      setInterval(() => {}, 1000)`
    const { stop, last } = schedule(() => inHours(25), program(half))
    await expect.poll(() => kept().length).toBe(1)
    await stop()
    expect(kept()).toEqual([])
    expect(last()).toMatchObject({ ok: true })
    expect(log.error).not.toHaveBeenCalled()
    rmSync(folder, { recursive: true })
  })
})
