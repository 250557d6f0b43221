import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { BATCH_BODIES } from '@mimamori/contract/intake/contract'
import type { Intake, Outcome } from '../desk/intake.ts'
import type { WaitingLine } from '../desk/waiting.ts'
import { retryKept } from '../site/obey.ts'
import type { Arrival } from '../site/records.ts'
import { adopt, membersOf, type Site } from '../site/site.ts'

/** What became of an arrival that was posted at once. `not_taken`: the desk did not answer, and it cannot wait in the line. */
type Posted = Extract<Outcome, { kind: 'answered' }> | { readonly kind: 'waiting' | 'not_taken'; readonly why: string }

export type Publisher = {
  /** through the line; `false` when the line is full and nothing happened */
  publish(arrivals: readonly Arrival[]): boolean
  /** at once, past the line; falls back to the line when the desk does not answer */
  publishNow(arrival: Arrival): Promise<Posted>
}

const ATTEMPTS = 4
const FIRST_PAUSE_MS = 200

/** The one way content gets onto the site and to the desk: members the desk has not heard of go first. */
export function publisher(site: Site, desk: Pick<Intake, 'post'>, line: WaitingLine, changed: () => void): Publisher {
  const announced = new Set(line.all().flatMap(({ arrival }) => (arrival.kind === 'member' ? [arrival.body.id] : [])))
  for (const [id, { known }] of site.members) if (known) announced.add(id)

  const take = (arrival: Arrival) => {
    adopt(site, arrival)
    retryKept(site)
    changed()
  }
  const introductions = (arrival: Arrival, told: (id: string) => boolean): Arrival[] =>
    membersOf(arrival).flatMap((id) => {
      const record = site.members.get(id)
      return record && !told(id) ? [{ kind: 'member' as const, body: record.member }] : []
    })
  const publish = (arrivals: readonly Arrival[]) => {
    const told = new Set(announced)
    const sending: Arrival[] = []
    for (const arrival of arrivals) {
      for (const member of introductions(arrival, (id) => told.has(id))) {
        sending.push(member)
        told.add(member.body.id)
      }
      sending.push(arrival)
      if (arrival.kind === 'member') told.add(arrival.body.id)
    }
    if (!line.add(sending)) return false
    for (const id of told) announced.add(id)
    for (const arrival of arrivals) take(arrival)
    return true
  }
  return {
    publish,
    async publishNow(arrival) {
      for (const member of introductions(arrival, (id) => site.members.get(id)?.known ?? true)) {
        if (accepted(await insist(desk, member))) markKnown(site, member.body.id)
      }
      const outcome = await insist(desk, arrival)
      if (outcome.kind === 'again') {
        if (!BATCH_BODIES[arrival.kind].safeParse(arrival.body).success)
          return { kind: 'not_taken', why: `${outcome.why}; and the body would be refused` }
        return publish([arrival])
          ? { kind: 'waiting', why: outcome.why }
          : { kind: 'not_taken', why: 'the line is full' }
      }
      if (accepted(outcome)) {
        take(arrival)
        if (arrival.kind === 'member') markKnown(site, arrival.body.id)
      }
      return outcome
    },
  }
}

function accepted(outcome: Outcome): boolean {
  return outcome.kind === 'answered' && outcome.status < 300
}

/** The desk has confirmed that it knows this member. */
export function markKnown(site: Site, memberId: string): void {
  const record = site.members.get(memberId)
  if (record) record.known = true
}

async function insist(desk: Pick<Intake, 'post'>, arrival: Arrival): Promise<Outcome> {
  const key = randomUUID()
  let outcome = await desk.post(arrival, key)
  for (let attempt = 1; attempt < ATTEMPTS && outcome.kind === 'again'; attempt += 1) {
    await pause(Math.min(outcome.afterMs ?? FIRST_PAUSE_MS * 2 ** attempt, 3_000))
    outcome = await desk.post(arrival, key)
  }
  return outcome
}
