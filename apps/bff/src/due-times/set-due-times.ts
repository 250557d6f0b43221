import type { DueTimesState, ListedDueTimes } from '@mimamori/contract/cases/due-times-contract'
import { type DueTimes, dueTimesAt, setDueTimes as setRule } from '@mimamori/policy/cases/due-time-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { dueTimeVersions } from '@mimamori/storage/cases/due-time-reads'
import { record } from '@mimamori/storage/record-change'
import { aliasesOf } from '@mimamori/storage/staff/staff-reads'
import { requireAllowed } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'

/** The due times in force, those that begin later, and those before. */
export async function getDueTimes({ storage: { db }, clock }: AppContext): Promise<DueTimesState> {
  const now = clock.now()
  const versions = await dueTimeVersions(db)
  const aliases = await aliasesOf(db, [...new Set(versions.map(({ setBy }) => setBy))])
  const listed = versions.map(
    ({ setBy, ...version }): ListedDueTimes => ({ ...version, by: aliases.get(setBy) ?? null }),
  )
  const begun = listed.filter(({ from }) => from <= now)
  return {
    inForce: { times: dueTimesAt(versions, now), set: begun.at(-1) ?? null },
    planned: listed.filter(({ from }) => from > now),
    past: begun.slice(0, -1).reverse(),
  }
}

/** Sets the due times for what arrives from a day on, Japan time, or from now on. Throws the refusal of the rule. */
export async function setDueTimes(
  { storage, clock }: AppContext,
  actor: Staff,
  { from: day, ...input }: { readonly from: string | null; readonly times: DueTimes; readonly reason: string },
): Promise<void> {
  await storage.write(async (tx) => {
    const now = clock.now()
    tx.lock('key', 'due times')
    const from = day === null ? now : new Date(`${day}T00:00:00.000+09:00`).toISOString()
    const event = requireAllowed(setRule(await dueTimeVersions(tx.db), { from, ...input }, actor, now))
    await record(tx, now, actor.id, { ...event, changedBy: actor.id })
  })
}
