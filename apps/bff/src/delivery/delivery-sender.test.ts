import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { plusSeconds } from '@mimamori/policy/instant'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { outgoingCounts, outgoingDead, outgoingDue } from '@mimamori/storage/delivery/delivery-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { COMMANDS } from '../cli/write-commands.ts'
import { decideCase } from '../decisions/decide-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import type { Log } from '../runtime/json-log.ts'
import { aJob, openTestApp, person, type TestApp } from '../testing/test-app.ts'
import type { Carrier } from './delivery-carrier.ts'
import { createSender } from './delivery-sender.ts'
import { createWebhookCarrier } from './webhook-carrier.ts'

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const sato = person('sato')
/** many times what an answer takes that comes: a busy machine is no failure */
const PATIENT_MS = 30_000
/** long enough for a request to arrive where nothing answers it */
const SILENT_MS = 3_000

type Answer = (request: IncomingMessage, response: ServerResponse) => void
let answer: Answer
let received: { id: string; body: string; headers: IncomingMessage['headers'] }[]
let receiver: Server
let testApp: TestApp

const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    void response.writeHead(code, headers).end('{}')

beforeEach(async () => {
  received = []
  answer = status(204)
  receiver = createServer(async (request, response) => {
    const body = await text(request)
    received.push({ id: String(request.headers['webhook-id']), body, headers: request.headers })
    answer(request, response)
  })
  await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening))
  const { port } = receiver.address() as AddressInfo
  testApp = await openTestApp({
    MIMAMORI_WEBHOOK_URL: `http://127.0.0.1:${port}/webhooks`,
    MIMAMORI_WEBHOOK_SECRET: SECRET,
    MIMAMORI_WEBHOOK_NETWORKS: '127.0.0.0/8',
  })
})
afterEach(async () => {
  receiver.closeAllConnections()
  receiver.close()
  await testApp.close()
})

/** Hide a job and let the decision stand; its event is ready to go. */
async function hidden(id = 'J-1') {
  await testApp.ingest(aJob(id))
  const it = await testApp.caseOfJob(id)
  await claimCase(testApp.app, sato, it.id)
  const choice = {
    kind: 'measures',
    measures: ['hide'],
    categories: ['direct_deal'],
    clause: 'G-4',
    template: null,
    text: '非表示にしました。LINEでの連絡は契約前にはできません。',
    passages: [],
  } as const
  const deciding = {
    caseId: it.id,
    fence: 1,
    contentVersion: 1,
    choice,
    note: '内部のメモ',
    entries: testApp.app.catalogue.entries(),
  }
  await testApp.app.storage.write((tx) => decideCase(tx, testApp.app.clock.now(), sato, deciding))
  testApp.wait(10)
  await finalizeExpiredDecisions(testApp.app)
}

async function deliver(webhookTimeoutMs = PATIENT_MS) {
  const app = { ...testApp.app, settings: { ...testApp.app.settings, webhookTimeoutMs } }
  const sender = createSender(app, createWebhookCarrier(app) as Carrier)
  await sender.sendDue()
  await sender.finish(PATIENT_MS)
}

test('an event goes out signed and thin: ids and codes, no text, no note, no staff', async () => {
  await hidden()
  await deliver()
  expect(await outgoingCounts(testApp.db)).toEqual({ delivered: 1 })
  const [event] = received
  new Webhook(SECRET).verify(event?.body ?? '', event?.headers as Record<string, string>)
  expect(JSON.parse(event?.body ?? '')).toEqual({
    type: 'content.hidden',
    timestamp: expect.any(String),
    data: {
      measureId: expect.any(String),
      target: { type: 'job', id: 'J-1' },
      memberId: 'U-1',
      categories: ['direct_deal'],
    },
  })
})

test.each([
  ['an error', status(500), 'http_500'],
  ['a redirect, which is not followed', status(302, { location: 'http://127.0.0.1:1/' }), 'http_302'],
  ['a reset connection', ((request) => request.socket.destroy()) as Answer, 'und_err_socket'],
  ['silence', (() => undefined) as Answer, 'timeout'],
  [
    'half an answer',
    ((_request, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('half', () => response.destroy())
    }) as Answer,
    'und_err_socket',
  ],
])('%s is a failure and is tried again under the same id', async (_, fault, error) => {
  await hidden()
  answer = fault
  await deliver(error === 'timeout' ? SILENT_MS : PATIENT_MS)
  expect(await outgoingCounts(testApp.db)).toEqual({ retrying: 1 })
  testApp.wait(4)
  await deliver()
  expect(received).toHaveLength(1)
  answer = status(200)
  testApp.wait(1)
  await deliver()
  expect(await outgoingCounts(testApp.db)).toEqual({ delivered: 1 })
  expect(new Set(received.map((event) => event.id)).size).toBe(1)
  const entries = await auditPage(testApp.db, { action: 'delivery.retrying', limit: 1 })
  expect(JSON.parse(entries[0]?.detail ?? '{}').error).toBe(error)
})

