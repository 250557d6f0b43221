import { plusSeconds } from '@mimamori/policy/instant'
import { record } from '@mimamori/storage/record-change'
import type { AppContext } from '../runtime/app-context.ts'
import { oncePerApp } from '../runtime/once-per-app.ts'

/** A refused call of a person: what their role may not, or what asks for a second factor. */
export type RefusedCall =
  | { readonly type: 'access.denied'; readonly staffId: string; readonly call: string }
  | { readonly type: 'session.unconfirmed'; readonly staffId: string; readonly kind: string }

const HOUR_SECONDS = 3600

type Counted = { readonly refused: RefusedCall; readonly until: string; more: number }
const countedOf = oncePerApp(() => new Map<string, Counted>())

async function store({ storage, clock }: AppContext, refused: RefusedCall, more: number): Promise<void> {
  await storage.write((tx) => record(tx, clock.now(), refused.staffId, { ...refused, more }))
}

/**
 * Notes a refused call in the audit log: the first one at once, all others alike within the hour together at its end, so that nobody fills the log. Each instance
 * counts its own.
 */
export async function noteRefusedCall(app: AppContext, refused: RefusedCall): Promise<void> {
  const counted = countedOf(app)
  const key = JSON.stringify(refused)
  const now = app.clock.now()
  const known = counted.get(key)
  if (known && now < known.until) {
    known.more++
    return
  }
  if (known) await storeCounted(app, key, known)
  counted.set(key, { refused, until: plusSeconds(now, HOUR_SECONDS), more: 0 })
  await store(app, refused, 0)
}

async function storeCounted(app: AppContext, key: string, { refused, more }: Counted): Promise<void> {
  if (more > 0) await store(app, refused, more)
  countedOf(app).delete(key)
}

/** Notes how often calls were refused beside the first, of each hour that is over; of every one where the desk stops. */
export async function storeRefusedCalls(app: AppContext, stopping = false): Promise<void> {
  const now = app.clock.now()
  for (const [key, counted] of countedOf(app))
    if (stopping || counted.until <= now) await storeCounted(app, key, counted)
}
