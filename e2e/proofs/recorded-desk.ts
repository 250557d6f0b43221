import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { TOTP } from 'otpauth'
import { isEvaluationDue } from '../harness/evaluations-due.ts'
import { createScriptedClock, type ScriptedClock } from '../harness/scripted-clock.ts'
import { type Environment, type ProcessResult, runProcess, startServer } from '../harness/server-processes.ts'
import { STORED_KEYS } from '../harness/stored-desk.ts'

/** One thing the desk answered, sent or stored. */
export type RecordedLine = { readonly step: string } & Readonly<Record<string, unknown>>

/** Somebody at the desk, with what they sign in by. */
export type Player = { readonly login: string; password: string; secret: string; readonly cookies: Map<string, string> }

type WebhookAnswer = { readonly status: number; readonly headers: Readonly<Record<string, string>> }
type ReceivedWebhook = { readonly headers: Readonly<Record<string, unknown>>; readonly body: { readonly type: string } }

/** What is asked beside the input of a call. `as`: what the recording calls it, where the path alone says too little. */
export type CallOptions = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  /** sent as it is, in the place of JSON */
  readonly raw?: string
  readonly as?: string
}

/** A desk that a script goes through, and everything it answered on the way. */
export type RecordedDesk = {
  readonly url: string
  readonly clock: ScriptedClock
  readonly lines: RecordedLine[]
  readonly dataFolder: string
  /** a call of the browser's API; answers its output, or the error it ended with. `null`: nobody is signed in */
  readonly call: <T>(who: Player | null, path: string, input?: unknown, options?: CallOptions) => Promise<T>
  /** the same, of which nothing is recorded */
  readonly look: <T>(who: Player, path: string, input?: unknown) => Promise<T>
  /** any other request */
  readonly request: <T>(path: string, body?: unknown, options?: CallOptions) => Promise<T>
  /** a command of the operator's; its output is recorded */
  readonly command: (...words: string[]) => Promise<ProcessResult>
  readonly signIn: (who: Player) => Promise<void>
  /** move the clock, and wait until the desk has done what it does by itself, and sent what it had to send */
  readonly advance: (milliseconds: number) => Promise<void>
  /** what the receiver of webhooks answers to the next event of this type; to all others it is 204 */
  readonly answerNext: (type: string, status: number, headers?: Readonly<Record<string, string>>) => void
  /** throws where it is not so in time */
  readonly until: (what: string, isSo: () => Promise<boolean>) => Promise<void>
  readonly discard: () => Promise<void>
}

/** headers that say nothing of the desk, or something else each time */
const UNRECORDED_HEADERS = [
  'date',
  'connection',
  'keep-alive',
  'content-length',
  'etag',
  'transfer-encoding',
  'link',
  'set-cookie',
]
const WEBHOOK_HEADERS = ['content-type', 'webhook-id', 'webhook-timestamp', 'user-agent']
const SETTLE_TIMEOUT_MS = 180_000
/** the script's next call is so much later: no two have the same instant */
const STEP_MS = 10
const TOTP_STEP_MS = 30_000
/** as Standard Webhooks asks: the key in base64 */
const WEBHOOK_SECRET = `whsec_${Buffer.from('a secret of recorded runs alone').toString('base64')}`

type Answer = { readonly status: number; readonly headers: Headers; readonly body: unknown }

function parseBody(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    return text
  }
}

