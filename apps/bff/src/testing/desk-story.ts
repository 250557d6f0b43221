import { randomBytes } from 'node:crypto'
import type { deskContract } from '@mimamori/contract/desk-contract'
import { CSRF_HEADER, DESK_PREFIX } from '@mimamori/contract/transport-contract'
import { startMarketplace } from '@mimamori/marketplace/start-marketplace'
import type { Choice } from '@mimamori/policy/decisions/decision-choice'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { vi } from 'vitest'
import { createReportMailSender } from '../breakdown-mail/report-mail-sender.ts'
import { createSender } from '../delivery/delivery-sender.ts'
import { createMailCarrier } from '../delivery/mail-carrier.ts'
import { createWebhookCarrier } from '../delivery/webhook-carrier.ts'
import { createLeaderJobs } from '../jobs/leader-jobs.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { prepareTemplateApp } from './template-app.ts'
import { START } from './test-app.ts'
import { type Player, signInAgain, signInPlayer } from './test-players.ts'
import { startTestServer, TEST_API_KEY, type TestServer } from './test-server.ts'

/** The browser's API, typed by the contract; a refusal is an error with `code` and `data`. */
export type DeskClient = ContractRouterClient<typeof deskContract, { readonly idempotencyKey?: string }>

/** Somebody at the desk: `client` for what is to succeed, `ask` to look at status and refusal. */
export type StoryPerson = Player & { readonly client: DeskClient }

type DecideInput = Parameters<DeskClient['decisions']['decide']>[0]

/** A decision as the page sends it: of the case that `claimNext` or `claim` answered. */
export const decisionOf = (
  {
    id: caseId,
    fence,
    contentVersion,
  }: { readonly id: string; readonly fence: number; readonly contentVersion: number },
  choice: Choice,
  note = '',
): DecideInput => ({ caseId, fence, contentVersion, choice: structuredClone(choice) as DecideInput['choice'], note })

/** An event as the stand-in received it. `times`: deliveries under the same id, `actions`: how often it was obeyed. */
export type ReceivedEvent = {
  readonly id: string
  readonly type: string
  readonly measureId: string
  readonly target: { readonly type: string; readonly id: string }
  readonly times: number
  readonly actions: number
}

/** The stand-in for the marketplace, over its control endpoints. */
export type StorySite = {
  readonly url: string
  /** Posts an arrival as a member of the site would: see `apps/marketplace/src/control`. Resolves once the desk has it. */
  readonly post: (
    order: Record<string, unknown>,
  ) => Promise<{ readonly arrival: { readonly body: { readonly id: string } } }>
  readonly received: () => Promise<ReceivedEvent[]>
  /** `null`: the site does not know that job. */
  readonly job: (id: string) => Promise<{ readonly visible: boolean; readonly status: string } | null>
  /** Any other request of a control endpoint; a body makes it a POST. Throws where the answer is no success. */
  readonly request: <T>(path: string, body?: unknown) => Promise<T>
}

/**
 * A desk, the stand-in for the marketplace and their people, all in this process, with one clock for both that moves
 * only when told. Nothing is done in the background: `turn` runs it.
 */
export type DeskStory = {
  readonly server: TestServer
  readonly app: AppContext
  readonly site: StorySite
  readonly signIn: (role: Role, options?: { readonly factor?: boolean }) => Promise<StoryPerson>
  /** The same person in a new session, with a second factor just shown: the one before ends after half an hour. */
  readonly signInAgain: (who: StoryPerson) => Promise<StoryPerson>
  readonly now: () => string
  /** Moves the clock, in seconds. */
  readonly wait: (seconds: number) => void
  /** Runs all background jobs and sends all events and mails that are due, until nothing is left to do. */
  readonly turn: () => Promise<void>
  readonly close: () => Promise<void>
}

const MAX_TURNS = 100
const CSRF_HEADERS = { [CSRF_HEADER.name]: CSRF_HEADER.value }

