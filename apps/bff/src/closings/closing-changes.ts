import type {
  ChangedDecisionLine,
  ClosingChanges,
  ListedDifferences,
} from '@mimamori/contract/closings/closing-contract'
import type { PeriodFigure } from '@mimamori/policy/breakdown/period-figures'
import { type ChangedDecision, changedSince, figuresBefore } from '@mimamori/policy/closings/changed-decisions'
import { compareFrozenFigures, type FrozenTable, sameFigures } from '@mimamori/policy/closings/closing-snapshot'
import { placesNear } from '@mimamori/policy/closings/places-near'
import { plusSeconds } from '@mimamori/policy/instant'
import { decisionHistories, placeOfProposal } from '@mimamori/storage/closings/changed-decision-reads'
import { closingById, type StoredClosing } from '@mimamori/storage/closings/closing-reads'
import { aliasesOf } from '@mimamori/storage/staff/staff-reads'
import type { Storage } from '@mimamori/storage/storage'
import { requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { readMonthRows, tablesOfMonth } from '../workflows/closing-figures.ts'

/** Several instances write the log at once: within this, the order of their entries may not be that of what they saw. */
const UNCERTAIN_SECONDS = 5

type Changes = { readonly decisions: readonly ChangedDecision[]; readonly complete: boolean }

/**
 * The decisions that a month counts otherwise than this closing does: those whose changes, taken away from the figures of now, leave
 * exactly the frozen ones.
 */
async function findChanges(
  db: Storage['db'],
  { month, snapshot, proposedAt, ...closing }: StoredClosing,
  rows: readonly PeriodFigure[],
): Promise<Changes> {
  const place = (await placeOfProposal(db, { ...closing, month })) ?? { at: proposedAt, seq: 0 }
  const histories = await decisionHistories(db, month, plusSeconds(place.at, -UNCERTAIN_SECONDS))
  let first: readonly ChangedDecision[] | null = null
  for (const each of placesNear(place, histories, UNCERTAIN_SECONDS)) {
    const decisions = changedSince(histories, month, each)
    first ??= decisions
    const before = tablesOfMonth(figuresBefore(rows, decisions), month)
    if (sameFigures(snapshot.tables, before)) return { decisions, complete: true }
  }
  return { decisions: first ?? [], complete: false }
}

/** How the figures of now differ from those of a closing, with the number of decisions that changed; `null`: not at all. */
export async function compareWithList(
  db: Storage['db'],
  closing: StoredClosing,
  figures: readonly FrozenTable[],
): Promise<ListedDifferences | null> {
  const differences = compareFrozenFigures(closing.snapshot.tables, figures)
  if (!differences) return null
  const { decisions } = await findChanges(db, closing, await readMonthRows(db, closing.month))
  return decisions.length > 0
    ? { ...differences, decisions: decisions.length, listed: true }
    : { ...differences, listed: false }
}

const lastFirst = (one: string, other: string) => (one < other ? 1 : -1)

function toLine(
  { decision, act, ...change }: ChangedDecision,
  aliases: ReadonlyMap<string, string>,
): ChangedDecisionLine {
  const { id: decisionId, caseId, caseNumber, target, title, categories, published } = decision
  const alias = aliases.get(act.actorId)
  const by = alias === undefined ? null : { id: act.actorId, alias }
  const about = { decisionId, caseId, caseNumber, target: { ...target }, title, categories: [...categories], published }
  return { ...about, ...change, by, at: act.at }
}

/** The decisions that changed since a closing was proposed, the last change first. Throws NotFound. */
export async function listClosingChanges({ storage: { db } }: AppContext, closingId: string): Promise<ClosingChanges> {
  const closing = requireFound(await closingById(db, closingId))
  const { month, revision, state, proposedAt } = closing
  const { decisions, complete } = await findChanges(db, closing, await readMonthRows(db, month))
  const aliases = await aliasesOf(db, [...new Set(decisions.map(({ act }) => act.actorId))])
  const lines = decisions
    .map((each) => toLine(each, aliases))
    .sort((one, other) => lastFirst(`${one.at} ${one.decisionId}`, `${other.at} ${other.decisionId}`))
  return { month, revision, proposed: state === 'proposed', at: proposedAt, lines, complete }
}
