import type { Flag } from '@mimamori/policy/catalogue/detection-flag'
import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import { flagVerdictsOf, type JudgingDecision, judgesFlags } from '@mimamori/policy/detection/flag-verdict-rules'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import { and, eq, sql } from 'drizzle-orm'
import { decidesItsCase } from '../decisions/case-decision.ts'
import { columnPlaceholders } from '../engine/column-placeholders.ts'
import type { Tx } from '../engine/engine.ts'
import { prepared } from '../engine/prepared-queries.ts'
import { contentVersions, decisions, flagVerdicts } from '../schema/sqlite.ts'

const p = sql.placeholder

const flagsOfVersion = prepared((db) =>
  db
    .select({ flags: contentVersions.flags, model: contentVersions.model })
    .from(contentVersions)
    .where(
      and(
        eq(contentVersions.type, p('type')),
        eq(contentVersions.id, p('id')),
        eq(contentVersions.version, p('version')),
      ),
    ),
)

const insertVerdict = prepared((db) => db.insert(flagVerdicts).values(columnPlaceholders(flagVerdicts)))

const setOverturned = prepared((db) =>
  db
    .update(flagVerdicts)
    .set({ overturned: sql`${p('overturned')}` })
    .where(eq(flagVerdicts.caseId, p('caseId'))),
)

/** decided before on the same version; the end of a membership stands when it is executed, and is left out */
const earlierDecision = prepared((db) =>
  db
    .select({ id: decisions.id })
    .from(decisions)
    .where(
      and(
        eq(decisions.targetType, p('type')),
        eq(decisions.targetId, p('id')),
        eq(decisions.contentVersion, p('version')),
        sql`${decisions.id} < ${p('decision')} and ${decisions.state} = 'standing' and ${decidesItsCase}
          and ${decisions.measures} not like '%"withdraw"%'`,
      ),
    )
    .limit(1),
)

type FinalDecision = JudgingDecision & {
  readonly id: string
  readonly target: Target
  readonly contentVersion: number
  readonly measures: readonly Measure[]
}

/** Stores what a decision that has become final said about the flags of the version it was made on. */
export async function saveFlagVerdicts(tx: Tx, decision: FinalDecision): Promise<void> {
  const { type, id } = decision.target
  const [version] = await flagsOfVersion(tx.db).execute({ type, id, version: decision.contentVersion })
  if (!version) return
  const before = decision.measures.includes('reverse')
    ? await earlierDecision(tx.db).execute({ type, id, version: decision.contentVersion, decision: decision.id })
    : []
  if (!judgesFlags(decision, before.length > 0)) return
  const flags: readonly Flag[] = JSON.parse(version.flags)
  for (const verdict of flagVerdictsOf(decision, { flags, model: version.model })) {
    await insertVerdict(tx.db).execute({ ...verdict, overturned: verdict.overturned ? 1 : 0 })
  }
}

/** Stores whether all that the final decision of a case confirmed is taken back. Of a decision that is not final there is nothing yet. */
export async function saveOverturned(tx: Tx, caseId: string, overturned: 0 | 1): Promise<void> {
  await setOverturned(tx.db).execute({ caseId, overturned })
}