/** A client of the browser's API with this session. */
export const createDeskClient = (url: string, cookie: string): DeskClient =>
  createORPCClient(
    new RPCLink<{ readonly idempotencyKey?: string }>({
      url: `${url}${DESK_PREFIX}`,
      headers: ({ context }) => ({
        ...CSRF_HEADERS,
        cookie,
        ...(context.idempotencyKey ? { 'idempotency-key': context.idempotencyKey } : {}),
      }),
    }),
  )

async function request<T>(url: string, body?: unknown): Promise<T> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const response = await fetch(url, { ...init, headers: { 'content-type': 'application/json' } })
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

/** Runs what the scheduler runs, once; what a job throws is thrown. Answers whether anything was done. */
async function runBackgroundOnce(app: AppContext): Promise<boolean> {
  // begun anew each time: what is done only now and then is due at once
  const runJobs = createLeaderJobs(app, (_step, work) => work())
  const carriers = [createWebhookCarrier(app), createMailCarrier(app)].filter((carrier) => carrier !== null)
  const senders = [...carriers.map((carrier) => createSender(app, carrier)), createReportMailSender(app)]
  let done = await runJobs()
  for (const sender of senders) done += await sender.sendDue()
  // waits for the answers, however long they take: the test's own limit ends a wait for ever
  for (const sender of senders) await sender.finish(2 ** 31 - 1)
  return done > 0
}

/** Starts a desk and the stand-in. `environment`: more settings of the desk. `start`: where their clock begins. */
export async function openStory(environment: Record<string, string> = {}, start = START): Promise<DeskStory> {
  await prepareTemplateApp()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(start) })
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  let marketplace: Awaited<ReturnType<typeof startMarketplace>> | null = null
  const server = await startTestServer(async (deskUrl) => {
    marketplace = await startMarketplace({
      port: 0,
      deskUrl,
      apiKey: TEST_API_KEY,
      webhookSecret: secret,
      pace: 0,
      seed: 20_191_101,
      opening: 0,
      dataFile: null,
    })
    return {
      MIMAMORI_WEBHOOK_URL: `${marketplace.url}/webhooks/mimamori`,
      MIMAMORI_WEBHOOK_SECRET: secret,
      MIMAMORI_WEBHOOK_NETWORKS: '127.0.0.0/8',
      ...environment,
    }
  })
  const { testApp } = server
  const siteUrl = (marketplace as unknown as { url: string }).url
  const toStart = (Date.parse(start) - Date.parse(START)) / 1000
  if (toStart !== 0) testApp.wait(toStart)

  return {
    server,
    app: testApp.app,
    site: {
      url: siteUrl,
      post: (order) => request(`${siteUrl}/post`, order),
      received: async () => (await request<{ events: ReceivedEvent[] }>(`${siteUrl}/received`)).events,
      async job(id) {
        const response = await fetch(`${siteUrl}/jobs/${id}.json`)
        return response.ok ? ((await response.json()) as { visible: boolean; status: string }) : null
      },
      request: (path, body) => request(`${siteUrl}${path}`, body),
    },
    async signIn(role, { factor = true } = {}) {
      const player = await signInPlayer(server, role, factor)
      return { ...player, client: createDeskClient(server.url, player.cookie) }
    },
    async signInAgain(who) {
      const player = await signInAgain(server, who)
      return { ...player, client: createDeskClient(server.url, player.cookie) }
    },
    now: () => testApp.app.clock.now(),
    wait(seconds) {
      testApp.wait(seconds)
      vi.setSystemTime(Date.parse(testApp.app.clock.now()))
    },
    async turn() {
      for (let turns = 0; turns < MAX_TURNS; turns++) if (!(await runBackgroundOnce(testApp.app))) return
      throw new Error(`the desk still had something to do after ${MAX_TURNS} turns`)
    },
    async close() {
      await (marketplace as unknown as { stop: () => Promise<void> }).stop()
      await server.close()
      vi.useRealTimers()
    },
  }
}
