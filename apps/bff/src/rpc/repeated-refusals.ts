import { plusSeconds } from '@mimamori/policy/instant'
import { type Change, record, SYSTEM } from '@mimamori/storage/record-change'
import type { AppContext } from '../runtime/app-context.ts'
import { oncePerApp } from '../runtime/once-per-app.ts'

type RefusalType =
  | 'access.denied'
  | 'session.unconfirmed'
  | 'session.refused'
  | 'api_key.refused'
  | 'appeal.turned_away'
  | 'reminder.turned_away'
type WithoutCount<Each> = Each extends { readonly type: RefusalType } ? Omit<Each, 'more'> : never

/** A refused call: of a person, of an API key, or of an address that has neither. */
export type RefusedCall = WithoutCount<Change>

const HOUR_SECONDS = 3600
/** addresses that have entries of their own in an hour; all others share one, so that many addresses do not fill the log either */
const MOST_ADDRESSES = 100
const OTHER_ADDRESSES = 'others'

/** `several`: the refusal without what only the first of them was about */
type Counted = { readonly several: RefusedCall; readonly until: string; more: number }
const countedOf = oncePerApp(() => new Map<string, Counted>())

function actorOf(refused: RefusedCall): string {
  if ('keyId' in refused) return refused.keyId ?? SYSTEM
  return refused.type === 'session.refused' ? SYSTEM : refused.staffId
}

function severalOf(refused: RefusedCall): RefusedCall {
  if (refused.type === 'appeal.turned_away') return { ...refused, id: null }
  return refused.type === 'reminder.turned_away' ? { ...refused, id: null, contractId: null } : refused
}

async function store({ storage, clock }: AppContext, refused: RefusedCall, more: number): Promise<void> {
  await storage.write((tx) => record(tx, clock.now(), actorOf(refused), { ...refused, more }))
}

/**
 * How the log names the network of an address: a keyed hash, so that entries of one are seen to be of one, and nobody reads where it is. `network`: as
 * attempts to sign in are counted.
 */
export function addressInLog(app: AppContext, network: string): string {
  const name = app.storage.vault.keyOf('try', `log\0${network}`).slice(0, 12)
  const known = new Set<string>()
  for (const { several, until } of countedOf(app).values())
    if ('from' in several && several.from && until > app.clock.now()) known.add(several.from)
  return known.has(name) || known.size < MOST_ADDRESSES ? name : OTHER_ADDRESSES
}

/**
 * Notes a refused call in the audit log: the first one at once, all others alike within the hour together at its end, so that nobody fills the log. Each instance
 * counts its own.
 */
export async function noteRefusedCall(app: AppContext, refused: RefusedCall): Promise<void> {
  const counted = countedOf(app)
  const several = severalOf(refused)
  const key = JSON.stringify(several)
  const now = app.clock.now()
  const known = counted.get(key)
  if (known && now < known.until) {
    known.more++
    return
  }
  // the next hour begins before anything is awaited: calls beside this one are counted in it
  counted.set(key, { several, until: plusSeconds(now, HOUR_SECONDS), more: 0 })
  if (known) await storeCounted(app, known)
  await store(app, refused, 0)
}

async function storeCounted(app: AppContext, { several, more }: Counted): Promise<void> {
  if (more > 0) await store(app, several, more)
}

/** Notes how often calls were refused beside the first, of each hour that is over; of every one where the desk stops. */
export async function storeRefusedCalls(app: AppContext, stopping = false): Promise<void> {
  const now = app.clock.now()
  for (const [key, counted] of [...countedOf(app)]) {
    if (!stopping && counted.until > now) continue
    // a call that began the next hour meanwhile has noted it
    if (countedOf(app).get(key) !== counted) continue
    countedOf(app).delete(key)
    await storeCounted(app, counted)
  }
}
