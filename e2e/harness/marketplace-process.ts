import { startMarketplace as listen } from '@mimamori/marketplace/start-marketplace'
import { createWebhookSecret, type DeskOptions, type DeskProcess, startDesk } from './desk-process.ts'
import { type ReservedPort, reservePort } from './server-processes.ts'

const WEBHOOK_PATH = '/webhooks/mimamori'
/** what its examples are made from: alike in every run */
const EXAMPLE_SEED = 20_191_101

/** An event as the stand-in received it. `times` counts deliveries under the same id, `actions` how often it was obeyed. */
export type ReceivedEvent = {
  readonly id: string
  readonly type: string
  readonly measureId: string
  readonly target: { readonly type: string; readonly id: string }
  readonly times: number
  readonly actions: number
  readonly actedAt: string | null
}

export type MarketplaceJob = {
  readonly job: { readonly id: string }
  readonly visible: boolean
  readonly status: string
}

/** The stand-in for the marketplace, and what it says over its control endpoints. */
export type MarketplaceProcess = {
  readonly url: string
  readonly received: () => Promise<ReceivedEvent[]>
  /** `null`: it does not know that job */
  readonly job: (id: string) => Promise<MarketplaceJob | null>
  readonly post: (order: Record<string, unknown>) => Promise<{ arrival: { body: { id: string } } }>
  readonly faults: (rate: number, kinds?: readonly string[]) => Promise<void>
  readonly stop: () => Promise<void>
}

async function fetchJson<T>(url: string, body?: unknown): Promise<T> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const response = await fetch(url, { ...init, headers: { 'content-type': 'application/json' } })
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

function marketplaceControls({ url, stop }: Awaited<ReturnType<typeof listen>>): MarketplaceProcess {
  return {
    url,
    received: async () => (await fetchJson<{ events: ReceivedEvent[] }>(`${url}/received`)).events,
    async job(id) {
      const response = await fetch(`${url}/jobs/${id}.json`)
      return response.ok ? ((await response.json()) as MarketplaceJob) : null
    },
    post: (order) => fetchJson(`${url}/post`, order),
    faults: async (rate, kinds) => void (await fetchJson(`${url}/faults`, { rate, ...(kinds ? { kinds } : {}) })),
    stop,
  }
}

export type DeskPair = {
  readonly desk: DeskProcess
  readonly marketplace: MarketplaceProcess
  readonly discard: () => Promise<void>
}

/** Where a stand-in is going to listen: a desk is told before it runs, so the place is kept until then. */
export type ReservedReceiver = {
  readonly place: ReservedPort
  readonly webhook: { readonly url: string; readonly secret: string }
}

export async function reserveReceiver(): Promise<ReservedReceiver> {
  const place = await reservePort()
  return { place, webhook: { url: `http://127.0.0.1:${place.port}${WEBHOOK_PATH}`, secret: createWebhookSecret() } }
}

/**
 * Start the stand-in that speaks to this desk, in this process: a test then waits for no other one. `opening` is how many
 * jobs it posts at once; then it waits to be told.
 */
export async function startMarketplace(
  { place, webhook }: ReservedReceiver,
  desk: DeskProcess,
  opening = 0,
): Promise<MarketplaceProcess> {
  const running = await listen({
    port: 0,
    deskUrl: desk.url,
    apiKey: desk.apiKey,
    webhookSecret: webhook.secret,
    pace: 0,
    seed: EXAMPLE_SEED,
    opening,
    dataFile: null,
  })
  place.forwardTo(Number(new URL(running.url).port))
  return marketplaceControls({
    url: running.url,
    async stop() {
      await running.stop()
      await place.close()
    },
  })
}

/** A desk, as a process of its own unless `open` is another way, and the stand-in that speaks to it. */
export async function startDeskPair(
  options: DeskOptions = {},
  opening = 0,
  open: (options: DeskOptions) => Promise<DeskProcess> = startDesk,
): Promise<DeskPair> {
  const receiver = await reserveReceiver()
  const desk = await open({ ...options, webhook: receiver.webhook })
  const marketplace = await startMarketplace(receiver, desk, opening)
  async function discard(): Promise<void> {
    // the desk first: the stand-in ends once nobody is connected
    await desk.discard()
    await marketplace.stop()
  }
  return { desk, marketplace, discard }
}
