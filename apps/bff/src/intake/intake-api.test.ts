import { intake as intakeEn } from '@mimamori/copy/intake/en'
import { intake as intakeJa } from '@mimamori/copy/intake/ja'
import { outgoingOf } from '@mimamori/storage/delivery/delivery-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimCase } from '../cases/claim-case.ts'
import { decideCase } from '../decisions/decide-case.ts'
import { finalizeExpiredDecisions } from '../decisions/finalize-decisions.ts'
import { aJob, aReport, person } from '../testing/test-app.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startTestServer({ MIMAMORI_INTAKE_PER_MINUTE: '20' })
})
afterEach(() => server.close())

const { id: _id, ...job } = aJob('J-1').body as Record<string, unknown>

test('without a key, or with a wrong one, nothing is taken in', async () => {
  expect((await server.send('PUT', '/jobs/J-1', job, { authorization: '' })).status).toBe(401)
  expect((await server.send('PUT', '/jobs/J-1', job, { authorization: `Bearer ${server.key}x` })).status).toBe(401)
})

test('a job is taken in, and the answer says which version it is', async () => {
  const answer = await server.send('PUT', '/jobs/J-1', job)
  expect([answer.status, await answer.json()]).toEqual([200, { id: 'J-1', version: 1, changed: true }])
})

test('flaws are a list that names each field and never repeats a value', async () => {
  const flawed = { ...job, seats: 'many', surprise: 1, reward: { type: 'fixed', min: -5, max: null } }
  const answer = await server.send('PUT', '/jobs/J-1', flawed)
  expect(answer.status).toBe(400)
  const problem = (await answer.json()) as { code: string; errors: { path: string }[] }
  expect(problem.code).toBe('invalid_request')
  expect(problem.errors.map((flaw) => flaw.path).sort()).toEqual(['reward.min', 'seats', 'surprise'])
  expect(JSON.stringify(problem)).not.toContain('many')
})

test.each([
  ['an instant that leaves four digits of year', { updatedAt: '9999-12-31T23:59:59-14:00' }, ['updatedAt']],
  ['an object that says how long it is', { title: { length: { toString: null } } }, ['title']],
])('%s is a flaw', async (_, flaw, names) => {
  const answer = await server.send('PUT', '/jobs/J-1', { ...job, ...flaw })
  expect(answer.status).toBe(400)
  const { errors } = (await answer.json()) as { errors: { path: string }[] }
  expect(errors.map(({ path }) => path)).toEqual(names)
})

test('errors are worded in the language the caller asks for', async () => {
  const words = async (language: string) =>
    ((await (await server.send('PUT', '/jobs/J-1', {}, { 'accept-language': language })).json()) as { message: string })
      .message
  expect(await words('ja')).toMatch(/誤りがあります/)
  expect(await words('en')).toMatch(/is invalid/)
})

test('a body must not name another id than its path', async () => {
  const answer = await server.send('PUT', '/jobs/J-1', { ...job, id: 'J-2' })
  expect(answer.status).toBe(400)
  expect(((await answer.json()) as { errors: unknown[] }).errors).toMatchObject([{ path: 'id' }])
})

test.each([
  ['broken JSON', '{"a":', 'application/json', 400],
  ['bytes that are not UTF-8', '{"a":"\\ud800"}', 'application/json', 400],
  ['a form', 'a=b', 'application/x-www-form-urlencoded', 415],
  ['another charset', '{}', 'application/json; charset=shift_jis', 415],
  ['another encoding of Unicode', '{}', 'application/json; charset=utf-16le', 415],
  ['300 kB', JSON.stringify({ a: 'x'.repeat(300_000) }), 'application/json', 413],
])('%s is refused by name', async (_, body, type, status) => {
  const answer = await server.send('POST', '/messages', body, { 'content-type': type })
  expect(answer.status).toBe(status)
  expect(((await answer.json()) as { errors: unknown[] }).errors.length).toBeGreaterThan(0)
})

test('a report is always answered 202 with its id and nothing more', async () => {
  const unknown = await server.send('POST', '/reports', aReport('R-1').body)
  await server.send('PUT', '/jobs/J-1', job)
  const known = await server.send('POST', '/reports', aReport('R-2').body)
  expect([unknown.status, await unknown.json()]).toEqual([202, { id: 'R-1' }])
  expect([known.status, await known.json()]).toEqual([202, { id: 'R-2' }])
})

test('another report under an id that one has is refused by name, in either language, and nothing of either is lost', async () => {
  await server.send('POST', '/reports', aReport('R-1').body)
  expect((await server.send('POST', '/reports', aReport('R-1').body)).status).toBe(202)
  const other = aReport('R-1', { text: '別の申告' }).body
  const words = await Promise.all(
    ['ja', 'en'].map(async (language) => {
      const answer = await server.send('POST', '/reports', other, { 'accept-language': language })
      expect(answer.status).toBe(422)
      return (await answer.json()) as { code: string; message: string; errors: { path: string }[] }
    }),
  )
  expect(words).toMatchObject(Array(2).fill({ code: 'report_id_taken', errors: [{ path: 'id' }] }))
  expect(words.map(({ message }) => message)).toEqual([intakeJa, intakeEn].map((of) => of.problems.report_id_taken))
  const { results } = (await (
    await server.send('POST', '/batch', { items: [{ kind: 'report', body: other }] })
  ).json()) as {
    results: unknown[]
  }
  expect(results).toMatchObject([{ status: 422, problem: { code: 'report_id_taken' } }])
  expect(await server.testApp.rawSql(`select text from reports`)).toEqual([{ text: 'LINE登録を求められました' }])
})