/** Receives events, in the order in which the desk made them as far as they came together. */
async function startReceiver(answer: (type: string) => WebhookAnswer) {
  const received: ReceivedWebhook[] = []
  const server: Server = createServer((request, response) => {
    let text = ''
    request.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
    request.once('end', () => {
      const headers = Object.fromEntries(WEBHOOK_HEADERS.map((name) => [name, request.headers[name]]))
      const body = parseBody(text) as { type: string }
      received.push({ headers, body })
      const { status, headers: own } = answer(body.type)
      response.writeHead(status, own).end()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return { received, url: `http://127.0.0.1:${port}/events`, close: () => void server.close().closeAllConnections() }
}

const currentCode = ({ secret }: Player, now: number): string => new TOTP({ secret }).generate({ timestamp: now })

export const createPlayer = (login: string, password: string): Player => ({
  login,
  password,
  secret: '',
  cookies: new Map(),
})

function keepCookies({ cookies }: Player, headers: Headers): void {
  for (const line of headers.getSetCookie()) {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }
}

/** Start the desk of this build, empty, with a clock that stands at `start`. */
export async function startRecordedDesk(build: string, start: string): Promise<RecordedDesk> {
  const clock = createScriptedClock(start)
  const dataFolder = mkdtempSync(join(tmpdir(), 'mimamori-recorded-'))
  const lines: RecordedLine[] = []
  const nextAnswers = new Map<string, WebhookAnswer>()
  const receiver = await startReceiver((type) => {
    const answer = nextAnswers.get(type)
    nextAnswers.delete(type)
    return answer ?? { status: 204, headers: {} }
  })
  const zero = join(dataFolder, 'clock')
  writeFileSync(zero, '0')
  let environment: Environment = {
    HOST: '127.0.0.1',
    PORT: '0',
    MIMAMORI_DATA: dataFolder,
    MIMAMORI_DEMO: '0',
    // it says that people who are added by command count as confirmed; it is the scripted clock that moves
    MIMAMORI_TEST_CLOCK: zero,
    LOG_LEVEL: 'warn',
    MIMAMORI_BACKUP_EVERY_HOURS: '0',
    MIMAMORI_WEBHOOK_NETWORKS: '127.0.0.0/8',
    MIMAMORI_WEBHOOK_URL: receiver.url,
    MIMAMORI_WEBHOOK_SECRET: WEBHOOK_SECRET,
    // of the stored desks, so that the database can be one
    MIMAMORI_PERSONAL_KEY: STORED_KEYS.personal,
    MIMAMORI_AUDIT_KEY: STORED_KEYS.audit,
    ...clock.environment,
  }
  const server = await startServer('desk', [join(build, 'apps/bff/dist/main.mjs')], environment)
  environment = { ...environment, PORT: new URL(server.url).port }
  const headerSets = new Map<string, string>()
  let recordedWebhooks = 0
  let watcher: Player | null = null

  async function send(
    path: string,
    body: unknown,
    { method = 'POST', headers = {}, raw }: CallOptions,
  ): Promise<Answer> {
    const content = raw ?? (body === undefined || method === 'GET' ? undefined : JSON.stringify(body))
    const type = content === undefined ? {} : { 'content-type': 'application/json' }
    const init = {
      method,
      headers: { ...type, ...headers },
      redirect: 'manual',
      ...(content === undefined ? {} : { body: content }),
    } as const
    const response = await fetch(`${server.url}${path}`, init)
    return { status: response.status, headers: response.headers, body: parseBody(await response.text()) }
  }

  /** Most answers have the same headers, which are written once. */
  function recordedHeaders(headers: Headers): unknown {
    const kept = [...headers].filter(([name]) => !UNRECORDED_HEADERS.includes(name))
    const plain = kept.map(([name, value]) => [name, name === 'x-request-id' ? 'an id' : value])
    const key = JSON.stringify(plain)
    const known = headerSets.get(key)
    if (known) return known
    headerSets.set(key, `as of ${headerSets.size + 1}`)
    return { [headerSets.size]: Object.fromEntries(plain) }
  }

  async function recorded(step: string, path: string, body: unknown, options: CallOptions): Promise<Answer> {
    clock.advance(STEP_MS)
    const answer = await send(path, body, options)
    lines.push({
      step,
      status: answer.status,
      headers: recordedHeaders(answer.headers),
      cookies: answer.headers.getSetCookie(),
      body: answer.body,
    })
    return answer
  }

  const rpcOptions = (who: Player | null, { headers, ...rest }: CallOptions): CallOptions => {
    const cookie = who ? { cookie: [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ') } : {}
    return { ...rest, headers: { 'x-mimamori': 'desk', ...cookie, ...headers } }
  }
  const outputOf = <T>({ body }: Answer): T => (body as { json: T } | null)?.json as T

  async function call<T>(who: Player | null, path: string, input?: unknown, options: CallOptions = {}): Promise<T> {
    const step = `${who?.login ?? 'nobody'}: ${path}${options.as ? ` (${options.as})` : ''}`
    const body = input === undefined ? {} : { json: input }
    const answer = await recorded(step, `/api/desk/${path}`, body, rpcOptions(who, options))
    if (who) keepCookies(who, answer.headers)
    return outputOf<T>(answer)
  }

  async function silently(who: Player, path: string, input?: unknown): Promise<Answer> {
    const answer = await send(`/api/desk/${path}`, input === undefined ? {} : { json: input }, rpcOptions(who, {}))
    keepCookies(who, answer.headers)
    return answer
  }

  async function signIn(who: Player): Promise<void> {
    who.cookies.clear()
    const { login, password } = who
    const begun = await silently(who, 'session/signIn', { login, password })
    if (begun.status !== 200)
      throw new Error(`${login} cannot sign in: ${JSON.stringify(begun.body)} ${server.stderr()}`)
    const { status, body } = await silently(who, 'session/showFactor', {
      by: 'code',
      code: currentCode(who, clock.now()),
    })
    if (status !== 200) throw new Error(`${login} cannot sign in: ${JSON.stringify(body)}`)
    watcher ??= who
  }

  async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + SETTLE_TIMEOUT_MS
    while (!(await isSo())) {
      if (Date.now() > end) throw new Error(`${what} did not come: ${server.stderr()}`)
      await pause(20)
    }
  }

  /** Nothing is on its way; what a receiver refused waits for its time. */
  async function isAllSent(who: Player): Promise<boolean> {
    const { status, body } = await silently(who, 'deliveries/list', { list: 'underway' })
    if (status !== 200) throw new Error(`deliveries: ${status}`)
    return (body as { json: { counts: { underway: number } } }).json.counts.underway === 0
  }

  /** Everybody is judged by account standards: that goes on by itself, beside the scheduler. */
  const isEvaluated = async () => !isEvaluationDue(join(dataFolder, 'mimamori.db'), new Date(clock.now()).toISOString())

  /** What was sent since it was asked last. */
  function recordWebhooks(): void {
    const fresh = receiver.received.slice(recordedWebhooks)
    recordedWebhooks = receiver.received.length
    const idOf = ({ headers }: ReceivedWebhook) => String(headers['webhook-id'])
    const inOrder = fresh.toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1))
    for (const event of inOrder) lines.push({ step: 'webhook', ...event })
  }

  await until('the first signed head', async () => receiver.received.length > 0)
  await until('the first evaluation', isEvaluated)
  await clock.rest()
  return {
    url: server.url,
    clock,
    lines,
    dataFolder,
    call,
    look: async (who, path, input) => outputOf(await silently(who, path, input)),
    request: async <T>(path: string, body?: unknown, options: CallOptions = {}) => {
      const { method = 'POST', as } = options
      return (await recorded(`${method} ${path}${as ? ` (${as})` : ''}`, path, body, options)).body as T
    },
    async command(...words) {
      const result = await runProcess([join(build, 'apps/bff/dist/mimamori.mjs'), ...words], environment)
      lines.push({ step: `mimamori ${words.join(' ')}`, ...result })
      // what the desk does about it by itself is of the same instant
      await clock.rest()
      return result
    },
    signIn,
    async advance(milliseconds) {
      await clock.advanceAtRest(milliseconds)
      if (!watcher) return
      const who = watcher
      if ((await silently(who, 'session/ways')).status === 401) await signIn(who)
      await until('the end of an evaluation', isEvaluated)
      await until('the end of deliveries', () => isAllSent(who))
      await clock.rest()
      recordWebhooks()
    },
    answerNext: (type, status, headers = {}) => void nextAnswers.set(type, { status, headers }),
    until,
    async discard() {
      await server.kill()
      receiver.close()
      clock.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/** Set up an authenticator app, as whoever arrives without one does, and answers what came with it. */
export async function enrolApp(desk: RecordedDesk, who: Player): Promise<void> {
  const { ceremony, secret } = await desk.call<{ ceremony: string; secret: string }>(who, 'security/beginTotp')
  who.secret = secret
  desk.clock.advance(TOTP_STEP_MS)
  const code = currentCode(who, desk.clock.now())
  await desk.call(who, 'security/finishTotp', { ceremony, code, label: 'phone' }, { as: 'an app' })
}

/** Show a second factor again. */
export async function stepUp(desk: RecordedDesk, who: Player): Promise<void> {
  desk.clock.advance(TOTP_STEP_MS)
  await desk.call(who, 'session/confirm', { by: 'code', code: currentCode(who, desk.clock.now()) })
}
