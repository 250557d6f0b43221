import type { Queue } from '@mimamori/policy/cases/case'
import { LEASE_SECONDS, type LeaseKind, RESERVATIONS_AT_MOST } from '@mimamori/policy/cases/case'
import { claim } from '@mimamori/policy/cases/lease'
import { plusSeconds } from '@mimamori/policy/instant'
import type { Staff } from '@mimamori/policy/staff/staff'
import { caseById, casesHeldBy, nextOpenCase, type StoredCase } from '@mimamori/storage/cases/reads'
import type { Tx } from '@mimamori/storage/desk'
import { record } from '@mimamori/storage/record'
import { notFound, presentOf, refused } from '../http/refused.ts'
import type { Office } from '../office.ts'

async function take(tx: Tx, at: string, actor: Staff, it: StoredCase, kind: LeaseKind): Promise<string> {
  const verdict = claim(it, actor, kind, at)
  if (!verdict.ok) throw refused(verdict.refusal, await presentOf(tx.db, it))
  const { fence, lease } = verdict.event
  await record(tx, at, actor.id, { type: 'case.claimed', case: it, fence, lease })
  return it.id
}

/** Take one case. Refuses what somebody else holds or what is decided. Answers its id. */
export async function claimCase(office: Office, actor: Staff, caseId: string): Promise<string> {
  return await office.desk.write(async (tx) => {
    const it = await caseById(tx.db, caseId)
    if (!it) throw notFound()
    return await take(tx, office.clock.now(), actor, it, 'claim')
  })
}

/** Take the case on top of a queue; `null` when nothing waits. */
export async function claimNext(office: Office, actor: Staff, queue: Queue): Promise<string | null> {
  return await office.desk.write(async (tx) => {
    const it = await nextOpenCase(tx.db, queue)
    return it ? await take(tx, office.clock.now(), actor, it, 'claim') : null
  })
}

/** Prefetch: hold up to `count` cases of a queue for a minute. Answers the ids of what is reserved, old and new. */
export async function reserveNext(office: Office, actor: Staff, queue: Queue, count: number): Promise<string[]> {
  const wanted = Math.min(count, RESERVATIONS_AT_MOST)
  return await office.desk.write(async (tx) => {
    const at = office.clock.now()
    const held = await casesHeldBy(tx.db, actor.id)
    const reserved = held.filter((it) => it.lease?.kind === 'reservation' && it.lease.endsAt > at)
    const kept = reserved.filter((it) => it.queue === queue)
    // what was reserved in another queue goes back: a person has at most two in all
    for (const other of reserved.filter((it) => it.queue !== queue)) {
      await record(tx, at, actor.id, { type: 'case.released', case: other, why: 'released' })
    }
    for (const it of kept.slice(0, wanted)) await extend(tx, at, actor, it)
    const ids = kept.slice(0, wanted).map((it) => it.id)
    while (ids.length < wanted) {
      const it = await nextOpenCase(tx.db, queue)
      if (!it) break
      ids.push(await take(tx, at, actor, it, 'reservation'))
    }
    return ids
  })
}

async function extend(tx: Tx, at: string, actor: Staff, it: StoredCase) {
  const endsAt = plusSeconds(at, LEASE_SECONDS.reservation)
  await record(tx, at, actor.id, {
    type: 'case.renewed',
    case: it,
    lease: { kind: 'reservation', holder: actor.id, endsAt },
  })
}
