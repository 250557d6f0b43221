import { intake as ja } from '@mimamori/copy/intake/ja'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { contentOf, versionOf } from '@mimamori/storage/intake/intake-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { answerEnquiry } from '../enquiries/answer-enquiry.ts'
import { finalizeEnquiries } from '../enquiries/finalize-enquiries.ts'
import { addEvidence } from '../enquiries/work-on-enquiry.ts'
import type { TestApp } from '../testing/test-app.ts'
import { sato } from '../testing/test-decisions.ts'
import { anEnquiry, enquiryNow, linkedEnquiry } from '../testing/test-enquiries.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
let testApp: TestApp
beforeEach(async () => {
  server = await startTestServer()
  testApp = server.testApp
})
afterEach(() => server.close())

type Json = Record<string, unknown>
async function call(method: string, path: string, body?: Json): Promise<{ status: number; body: Json }> {
  const response = await server.send(method, path, body)
  return { status: response.status, body: (await response.json()) as Json }
}
const ask = (change: Json = {}) => call('POST', '/enquiries', { ...anEnquiry(testApp), ...change })
const state = (id = 'E-1') => call('GET', `/enquiries/${id}`)
const pathsOf = ({ body }: { body: Json }) => (body.errors as { path: string }[]).map(({ path }) => path)
const logged = async () => (await auditPage(testApp.db, { limit: 50 })).map(({ action }) => action)

test('an enquiry opens a case of its own kind, due as its queue is, with its words as a text that nothing is looked for in', async () => {
  expect(await ask({ text: 'LINEのID: kantan_shigoto で直接取引しました。' })).toEqual({
    status: 202,
    body: { id: 'E-1' },
  })
  const enquiry = await enquiryNow(testApp)
  expect(await caseById(testApp.db, enquiry.caseId)).toMatchObject({
    kind: 'enquiry',
    queue: 'enquiries',
    state: 'open',
    severity: 'medium',
    category: null,
    target: { type: 'enquiry', id: 'E-1' },
    authorId: 'U-9',
    // three days
    dueAt: '2026-11-27T01:00:00.000Z',
    rank: Date.parse('2026-11-27T01:00:00.000Z'),
    rankLines: [],
    reporters: 0,
  })
  const target = { type: 'enquiry', id: 'E-1' } as const
  expect(await contentOf(testApp.db, target)).toMatchObject({ version: 1, authorId: 'U-9', facts: { type: 'enquiry' } })
  expect(await versionOf(testApp.db, target, 1)).toMatchObject({ title: 'kantan', flags: [], probability: null })
  expect(enquiry).toMatchObject({
    state: 'open',
    evidence: [{ text: '振込明細の画像', by: null }],
    links: { member: null, job: null },
    enteredBy: null,
  })
})

test('a case is as old as its enquiry at the marketplace, and due by the times in force then', async () => {
  await ask({ askedAt: '2026-11-23T01:00:00Z' })
  const { caseId } = await enquiryNow(testApp)
  expect(await caseById(testApp.db, caseId)).toMatchObject({
    openedAt: '2026-11-23T01:00:00.000Z',
    dueAt: '2026-11-26T01:00:00.000Z',
  })
})

test('the same id with the same words is answered the same and opens nothing; with other words it is refused', async () => {
  const first = await ask()
  expect(await ask()).toEqual(first)
  const others = [
    { text: '別の相談です。' },
    { evidence: [] },
    { memberId: 'U-8' },
    { statedName: '' },
    { askedAt: '2026-11-24T00:59:00Z' },
  ]
  for (const other of others) {
    expect(await ask(other)).toEqual({
      status: 422,
      body: {
        code: 'enquiry_id_taken',
        message: ja.problems.enquiry_id_taken,
        errors: [{ path: 'id', expected: 'an unused id', got: 'one in use' }],
      },
    })
  }
  expect((await logged()).filter((action) => action === 'case.opened' || action === 'enquiry.received')).toHaveLength(2)
})

test('the same id is the same enquiry also once the desk has added evidence', async () => {
  const claimed = await linkedEnquiry(testApp)
  await addEvidence(testApp.app, sato, { ...claimed, text: '通話の記録' })
  expect(await ask()).toEqual({ status: 202, body: { id: 'E-1' } })
})

test('an enquiry about nobody, from the future or without words is refused by its field and stores nothing', async () => {
  expect(pathsOf(await ask({ statedName: ' ', statedJobUrl: undefined }))).toEqual(['statedName'])
  expect(pathsOf(await ask({ memberId: undefined, text: '' }))).toEqual(['memberId', 'text'])
  expect(pathsOf(await ask({ askedAt: '2026-11-24T02:00:00Z' }))).toEqual(['askedAt'])
  expect(pathsOf(await ask({ evidence: ['x', ''] }))).toEqual(['evidence.1'])
  expect(await logged()).not.toContain('enquiry.received')
  // one of both is enough
  expect(await ask({ statedName: undefined, evidence: undefined })).toMatchObject({ status: 202 })
  const { caseId } = await enquiryNow(testApp)
  expect(await caseById(testApp.db, caseId)).toMatchObject({ kind: 'enquiry' })
  expect(await versionOf(testApp.db, { type: 'enquiry', id: 'E-1' }, 1)).toMatchObject({
    title: 'https://market.example/jobs/J-1',
  })
})

test('the marketplace reads the letter once it has left the desk, and nothing of notes or staff', async () => {
  expect(await state()).toMatchObject({ status: 404 })
  const claimed = await linkedEnquiry(testApp)
  const open = { id: 'E-1', memberId: 'U-9', state: 'open', answeredAt: null, letter: null }
  expect(await state()).toEqual({ status: 200, body: open })
  await answerEnquiry(testApp.app, sato, { ...claimed, letter: 'ご相談ありがとうございます。', note: '内部のメモ' })
  expect(await state()).toEqual({ status: 200, body: open })
  testApp.wait(10)
  await finalizeEnquiries(testApp.app)
  expect(await state()).toEqual({
    status: 200,
    body: {
      id: 'E-1',
      memberId: 'U-9',
      state: 'answered',
      answeredAt: '2026-11-24T01:00:00.000Z',
      letter: 'ご相談ありがとうございます。',
    },
  })
})

test('an enquiry that is dated a moment ahead waits from now on, and is due by then', async () => {
  await ask({ askedAt: '2026-11-24T01:04:00.000Z' })
  const { caseId } = await enquiryNow(testApp)
  expect(await caseById(testApp.db, caseId)).toMatchObject({
    openedAt: '2026-11-24T01:00:00.000Z',
    dueAt: '2026-11-27T01:00:00.000Z',
  })
})