test('an event without an answer when the desk stops is marked to go out again, and counts as no failure', async () => {
  await hidden()
  answer = () => undefined
  const sender = createSender(testApp.app, createWebhookCarrier(testApp.app) as Carrier)
  await sender.sendDue()
  await sender.finish(20)
  expect(await outgoingCounts(testApp.db)).toEqual({ ready: 1 })
  answer = status(200)
  await deliver()
  expect(await outgoingCounts(testApp.db)).toEqual({ delivered: 1 })
  expect(new Set(received.map((event) => event.id)).size).toBe(1)
})

test('Retry-After is honoured', async () => {
  await hidden()
  answer = status(429, { 'retry-after': '60' })
  await deliver()
  answer = status(200)
  testApp.wait(59)
  await deliver()
  expect(await outgoingCounts(testApp.db)).toEqual({ retrying: 1 })
  testApp.wait(1)
  await deliver()
  expect(await outgoingCounts(testApp.db)).toEqual({ delivered: 1 })
})

test('410 stops sending until somebody enables the endpoint again, and nothing is lost', async () => {
  await hidden('J-1')
  answer = status(410)
  await deliver()
  answer = status(200)
  await hidden('J-2')
  testApp.wait(3600)
  await deliver()
  expect(received).toHaveLength(1)
  await COMMANDS['delivery enable'].run(testApp.app, {})
  await deliver()
  expect(await outgoingCounts(testApp.db)).toEqual({ delivered: 2 })
})

test('after the whole schedule an event is a dead letter that one command sends again', async () => {
  await hidden()
  answer = status(503)
  for (let n = 0; n < 10; n++) {
    await deliver()
    testApp.wait(24 * 3600)
  }
  expect(await outgoingCounts(testApp.db)).toEqual({ dead: 1 })
  expect(await outgoingDead(testApp.db)).toMatchObject([{ attempts: 10, lastError: 'http_503' }])
  answer = status(200)
  await COMMANDS['delivery redeliver'].run(testApp.app, {})
  await deliver()
  expect(await outgoingCounts(testApp.db)).toEqual({ delivered: 1 })
  expect(new Set(received.map((event) => event.id)).size).toBe(1)
})

test('what was being sent when the process ended goes out again under the same id', async () => {
  await hidden()
  const [row] = await outgoingDue(testApp.db, testApp.app.clock.now(), 1)
  if (!row) throw new Error('nothing is due')
  const now = testApp.app.clock.now()
  const taken = { type: 'delivery.sending', row, sender: 'another process', until: plusSeconds(now, 20) } as const
  await testApp.app.storage.write((tx) => record(tx, now, SYSTEM, taken))
  if (testApp.app.storage.shared) {
    await deliver()
    // it may still be alive, in another instance
    expect(received).toHaveLength(0)
    testApp.wait(20)
  }
  await deliver()
  expect(received.map((event) => event.id)).toEqual([row.id])
})

/** A channel whose attempts end when they are told to. */
function slowCarrier(maxConcurrent: number) {
  const ends: (() => void)[] = []
  const carrier: Carrier = {
    ...{ channel: 'webhook', timeoutMs: PATIENT_MS, maxConcurrent, endpointUrl: null, safeToRepeat: true },
    isOpen: async () => true,
    close: async () => undefined,
    send: () => new Promise((done) => ends.push(() => done({ ok: true }))),
  }
  return { carrier, ends }
}

test('no more events are sent at once than a channel may', async () => {
  for (const id of ['J-1', 'J-2', 'J-3', 'J-4', 'J-5']) await hidden(id)
  const { carrier, ends } = slowCarrier(2)
  const sender = createSender(testApp.app, carrier)
  expect([await sender.sendDue(), await sender.sendDue()]).toEqual([2, 0])
  ends[0]?.()
  await expect.poll(async () => (await outgoingCounts(testApp.db)).delivered).toBe(1)
  await expect.poll(() => sender.sendDue()).toBe(1)
  expect(ends).toHaveLength(3)
  for (const end of ends) end()
  await sender.finish(PATIENT_MS)
})

test('a sender leaves what the other channel is sending alone', async () => {
  const at = testApp.app.clock.now()
  await testApp.rawSql(
    `INSERT INTO outbox (id, decision_id, event, payload, state, due_at, attempts, sender, created_at, channel)
     VALUES ('mail_1', '', 'member.letter', '{}', 'sending', '${at}', 1, 'mails', '${at}', 'mail')`,
  )
  await deliver()
  expect(await testApp.rawSql('SELECT state, sender FROM outbox')).toEqual([{ state: 'sending', sender: 'mails' }])
})

test('failed attempts are in the log, once a target and minute', async () => {
  answer = status(500)
  const lines: object[] = []
  const log = { ...testApp.app.log, warn: (fields: object) => void lines.push(fields) } as unknown as Log
  const app = { ...testApp.app, log }
  const carrier = createWebhookCarrier(app) as Carrier
  const sender = createSender(app, carrier)
  for (const id of ['J-1', 'J-2', 'J-3']) await hidden(id)
  const sent = async () => {
    await sender.sendDue()
    return received.length
  }
  await expect.poll(sent, { timeout: PATIENT_MS }).toBe(3)
  await sender.finish(PATIENT_MS)
  expect(lines).toEqual([
    { channel: 'webhook', target: new URL(carrier.endpointUrl ?? '').host, error: expect.any(String), times: 1 },
  ])
})
