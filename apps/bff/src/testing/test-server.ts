import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { INTAKE_PREFIX } from '@mimamori/contract/intake/intake-contract'
import { CSRF_HEADER, DESK_PREFIX } from '@mimamori/contract/transport-contract'
import { ensureApiKey } from '../api-keys/create-api-key.ts'
import { createApp } from '../app.ts'
import { addDemoAccounts, DEMO_ACCOUNTS } from '../auth/demo-accounts.ts'
import { openTestApp, type TestApp } from './test-app.ts'

export const TEST_API_KEY = 'mk_test_0123456789012345678901234567890123456789'
const json = 'application/json'

export type TestServer = {
  readonly testApp: TestApp
  readonly url: string
  readonly key: string
  /** A request of the marketplace; a string is sent as it is. */
  readonly send: (method: string, path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>
  /** A call of the browser. */
  readonly rpc: (path: string, input: unknown, headers?: Record<string, string>) => Promise<Response>
  /** Signs in with a demo account; returns the cookie. */
  readonly cookieOf: (login: string) => Promise<string>
  readonly close: () => Promise<void>
}

/** What a desk is started with; a function is told the address the desk is going to have. */
type Environment = Record<string, string>
type EnvironmentAt = Environment | ((url: string) => Promise<Environment>)

/** Starts a test desk with its HTTP server on a free port, an API key, and the demo accounts on demand. */
export async function startTestServer(environment: EnvironmentAt = {}, webFolder = '/nowhere'): Promise<TestServer> {
  let handler: RequestListener = (_request, response) => void response.writeHead(503).end()
  const server = createServer((request, response) => handler(request, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const testApp = await openTestApp({
    // tests call faster than people
    MIMAMORI_SESSION_PER_MINUTE: '10000000',
    ...(typeof environment === 'function' ? await environment(url) : environment),
  })
  await ensureApiKey(testApp.app, 'test', TEST_API_KEY)
  const desk = createApp(testApp.app, webFolder)
  handler = desk.handler

  const send = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${url}${INTAKE_PREFIX}${path}`, {
      method,
      headers: { authorization: `Bearer ${TEST_API_KEY}`, 'content-type': json, ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })

  const rpc = (path: string, input: unknown, headers: Record<string, string> = {}) =>
    fetch(`${url}${DESK_PREFIX}${path}`, {
      method: 'POST',
      headers: { 'content-type': json, [CSRF_HEADER.name]: CSRF_HEADER.value, ...headers },
      body: JSON.stringify({ json: input }),
    })

  async function cookieOf(login: string): Promise<string> {
    await addDemoAccounts(testApp.app, testApp.app.clock.now())
    const answer = await rpc('/session/signIn', { login, password: DEMO_ACCOUNTS[0]?.password })
    return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  }

  async function close() {
    desk.endStreams()
    server.closeAllConnections()
    server.close()
    await testApp.close()
  }
  return { testApp, url, key: TEST_API_KEY, send, rpc, cookieOf, close }
}
