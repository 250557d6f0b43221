import { DESK_PREFIX } from '@mimamori/contract/transport-contract'
import { auditPage } from '@mimamori/storage/audit/audit-reads'
import { record } from '@mimamori/storage/record-change'
import { accountByLogin } from '@mimamori/storage/staff/staff-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(async () => {
  await server.close()
})

const asked = async (cookie: string, input: object) => {
  const answer = await server.rpc('/audit/export', { format: 'csv', reason: 'review', ...input }, { cookie })
  return (await answer.json()) as { json: { id: string; rows: number; data?: { refusal: string } } }
}

const fetched = async (cookie: string, id: unknown) =>
  await fetch(`${server.url}${DESK_PREFIX}/audit/file`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'x-mimamori': 'desk' },
    body: JSON.stringify({ id }),
  })

test('an auditor takes away what fits the filters, and the log says who took what, why and how much', async () => {
  const { testApp } = server
  const auditor = await server.cookieOf('ota')
  const { id: actor = '' } = (await accountByLogin(testApp.db, 'ota')) ?? {}
  const formula = { type: 'session.refused', staffId: '=1+1', why: 'unknown' } as const
  await testApp.app.storage.write((tx) => record(tx, testApp.app.clock.now(), actor, formula))
  const until = '2026-11-25T00:00:00.000Z'
  const { json } = await asked(auditor, { actor, group: 'sign_in', until })
  const [entry] = await auditPage(testApp.db, { action: 'audit.exported', limit: 1 })
  expect(entry).toMatchObject({ actorId: actor, subjectId: json.id })
  const detail = { actor, group: 'sign_in', to: until, format: 'csv', reason: 'review', rows: json.rows }
  expect(JSON.parse(entry?.detail ?? '')).toMatchObject(detail)
  const file = await fetched(auditor, json.id)
  expect(file.headers.get('content-disposition')).toContain('audit.csv')
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer())
  expect(text.startsWith('\ufeff番号,日時（JST）,')).toBe(true)
  const lines = text.trim().split('\r\n').slice(1)
  expect(lines).toHaveLength(json.rows)
  expect(lines[0]).toContain(",'=1+1,")
  expect(lines.every((line) => line.includes(actor) && line.includes(',session.'))).toBe(true)
})

test('lines of JSON hold every entry as it is stored, newest first', async () => {
  const auditor = await server.cookieOf('ota')
  const { json } = await asked(auditor, { format: 'jsonl' })
  const text = await (await fetched(auditor, json.id)).text()
  const entries = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const stored = (await auditPage(server.testApp.db, { limit: 1_000 })).filter(({ subjectId }) => subjectId !== json.id)
  expect(entries.map(({ seq, hash }) => [seq, hash])).toEqual(stored.map(({ seq, hash }) => [seq, hash]))
})

test('nobody takes away what they may not, what is too much, what is not theirs, or what was asked for long ago', async () => {
  const moderator = await server.cookieOf('sato')
  expect((await asked(moderator, {})).json.data?.refusal).toBe('not_permitted')
  const auditor = await server.cookieOf('ota')
  expect((await asked(auditor, { subject: 'nobody' })).json.data?.refusal).toBe('export_empty')
  const { json } = await asked(auditor, {})
  expect((await fetched(moderator, json.id)).status).toBe(404)
  expect((await fetched('', json.id)).status).toBe(401)
  for (const id of [null, 7, { a: 1 }, 'unknown']) expect((await fetched(auditor, id)).status).toBe(404)
  server.testApp.wait(300)
  expect((await fetched(auditor, json.id)).status).toBe(200)
  server.testApp.wait(1)
  expect((await fetched(auditor, json.id)).status).toBe(404)
  // more than five minutes after the confirmation
  expect((await asked(auditor, {})).json.data?.refusal).toBe('step_up_required')
})

// a hundred thousand entries
test('a file holds a hundred thousand entries and no more: one more, and nothing is given away', {
  timeout: 120_000,
}, async () => {
  const auditor = await server.cookieOf('ota')
  const add = (from: number, to: number) =>
    server.testApp.rawSql(`WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i < ${to})
      INSERT INTO audit (seq, at, actor_id, action, subject_type, subject_id, detail, hash)
      SELECT 1000000 + i, '2026-11-24T01:00:00.000Z', 'sato', 'case.claimed', 'case', 'much', '{}', '' FROM n`)
  await add(1, 100_000)
  expect((await asked(auditor, { subject: 'much' })).json.rows).toBe(100_000)
  await add(100_001, 100_001)
  expect((await asked(auditor, { subject: 'much' })).json.data?.refusal).toBe('export_too_large')
})
