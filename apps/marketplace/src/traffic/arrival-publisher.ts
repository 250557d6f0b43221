import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { BATCH_BODIES } from '@mimamori/contract/intake/intake-contract'
import type { ArrivalOutbox } from '../desk/arrival-outbox.ts'
import type { IntakeClient } from '../desk/intake-client.ts'
import type { IntakeOutcome } from '../desk/intake-outcome.ts'
import { addArrival } from '../site/add-arrival.ts'
import { retryDeferredOrders } from '../site/apply-measure-order.ts'
import { memberIdsIn, type Site } from '../site/site-memory.ts'
import type { Arrival } from '../site/site-records.ts'

/** The result of posting at once. `not_taken`: the desk did not answer, and the arrival cannot wait in the queue. */
type PublishResult =
  | Extract<IntakeOutcome, { kind: 'answered' }>
  | { readonly kind: 'waiting' | 'not_taken'; readonly why: string }

export type ArrivalPublisher = {
  /** through the line; `false` when the line is full and nothing happened */
  publish(arrivals: readonly Arrival[]): boolean
  /** at once, past the queue; through the queue when the desk does not answer */
  publishNow(arrival: Arrival): Promise<PublishResult>
  /** sends those of these members at once that the desk does not know */
  introduce(memberIds: readonly string[]): Promise<void>
}

const MAX_ATTEMPTS = 4
const FIRST_RETRY_DELAY_MS = 200

/** Publishes content on the site and sends it to the desk; members that the desk does not know are sent first. */
export function createArrivalPublisher(
  site: Site,
  desk: Pick<IntakeClient, 'post'>,
  outbox: ArrivalOutbox,
  markChanged: () => void,
): ArrivalPublisher {
  const announced = new Set(outbox.all().flatMap(({ arrival }) => (arrival.kind === 'member' ? [arrival.body.id] : [])))
  for (const [id, { known }] of site.members) if (known) announced.add(id)

  const addToSite = (arrival: Arrival) => {
    addArrival(site, arrival)
    retryDeferredOrders(site)
    markChanged()
  }
  const introductions = (memberIds: readonly string[], isKnown: (id: string) => boolean) =>
    memberIds.flatMap((id) => {
      const record = site.members.get(id)
      return record && !isKnown(id) ? [{ kind: 'member' as const, body: record.member }] : []
    })
  const introduce = async (memberIds: readonly string[]) => {
    for (const member of introductions(memberIds, (id) => site.members.get(id)?.known ?? true)) {
      if (isAccepted(await postWithRetries(desk, member))) markKnown(site, member.body.id)
    }
  }
  /** through the queue; `false`: it is full, and nothing happened */
  const publish = (arrivals: readonly Arrival[]) => {
    const knownIds = new Set(announced)
    const sending: Arrival[] = []
    for (const arrival of arrivals) {
      for (const member of introductions(memberIdsIn(arrival), (id) => knownIds.has(id))) {
        sending.push(member)
        knownIds.add(member.body.id)
      }
      sending.push(arrival)
      if (arrival.kind === 'member') knownIds.add(arrival.body.id)
    }
    if (!outbox.add(sending)) return false
    for (const id of knownIds) announced.add(id)
    for (const arrival of arrivals) addToSite(arrival)
    return true
  }
  return {
    publish,
    introduce,
    async publishNow(arrival) {
      await introduce(memberIdsIn(arrival))
      const outcome = await postWithRetries(desk, arrival)
      if (outcome.kind === 'again') {
        if (!BATCH_BODIES[arrival.kind].safeParse(arrival.body).success)
          return { kind: 'not_taken', why: `${outcome.why}; and the body would be refused` }
        return publish([arrival])
          ? { kind: 'waiting', why: outcome.why }
          : { kind: 'not_taken', why: 'the line is full' }
      }
      if (isAccepted(outcome)) {
        addToSite(arrival)
        if (arrival.kind === 'member') markKnown(site, arrival.body.id)
      }
      return outcome
    },
  }
}

function isAccepted(outcome: IntakeOutcome): boolean {
  return outcome.kind === 'answered' && outcome.status < 300
}

/** The desk has confirmed that it knows this member. */
export function markKnown(site: Site, memberId: string): void {
  const record = site.members.get(memberId)
  if (record) record.known = true
}

async function postWithRetries(desk: Pick<IntakeClient, 'post'>, arrival: Arrival): Promise<IntakeOutcome> {
  const key = randomUUID()
  let outcome = await desk.post(arrival, key)
  for (let attempt = 1; attempt < MAX_ATTEMPTS && outcome.kind === 'again'; attempt += 1) {
    await pause(Math.min(outcome.afterMs ?? FIRST_RETRY_DELAY_MS * 2 ** attempt, 3_000))
    outcome = await desk.post(arrival, key)
  }
  return outcome
}
