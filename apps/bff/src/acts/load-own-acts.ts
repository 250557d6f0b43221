import type { NamedAct } from '@mimamori/contract/acts/act-contract'
import { ACT_RETENTION_SECONDS } from '@mimamori/policy/acts/act-undo-rules'
import { plusSeconds } from '@mimamori/policy/instant'
import { newestActsOf, type StoredAct } from '@mimamori/storage/acts/act-reads'
import { ownDecisionsSince, type PagedDecision } from '@mimamori/storage/decisions/own-decision-reads'
import type { Storage } from '@mimamori/storage/storage'

/** more than anybody does within the longest window */
const MAX_ACTS = 100

/** Something a person did lately. `id` puts it in order; `done`: nobody has taken it back, or was told that it cannot be. */
export type OwnAct = {
  readonly id: string
  readonly undoUntil: string
  readonly done: boolean
  readonly named: NamedAct
} & ({ readonly act: StoredAct } | { readonly decisions: readonly PagedDecision[] })

function ownDecision(decisions: readonly PagedDecision[]): OwnAct[] {
  const alive = decisions.filter(({ state }) => state !== 'undone')
  const [newest] = alive.length > 0 ? alive : decisions
  if (!newest) return []
  const { id, page, caseId, caseNumber, measures } = newest
  const held = alive.filter(({ state }) => state === 'held')
  const undoUntil =
    held
      .map(({ heldUntil }) => heldUntil)
      .sort()
      .at(-1) ?? ''
  const cases = alive.length || decisions.length
  const named: NamedAct = { id: page ?? id, kind: 'decision', caseId, caseNumber, cases, measures: [...measures] }
  return [{ id, undoUntil, done: alive.length > 0, named, decisions: alive.length > 0 ? alive : decisions }]
}

/** What this person did in the last 15 minutes; decisions that were made together are one act. */
export async function loadOwnActs(db: Storage['db'], staffId: string, now: string): Promise<OwnAct[]> {
  const since = plusSeconds(now, -ACT_RETENTION_SECONDS)
  const decided = await ownDecisionsSince(db, staffId, since)
  const pages = Map.groupBy(decided, ({ id, page }) => page ?? id)
  const acts = (await newestActsOf(db, staffId, { since, limit: MAX_ACTS })).map(({ caseNumber, ...act }) => {
    const { id, kind, caseId, undoUntil, state } = act
    const named = { id, kind, caseId, caseNumber, cases: 1, measures: [] }
    return { id, undoUntil, done: state === 'done', named, act }
  })
  return [...acts, ...[...pages.values()].flatMap(ownDecision)]
}
