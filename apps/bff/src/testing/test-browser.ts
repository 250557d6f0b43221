import { TOTP } from 'otpauth'
import type { TestServer } from './test-server.ts'

type RpcAnswer<T> = { readonly status: number; readonly json: T }

export type TestBrowser = {
  readonly call: <T = Record<string, unknown>>(path: string, input?: unknown, headers?: object) => Promise<RpcAnswer<T>>
  /** The value of the header `Cookie`. */
  readonly cookie: () => string
  /** Cookies by name. */
  readonly kept: Map<string, string>
}

/** A browser that keeps the cookies it is given. */
export function newTestBrowser(server: TestServer): TestBrowser {
  const kept = new Map<string, string>()
  const cookie = () => [...kept].map((pair) => pair.join('=')).join('; ')
  async function call<T = Record<string, unknown>>(path: string, input?: unknown, headers = {}): Promise<RpcAnswer<T>> {
    const answer = await server.rpc(path, input, { cookie: cookie(), ...headers })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      kept.set(name, value)
    }
    return { status: answer.status, json: ((await answer.json()) as { json: T }).json }
  }
  return { call, cookie, kept }
}

/** The code an app with this secret shows so many steps from now, by the desk's clock. */
export function totpCode({ testApp }: TestServer, secret: string, stepsAhead = 0): string {
  const timestamp = Date.parse(testApp.app.clock.now()) + stepsAhead * 30_000
  return new TOTP({ secret }).generate({ timestamp })
}