test('the same Idempotency-Key gets the same answer, and another body under it is refused', async () => {
  const key = { 'idempotency-key': 'k-1' }
  const first = await (await server.send('PUT', '/jobs/J-1', job, key)).json()
  expect(await (await server.send('PUT', '/jobs/J-1', job, key)).json()).toEqual(first)
  const other = await server.send('PUT', '/jobs/J-1', { ...job, title: '別の題名' }, key)
  expect([other.status, ((await other.json()) as { code: string }).code]).toEqual([422, 'idempotency_conflict'])
})

test('a batch answers item by item, in order: a flawed one holds up nobody', async () => {
  const items = [
    { kind: 'job', body: { ...job, id: 'J-1' } },
    { kind: 'job', body: { ...job, id: 'J-2', seats: -1 } },
    { kind: 'report', body: aReport('R-1').body },
    { kind: 'letter', body: {} },
    17,
  ]
  const { results } = (await (await server.send('POST', '/batch', { items })).json()) as {
    results: { status: number; problem: { errors: { path: string }[] } | null }[]
  }
  expect(results.map((result) => result.status)).toEqual([200, 400, 202, 400, 400])
  expect(results[1]?.problem?.errors).toMatchObject([{ path: 'body.seats' }])
  expect(results[3]?.problem?.errors[0]).toMatchObject({ path: 'kind' })
  const tooMany = await server.send('POST', '/batch', { items: Array(501).fill(0) })
  expect(tooMany.status).toBe(400)
})

test('an item of a batch and a single request never share a key', async () => {
  const key = (name: string) => ({ 'idempotency-key': name })
  const single = await server.send('PUT', '/jobs/J-1', job, key('K#0'))
  const items = [{ kind: 'job', body: { ...job, id: 'J-2' } }]
  const batch = await server.send('POST', '/batch', { items }, key('K'))
  const { results } = (await batch.json()) as { results: { status: number }[] }
  expect([single.status, results.map(({ status }) => status)]).toEqual([200, [200]])
})

test('an item of a batch that is nested too deep is flawed and holds up nobody, also under a key', async () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  const send = async (title: string, key = {}) => {
    const answer = await fetch(`${server.url}/api/intake/v1/batch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/json', ...key },
      body: `{"items":[{"kind":"job","body":${deep}},${JSON.stringify({ kind: 'job', body: { ...job, id: 'J-2', title } })}]}`,
    })
    const { results } = (await answer.json()) as { results: { status: number; problem: { errors: object[] } | null }[] }
    return [answer.status, ...results.map(({ status }) => status), results[1]?.problem?.errors]
  }
  const key = { 'idempotency-key': 'k-deep' }
  expect(await send('題名')).toEqual([200, 400, 200, undefined])
  expect(await send('題名', key)).toEqual([200, 400, 200, undefined])
  // what is sent again under its key is still compared item by item
  const conflict = expect.objectContaining({ path: 'Idempotency-Key' })
  expect(await send('別の題名', key)).toEqual([200, 400, 422, [conflict]])
})

test('too many requests a minute are told when to come back', async () => {
  for (let n = 0; n < 20; n++) await server.send('GET', '/nothing', undefined)
  const answer = await server.send('GET', '/nothing', undefined)
  expect(answer.status).toBe(429)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('the text of a measure can be fetched once the decision stands, and not while it can be undone', async () => {
  const sato = person('sato')
  await server.testApp.ingest(aJob('J-1'))
  const it = await server.testApp.caseOfJob('J-1')
  await claimCase(server.testApp.app, sato, it.id)
  const text = '非表示にしました。'
  const passages = [{ field: 'body', start: 0, end: 5, suggestion: '' }] as const
  const choice = {
    kind: 'measures',
    measures: ['request_correction'],
    categories: ['direct_deal'],
    clause: 'G-4',
    template: { id: 'correction', version: 1 },
    text,
    passages,
  } as const
  const deciding = {
    caseId: it.id,
    fence: 1,
    contentVersion: 1,
    choice,
    note: '秘密のメモ',
    entries: server.testApp.app.catalogue.entries(),
  }
  const { decisionId } = await server.testApp.app.storage.write((tx) =>
    decideCase(tx, server.testApp.app.clock.now(), sato, deciding),
  )
  const [row] = await outgoingOf(server.testApp.db, decisionId)
  const { measureId } = (JSON.parse(row?.payload ?? '{}') as { data: { measureId: string } }).data
  expect((await server.send('GET', `/measures/${measureId}`, undefined)).status).toBe(404)
  server.testApp.wait(10)
  await finalizeExpiredDecisions(server.testApp.app)
  const answer = await server.send('GET', `/measures/${measureId}`, undefined)
  const body = await answer.text()
  expect(JSON.parse(body)).toMatchObject({ measure: 'request_correction', text, passages: [{ text: 'はじめまし' }] })
  expect(body).not.toContain('秘密')
  expect(body).not.toContain('sato')
})
