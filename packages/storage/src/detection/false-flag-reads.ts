import { isModelRule } from '@mimamori/policy/breakdown/case-source-rules'
import type { Flag } from '@mimamori/policy/catalogue/detection-flag'
import { WATCHED_JOBS } from '@mimamori/policy/detection/false-flag-watch'
import type { FalseFlagCounts } from '@mimamori/policy/detection/model-figures'
import { and, desc, eq, isNotNull, isNull, or } from 'drizzle-orm'
import { decidesItsCase, findsNoViolation } from '../decisions/case-decision.ts'
import type { Db } from '../engine/engine.ts'
import { isTextOf } from '../intake/text-joins.ts'
import { cases, contentVersions, decisions } from '../schema/sqlite.ts'

/** Further back nothing is looked for: it is of another time. */
const MOST_CASES = 10 * WATCHED_JOBS

/**
 * Of the jobs that arrived last and that a model has read, the newest 400 that are no violations, and how many of them it flagged. One that nothing
 * flagged and that waits on patrol is taken for honest, as nearly all are: what is flagged is decided sooner, and would weigh too much otherwise.
 */
export async function honestJobsOf(db: Db, model: string): Promise<FalseFlagCounts> {
  const { id, number, targetType, targetId, contentVersion, queue, state } = cases
  const recent = db
    .select({ id, number, targetType, targetId, contentVersion, queue, state })
    .from(cases)
    .orderBy(desc(cases.number))
    .limit(MOST_CASES)
    .as('recent')
  const isPassed = and(isNotNull(decisions.id), findsNoViolation)
  const waits = and(isNull(decisions.id), eq(recent.state, 'open'), eq(recent.queue, 'patrol'))
  const rows = await db
    .select({ flags: contentVersions.flags })
    .from(recent)
    .innerJoin(contentVersions, and(isTextOf(recent), eq(contentVersions.model, model)))
    .leftJoin(decisions, and(eq(decisions.caseId, recent.id), eq(decisions.state, 'standing'), decidesItsCase))
    .where(and(eq(recent.targetType, 'job'), or(isPassed, waits)))
    .orderBy(desc(recent.number))
    .limit(WATCHED_JOBS)
  const isFlagged = (flags: readonly Flag[]) => flags.some(({ rule }) => isModelRule(rule))
  return { honest: rows.length, flagged: rows.filter(({ flags }) => isFlagged(JSON.parse(flags))).length }
}
