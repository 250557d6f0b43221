import { type Desk, type DeskWish, newWebhookSecret, startDesk } from './desk.ts'
import type { Environment } from './processes.ts'
import { type HeldPort, holdPort, type Running, serve } from './processes.ts'

const STAND_IN = 'apps/marketplace/src/main.ts'
const WEBHOOK_PATH = '/webhooks/mimamori'

/** An event as the stand-in received it. `times` counts deliveries under the same id, `actions` how often it was obeyed. */
export type Received = {
  readonly id: string
  readonly type: string
  readonly measureId: string
  readonly target: { readonly type: string; readonly id: string }
  readonly times: number
  readonly actions: number
  readonly actedAt: string | null
}

export type JobSeen = { readonly job: { readonly id: string }; readonly visible: boolean; readonly status: string }

/** The stand-in for the marketplace, and what it says over its control endpoints. */
export type Marketplace = {
  readonly url: string
  readonly received: () => Promise<Received[]>
  /** `null`: it does not know that job */
  readonly job: (id: string) => Promise<JobSeen | null>
  readonly post: (order: Record<string, unknown>) => Promise<{ arrival: { body: { id: string } } }>
  readonly faults: (rate: number, kinds?: readonly string[]) => Promise<void>
  readonly stop: () => Promise<void>
}

async function asked<T>(url: string, body?: unknown): Promise<T> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const response = await fetch(url, { ...init, headers: { 'content-type': 'application/json' } })
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

function speakingTo(running: Running): Marketplace {
  const { url } = running
  return {
    url,
    received: async () => (await asked<{ events: Received[] }>(`${url}/received`)).events,
    async job(id) {
      const response = await fetch(`${url}/jobs/${id}.json`)
      return response.ok ? ((await response.json()) as JobSeen) : null
    },
    post: (order) => asked(`${url}/post`, order),
    faults: async (rate, kinds) => void (await asked(`${url}/faults`, { rate, ...(kinds ? { kinds } : {}) })),
    stop: () => running.kill(),
  }
}

export type Pair = { readonly desk: Desk; readonly marketplace: Marketplace; readonly discard: () => Promise<void> }

/** Where a stand-in is going to listen: a desk is told before it runs, so the place is kept until then. */
export type Receiver = { readonly place: HeldPort; readonly webhook: { readonly url: string; readonly secret: string } }

export async function newReceiver(): Promise<Receiver> {
  const place = await holdPort()
  return { place, webhook: { url: `http://127.0.0.1:${place.port}${WEBHOOK_PATH}`, secret: newWebhookSecret() } }
}

/** Start the stand-in that speaks to this desk. `opening` is how many jobs it posts at once; then it waits to be told. */
export async function startMarketplace(
  { place, webhook }: Receiver,
  desk: Desk,
  opening = 0,
  environment: Environment = {},
): Promise<Marketplace> {
  await place.letGo()
  const running = await serve('marketplace', [STAND_IN], {
    MARKETPLACE_PORT: String(place.port),
    MARKETPLACE_PACE: '0',
    MARKETPLACE_OPENING: String(opening),
    MIMAMORI_URL: desk.url,
    MIMAMORI_API_KEY: desk.apiKey,
    MIMAMORI_WEBHOOK_SECRET: webhook.secret,
    ...environment,
  })
  return speakingTo(running)
}

/** A desk and the stand-in that speaks to it. */
export async function startPair(wish: DeskWish = {}, opening = 0, environment: Environment = {}): Promise<Pair> {
  const receiver = await newReceiver()
  const desk = await startDesk({ ...wish, webhook: receiver.webhook })
  const marketplace = await startMarketplace(receiver, desk, opening, environment)
  const discard = async () => void (await Promise.all([marketplace.stop(), desk.discard()]))
  return { desk, marketplace, discard }
}
