import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  defaultRetention,
  RETENTION_CLASSES,
  type RetentionDays,
} from '@mimamori/policy/retention/retention-class-rules'
import { signedHeads } from '@mimamori/storage/audit/audit-reads'
import { SYSTEM } from '@mimamori/storage/record-change'
import { databaseForTest, giveBackDatabase } from '@mimamori/testing-postgres/database-pool'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { runChecks } from '../cli/doctor/run-doctor.ts'
import { AUDIT_KEY_FILE, DATABASE_FILE, PERSONAL_KEY_FILE } from '../config/data-folder.ts'
import { settingsFrom } from '../config/server-settings.ts'
import { createContext } from '../create-context.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { eraseMember } from '../erasure/erase-member.ts'
import { addMemberNote } from '../members/member-notes.ts'
import { revealField } from '../members/reveal-field.ts'
import { addCaseNote } from '../notes/add-case-note.ts'
import { changeRetentionDays } from '../retention/get-retention-state.ts'
import { runRetention } from '../retention/run-retention.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { aJob, aReport, openTestApp, person, START, type TestApp } from '../testing/test-app.ts'
import { choiceOf, decideAs, sato } from '../testing/test-decisions.ts'
import { signAuditHead, signHeadIfDue } from './sign-audit-head.ts'
import { verifyAuditLog } from './verify-audit-log.ts'

const onSqlite = process.env.TEST_ENGINE !== 'postgres'
const admin = person('kanri', 'admin')
const HEADS = 'audit-heads.jsonl'
const DAY = 86_400
/** the shortest each of them may be kept */
const SHORT: RetentionDays = {
  ...defaultRetention(),
  ...Object.fromEntries(RETENTION_CLASSES.map((each) => [each, 60])),
  disclosures: 365,
  standard_changes: 400,
}

