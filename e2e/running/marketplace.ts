import { type Desk, type DeskWish, newWebhookSecret, startDesk } from './desk.ts'
import type { Environment } from './processes.ts'
import { freePort, type Running, serve } from './processes.ts'

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

/**
 * A desk and the stand-in that speaks to it. The desk must know the stand-in's port before that one runs. `opening` is
 * how many jobs the stand-in posts at once; it posts nothing by itself after that.
 */
export async function startPair(wish: DeskWish = {}, opening = 0, environment: Environment = {}): Promise<Pair> {
  const port = await freePort()
  const secret = newWebhookSecret()
  const desk = await startDesk({ ...wish, webhook: { url: `http://127.0.0.1:${port}${WEBHOOK_PATH}`, secret } })
  const running = await serve('marketplace', [STAND_IN], {
    MARKETPLACE_PORT: String(port),
    MARKETPLACE_PACE: '0',
    MARKETPLACE_OPENING: String(opening),
    MIMAMORI_URL: desk.url,
    MIMAMORI_API_KEY: desk.apiKey,
    MIMAMORI_WEBHOOK_SECRET: secret,
    ...environment,
  })
  const marketplace = speakingTo(running)
  const discard = async () => void (await Promise.all([marketplace.stop(), desk.discard()]))
  return { desk, marketplace, discard }
}
