import type { ForecastChange } from '@mimamori/policy/standards/forecast-change'
import { type Holding, isHolding } from '@mimamori/policy/standards/holding-rules'
import { orderByRequirement } from '@mimamori/policy/standards/standard-definition'
import { newId } from '@mimamori/storage/ids'
import { standingOnRecord } from '@mimamori/storage/ledger/ledger-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { countChangesOfRun } from '@mimamori/storage/standards/change-reads'
import { evaluatedMember } from '@mimamori/storage/standards/evaluation-reads'
import { holdingsOf } from '@mimamori/storage/standards/holding-reads'
import { lastRunOf, type StoredRun } from '@mimamori/storage/standards/run-reads'
import type { Storage, Tx } from '@mimamori/storage/storage'

/** How the members whose standards an evaluation changes are told. `sent`: how many changes it has stored. */
export type Telling = { readonly writesTo: (standard: string) => boolean; readonly sent: number }

/**
 * Who is written to. The first evaluation of a role finds what members have had for long: the marketplace is told by events, and nobody gets a
 * letter.
 */
export async function createTelling(db: Storage['db'], { id, roles, standards }: StoredRun): Promise<Telling> {
  const before = await Promise.all(roles.map(async (role) => ((await lastRunOf(db, role)) === null ? [] : [role])))
  const known = before.flat()
  const told = new Set(standards.standards.filter(({ role }) => known.includes(role)).map((each) => each.id))
  return { writesTo: (standard) => told.has(standard), sent: await countChangesOfRun(db, id) }
}

const isSame = (one: Holding, other: Holding): boolean =>
  one.state === other.state && (one.state === 'none' || one.since === (other as typeof one).since)

/**
 * Changes standards of members, each if they still have what they had when they were judged, hold what it requires, and are not withdrawn,
 * restricted or erased by now. Answers how many changes the evaluation has stored.
 */
export async function applyChanges(
  tx: Tx,
  at: string,
  run: StoredRun,
  changes: readonly ForecastChange[],
  { writesTo, sent }: Telling,
): Promise<number> {
  let place = sent
  for (const { before, after, cause: _cause, ...change } of inRequiredOrder(run, changes)) {
    const { memberId, standard } = change
    const held = await holdingsOf(tx.db, memberId)
    if (!isSame(held[standard] ?? { state: 'none' }, before)) continue
    if (isHolding(after) && (await isBarred(tx, at, memberId))) continue
    const required = run.standards.standards.find(({ id }) => id === standard)?.requires ?? null
    if (change.change === 'granted' && required !== null && held[required] === undefined) continue
    await record(tx, at, SYSTEM, {
      type: 'standard.changed',
      ...change,
      id: newId(at),
      runId: run.id,
      version: run.version ?? 0,
      holding: after,
      letter: writesTo(standard),
      place,
    })
    place += 1
  }
  return place
}

/** The changes of each member together, each standard behind the one it requires. */
function inRequiredOrder({ standards }: StoredRun, changes: readonly ForecastChange[]): ForecastChange[] {
  const order = orderByRequirement(standards.standards).map(({ id }) => id)
  const place = ({ standard }: ForecastChange) => order.indexOf(standard)
  return changes.toSorted((a, b) =>
    a.memberId === b.memberId ? place(a) - place(b) : Number(a.memberId > b.memberId) * 2 - 1,
  )
}

/** Was the membership ended, restricted or erased since they were judged? */
async function isBarred({ db }: Tx, at: string, memberId: string): Promise<boolean> {
  const { withdrawn, restricted } = await standingOnRecord(db, memberId, at)
  return withdrawn || restricted || (await evaluatedMember(db, memberId)) === null
}
