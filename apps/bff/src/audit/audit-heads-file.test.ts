import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { WebhookEvent } from '@mimamori/contract/delivery/webhook-event-contract'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { outgoingDue } from '@mimamori/storage/delivery/delivery-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { settingsFrom } from '../config/server-settings.ts'
import { openTestApp, type TestApp } from '../testing/test-app.ts'
import { loadAuditKey, loadOrCreateAuditKey } from './audit-key.ts'
import { createHeadSigner, signAuditHead } from './sign-audit-head.ts'
import { verifyAuditLog } from './verify-audit-log.ts'

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp({
    MIMAMORI_WEBHOOK_URL: 'http://127.0.0.1:9/webhooks',
    MIMAMORI_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
  })
})
afterEach(() => testApp.close())

const refused = { type: 'session.refused', staffId: 'sato', why: 'password' } as const
const somethingDone = () => testApp.app.storage.write((tx) => record(tx, testApp.app.clock.now(), SYSTEM, refused))
const file = () => join(testApp.folder, 'audit-heads.jsonl')
const lines = () => readFileSync(file(), 'utf8').trim().split('\n')

test('a signed head is kept, leaves as an event and in a file, and is an entry itself; the log verifies against it', async () => {
  await somethingDone()
  const { id, head, keyId, signature } = await signAuditHead(testApp.app, 'ota', 'asked')
  const [entry] = await auditPage(testApp.db, { action: 'audit.head_signed', limit: 1 })
  expect(entry).toMatchObject({ actorId: 'ota', subjectId: id })
  const [event] = await outgoingDue(testApp.db, testApp.app.clock.now(), 1)
  expect(WebhookEvent.parse(JSON.parse(event?.payload ?? ''))).toMatchObject({
    type: 'audit.head',
    data: { headId: id, head, keyId, signature },
  })
  expect(lines().map((line) => JSON.parse(line))).toMatchObject([{ id, head, signature }])
  await somethingDone()
  const signed = { at: testApp.app.clock.now(), heads: 1 }
  expect(await verifyAuditLog(testApp.app)).toMatchObject({ ok: true, signed })
})

test('a head is signed when an hour is full and when a shift changes, once, whichever instance keeps house', async () => {
  const [one, other] = [createHeadSigner(testApp.app), createHeadSigner(testApp.app)]
  await somethingDone()
  expect([await one(), await one(), await other()]).toEqual([1, 0, 0])
  testApp.wait(3600)
  expect([await other(), await one()]).toEqual([1, 0])
  // from 11:00 to 16:00 in Japan
  testApp.wait(5 * 3600)
  expect([await one(), await other()]).toEqual([1, 0])
  const why = lines().map((line) => JSON.parse(line).why)
  expect(why).toEqual(['hour', 'hour', 'shift'])
})

test('what the file missed while it could not be written is made good, and half a line of a kill is taken away', async () => {
  await somethingDone()
  await signAuditHead(testApp.app, SYSTEM, 'asked')
  const [first = ''] = lines()
  writeFileSync(file(), `${first}\n${first.slice(0, 80)}`)
  testApp.wait(1)
  await signAuditHead(testApp.app, SYSTEM, 'asked')
  expect(lines()).toHaveLength(2)
  writeFileSync(file(), '')
  testApp.wait(1)
  await signAuditHead(testApp.app, SYSTEM, 'asked')
  expect(lines()).toHaveLength(3)
  expect(await verifyAuditLog(testApp.app)).toMatchObject({ ok: true, signed: { heads: 3 } })
})

test('the log is told to be signed when the newest head was that is not of the future', async () => {
  testApp.wait(5 * 365 * 86_400)
  await signAuditHead(testApp.app, SYSTEM, 'asked')
  testApp.wait(-5 * 365 * 86_400)
  expect((await verifyAuditLog(testApp.app)).signed).toBeNull()
  await signAuditHead(testApp.app, SYSTEM, 'asked')
  expect((await verifyAuditLog(testApp.app)).signed).toMatchObject({ at: testApp.app.clock.now() })
})

test('a head in the file that does not fit the log, and a line that is none, are named', async () => {
  await somethingDone()
  await signAuditHead(testApp.app, SYSTEM, 'asked')
  const [line = ''] = lines()
  const key = loadOrCreateAuditKey(testApp.app.settings)
  const head = JSON.parse(line)
  const later = { ...head, lanes: head.lanes.map((lane: object) => ({ ...lane, seq: 999 })) }
  appendFileSync(file(), `nonsense\n${JSON.stringify({ ...later, signature: key.sign(later) })}\n`)
  const found = await verifyAuditLog(testApp.app)
  expect(found).toMatchObject({ ok: false, firstBad: 999 })
  expect(found.ok ? [] : found.flaws.map(({ what }) => what)).toEqual(['missing', 'unreadable'])
})

test('whoever gives a public key believes that one alone', async () => {
  await somethingDone()
  await signAuditHead(testApp.app, SYSTEM, 'asked')
  const own = loadAuditKey(testApp.app.settings)?.publicKey
  expect(await verifyAuditLog(testApp.app, { key: own })).toMatchObject({ ok: true })
  const { publicKey } = loadOrCreateAuditKey(settingsFrom({ MIMAMORI_AUDIT_KEY: 'ab'.repeat(32) }))
  expect(await verifyAuditLog(testApp.app, { key: publicKey })).toMatchObject({
    ok: false,
    firstBad: null,
    flaws: [{ what: 'unknown_key' }],
  })
  await expect(verifyAuditLog(testApp.app, { key: 'short' })).rejects.toThrow('not a public audit key')
})