let testApp: TestApp
let folders: string[]
beforeEach(async () => {
  testApp = await openTestApp()
  folders = []
})
afterEach(async () => {
  await testApp.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-verified-'))
  folders.push(folder)
  return folder
}

const know = (id: string) =>
  testApp.ingest({
    kind: 'member',
    body: {
      ...{ id, displayName: '山田 太郎', email: `${id}@example.jp`, phone: '090-1234-5678' },
      ...{ roles: ['client'], registeredAt: START, verifications: {}, profile: {} },
    } as never,
  })

/** A job of somebody the desk knows is reported; they are noted, looked at, and decided about. */
async function somethingDone(id: string, memberId: string): Promise<void> {
  const { app } = testApp
  await know(memberId)
  await testApp.ingest(aJob(id, { clientId: memberId }))
  await testApp.ingest(aReport(`R-${id}`, { target: { type: 'job', id } }))
  const { id: caseId } = await testApp.caseOfJob(id)
  await claimCase(app, sato, caseId)
  testApp.wait(1)
  await app.storage.write((tx) => addCaseNote(tx, app.clock.now(), sato, { caseId, text: 'メモ', mentions: [] }))
  await app.storage.write((tx) => addMemberNote(tx, app.clock.now(), sato, { memberId, text: 'メモ' }))
  await revealField(app, sato, { memberId, caseId, field: 'email', reason: 'fraud_enquiry', words: '' })
  await decideAs(testApp, sato, { caseId, choice: choiceOf('hide') })
  testApp.wait(10)
  await finalizeExpiredDecisions(app)
}

const whole = (app: AppContext = testApp.app) => verifyAuditLog(app)

describe('a log that nobody touched', () => {
  // the head says nothing of what comes behind it: every row has to find its entry
  beforeEach(() => signAuditHead(testApp.app, SYSTEM, 'asked'))

  test('stays in order when a member is erased and when what is old is deleted', async () => {
    await somethingDone('J-1', 'U-4711')
    await somethingDone('J-2', 'U-2')
    expect(await testApp.rawSql('SELECT id FROM disclosures')).toHaveLength(2)
    await testApp.rawSql("UPDATE outbox SET state = 'delivered'")
    await eraseMember(testApp.app, admin, { memberId: 'U-4711', reason: 'member_request', lastFour: '4711' })
    expect(await whole()).toMatchObject({ ok: true, signed: { heads: 1 } })
    testApp.wait(400 * DAY)
    await signAuditHead(testApp.app, SYSTEM, 'hour')
    await changeRetentionDays(testApp.app, admin, SHORT)
    await runRetention(testApp.app)
    expect(await testApp.rawSql('SELECT id FROM disclosures')).toEqual([])
    expect(await whole()).toMatchObject({ ok: true, signed: { heads: 2 } })
  })

  test.runIf(onSqlite)(
    'is in order as a backup that was put back, once the file of later heads is moved aside',
    async () => {
      await somethingDone('J-1', 'U-1')
      const folder = newFolder()
      await testApp.rawSql(`VACUUM INTO '${join(folder, DATABASE_FILE)}'`)
      for (const key of [PERSONAL_KEY_FILE, AUDIT_KEY_FILE]) copyFileSync(join(testApp.folder, key), join(folder, key))
      await somethingDone('J-2', 'U-2')
      await signAuditHead(testApp.app, SYSTEM, 'asked')
      copyFileSync(join(testApp.folder, HEADS), join(folder, HEADS))
      const settings = settingsFrom({ MIMAMORI_DATA: folder, LOG_LEVEL: 'silent' })
      const restored = { ...(await createContext(settings, 'look')), clock: testApp.app.clock }
      try {
        expect(await whole(restored)).toMatchObject({ ok: false, flaws: [{ what: 'missing' }] })
        rmSync(join(folder, HEADS))
        expect(await whole(restored)).toMatchObject({ ok: true })
      } finally {
        await restored.storage.close()
      }
    },
  )
})

test('a log whose heads were taken out of the database and off the disk is not in order', async () => {
  await signAuditHead(testApp.app, SYSTEM, 'asked')
  await testApp.rawSql('DELETE FROM chain_heads')
  expect(await whole()).toMatchObject({ ok: true })
  rmSync(join(testApp.folder, HEADS))
  expect(await whole()).toMatchObject({ ok: false, signed: null, flaws: [{ what: 'head_missing', heads: 1 }] })
})

describe('where heads lie', () => {
  const KEYS = { MIMAMORI_PERSONAL_KEY: 'ab'.repeat(32), MIMAMORI_AUDIT_KEY: 'cd'.repeat(32) }

  test('with both keys in the environment the data folder is made, and the first head is in its file', async () => {
    const folder = join(newFolder(), 'desk')
    const url = await databaseForTest()
    const database = url ? { DATABASE_URL: url, MIMAMORI_DATABASE_LANES: '1' } : {}
    const app = await createContext(settingsFrom({ MIMAMORI_DATA: folder, LOG_LEVEL: 'silent', ...KEYS, ...database }))
    try {
      const { id } = await signAuditHead(app, SYSTEM, 'asked')
      expect(JSON.parse(readFileSync(join(folder, HEADS), 'utf8'))).toMatchObject({ id })
    } finally {
      await app.storage.close()
      if (url) await giveBackDatabase(url)
    }
  })

  test('the doctor says when the newest head is not in its file', async () => {
    const heads = async () => (await runChecks(testApp.app)).find(({ check }) => check === 'heads')?.grade
    const file = join(testApp.folder, HEADS)
    expect(await heads()).toBe('warn')
    await signAuditHead(testApp.app, SYSTEM, 'asked')
    const first = readFileSync(file, 'utf8')
    expect(await heads()).toBe('pass')
    testApp.wait(1)
    await signAuditHead(testApp.app, SYSTEM, 'asked')
    writeFileSync(file, first)
    expect(await heads()).toBe('fail')
    writeFileSync(file, `${first}nonsense\n`)
    expect(await heads()).toBe('fail')
    rmSync(file)
    expect(await heads()).toBe('fail')
  })

  test('a command that wrote signs the log when that is due, and makes no key where others have theirs', async () => {
    await signHeadIfDue(testApp.app)
    expect(await signedHeads(testApp.db)).toHaveLength(onSqlite ? 1 : 0)
    expect(existsSync(join(testApp.folder, AUDIT_KEY_FILE))).toBe(onSqlite)
    const { settings } = testApp.app
    const keyed = { ...testApp.app, settings: { ...settings, audit: { ...settings.audit, key: 'cd'.repeat(32) } } }
    for (let n = 0; n < 2; n++) await signHeadIfDue(keyed)
    expect(await signedHeads(testApp.db)).toHaveLength(1)
  })
})
