import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CSRF_HEADER } from '@mimamori/contract/transport-contract'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { aJob } from '../testing/test-app.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'

let web: string
let server: TestServer
beforeAll(() => {
  web = mkdtempSync(join(tmpdir(), 'mimamori-web-'))
  writeFileSync(
    join(web, 'index.html'),
    '<!doctype html><html lang="ja"><head></head><body><div id="root"></div></body>',
  )
})
afterAll(() => rmSync(web, { recursive: true }))
beforeEach(async () => {
  server = await startTestServer({}, web)
})
afterEach(() => server.close())

/** The name of a table that is gone, which the database says in its fault. */
const GONE = 'gone_behind_our_back'
/** From here on whatever needs this table fails, as no code expects. */
const breakTable = (table: string) => server.testApp.rawSql(`ALTER TABLE ${table} RENAME TO ${GONE}_${table}`)

/** Nothing of a fault: no words of the database, no statement, no file and no line of the program. */
const FAULT_TRACES = /no such table|relation|select |insert |Error:|\bat .*:\d+|node_modules|\.m?[jt]s\b/i

async function expectNoTraces(answer: Response): Promise<string> {
  const body = await answer.text()
  expect(body).not.toMatch(FAULT_TRACES)
  expect(JSON.stringify([...answer.headers])).not.toMatch(FAULT_TRACES)
  return body
}

const cookie = '__Host-mimamori=a-token-of-somebody'
const marked = { [CSRF_HEADER.name]: CSRF_HEADER.value, 'content-type': 'application/json', cookie }
const { id: _id, ...job } = aJob('J-1').body as Record<string, unknown>

describe('an unexpected fault', () => {
  test('in an operation of the page’s API is a 500 that says nothing of it, and the log has it', async () => {
    const logged = vi.spyOn(server.testApp.app.log, 'error')
    await breakTable('staff')
    const answer = await server.rpc('/session/signIn', { login: 'sato', password: 'wrong' })
    expect(answer.status).toBe(500)
    expect(JSON.parse(await expectNoTraces(answer))).toEqual({
      json: { defined: false, code: 'INTERNAL_SERVER_ERROR', status: 500, message: 'unexpected' },
    })
    expect(logged).toHaveBeenCalledWith({ err: expect.any(Error) }, 'desk: unexpected')
  })

  test.each([
    ['the page’s API', 'POST', '/api/desk/session/current', 'sessions'],
    ['the audit file', 'POST', '/api/desk/audit/file', 'sessions'],
    ['the live stream', 'GET', '/api/desk/live', 'sessions'],
    ['the intake API', 'GET', '/api/intake/v1/report-reasons', 'api_keys'],
  ])('before an operation of %s is a 500 that says nothing of it', async (_, method, path, table) => {
    await breakTable(table)
    const answer = await fetch(`${server.url}${path}`, {
      method,
      headers: { ...marked, authorization: `Bearer ${server.key}` },
      ...(method === 'POST' ? { body: '{"json":{}}' } : {}),
    })
    expect(answer.status).toBe(500)
    expect(JSON.parse(await expectNoTraces(answer))).toEqual({
      code: 'internal',
      message: expect.any(String),
      errors: [],
    })
  })

  test('in an operation of the intake API is a 500 that says nothing of it, and the log has it', async () => {
    const logged = vi.spyOn(server.testApp.app.log, 'error')
    await breakTable('contents')
    const answer = await server.send('PUT', '/jobs/J-1', job)
    expect(answer.status).toBe(500)
    expect(JSON.parse(await expectNoTraces(answer))).toMatchObject({ code: 'internal', errors: [] })
    expect(logged).toHaveBeenCalledWith({ err: expect.any(Error) }, 'intake: unexpected')
  })

  test('in an item of a batch is the 500 of that item alone, and says nothing of it', async () => {
    await breakTable('contents')
    const items = [aJob('J-1'), { kind: 'letter', body: {} }]
    const answer = await server.send('POST', '/batch', { items })
    expect(JSON.parse(await expectNoTraces(answer))).toMatchObject({
      results: [{ status: 500, problem: { code: 'internal', errors: [] } }, { status: 400 }],
    })
  })

  test('of the database is told by readiness in words of its own, and being alive goes on', async () => {
    server.testApp.app.metrics.enterPhase('open')
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
    await breakTable('queue_counts')
    const answer = await fetch(`${server.url}/readyz`)
    expect(answer.status).toBe(503)
    expect(JSON.parse(await expectNoTraces(answer))).toMatchObject({ ready: false, database: 'cannot be read' })
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  })

  test('in readiness itself is a 500 that says nothing of it', async () => {
    vi.spyOn(server.testApp.app.metrics, 'phase').mockImplementation(() => {
      throw new Error('no such table')
    })
    const answer = await fetch(`${server.url}/readyz`)
    expect(answer.status).toBe(500)
    expect(JSON.parse(await expectNoTraces(answer))).toMatchObject({ code: 'internal', errors: [] })
  })

  test('where figures are collected leaves out a figure and says nothing of it', async () => {
    await breakTable('queue_counts')
    const answer = await fetch(`${server.url}/metrics`)
    expect(answer.status).toBe(200)
    expect(await answer.text()).not.toMatch(/no such table|relation "|node_modules/)
  })

  test('while it is found out who opens the page is not in the page', async () => {
    await breakTable('sessions')
    const answer = await fetch(`${server.url}/`, { headers: { cookie } })
    expect(answer.status).toBe(200)
    expect(await answer.text()).not.toMatch(/no such table|relation "|node_modules/)
  })
})
