import { isModelRule } from '@mimamori/policy/breakdown/case-source-rules'
import type { Flag } from '@mimamori/policy/catalogue/detection-flag'
import type { FalseFlagCounts } from '@mimamori/policy/detection/model-figures'
import {
  type ConfirmedFlags,
  capByAuthor,
  JUDGED_FLAGS,
  JUDGED_JOBS,
  MOST_FLAGS_OF_ONE,
  MOST_JOBS_OF_ONE,
} from '@mimamori/policy/detection/right-to-flag'
import { firstDayOf } from '@mimamori/policy/detection/track-record'
import { and, desc, eq, gt, gte, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import { decidesItsCase, findsNoViolation, isStanding } from '../decisions/case-decision.ts'
import type { Db } from '../engine/engine.ts'
import { firstIdAt } from '../ids.ts'
import { isDecidedText, isTextOf } from '../intake/text-joins.ts'
import { cases, contentVersions, decisions, flagVerdicts, shadowScores } from '../schema/sqlite.ts'
import { markValue } from '../settings/mark-reads.ts'

/** Rows that are looked at for one that counts: of one author not all do. */
const ROWS_FOR_ONE = 10

/** What a model in shadow said of a job. */
export type ShadowReading = { readonly probability: number; readonly category: string }

/** Jobs decided since an instant that a model has read in shadow, of one side, in the order of their decisions. */
async function decidedInShadow(db: Db, model: string, since: string, side: SQL) {
  const { type, id, version } = shadowScores
  const isRead = and(
    eq(type, decisions.targetType),
    eq(id, decisions.targetId),
    eq(version, decisions.contentVersion),
    eq(shadowScores.model, model),
  )
  const rows = await db
    .select({
      authorId: decisions.authorId,
      // kept in thousandths
      probability: sql`${shadowScores.probability} / 1000.0`.mapWith(Number),
      category: shadowScores.category,
      flags: contentVersions.flags,
    })
    .from(decisions)
    .innerJoin(shadowScores, isRead)
    .leftJoin(contentVersions, isDecidedText)
    .where(
      and(
        gt(decisions.id, firstIdAt(since)),
        eq(decisions.targetType, 'job'),
        eq(decisions.state, 'standing'),
        decidesItsCase,
        side,
      ),
    )
    .orderBy(decisions.id)
    .limit(ROWS_FOR_ONE * JUDGED_JOBS)
  return capByAuthor(rows, MOST_JOBS_OF_ONE).slice(0, JUDGED_JOBS)
}

const isFlaggedByRule = ({ flags }: { flags: string | null }) =>
  (JSON.parse(flags ?? '[]') as readonly Flag[]).some(({ rule }) => !isModelRule(rule))

/**
 * What a model has said in shadow of the first 400 jobs that were passed since an instant. What was confirmed and taken back later is not among them,
 * or an appeal would change which are the first; nor what was corrected before it was passed, as the model has read it as it stood before.
 */
export const passedInShadow = (db: Db, model: string, since: string): Promise<readonly ShadowReading[]> =>
  decidedInShadow(
    db,
    model,
    since,
    sql`${decisions.published} is null and coalesce(${decisions.passReason}, '') <> 'already_corrected'`,
  )

/** The same of violations that no rule flagged, of the first 400 violations. */
export async function missedByRulesInShadow(db: Db, model: string, since: string): Promise<readonly ShadowReading[]> {
  const violations = await decidedInShadow(db, model, since, sql`not ${findsNoViolation}`)
  return violations.filter((each) => !isFlaggedByRule(each))
}

/** Flags decided before are of another time. */
const FLAG_DAYS = 90

/** The newest 100 decided flags of a model on messages and proposals, of 90 days until today, Japan time. */
export async function messageFlagsOf(db: Db, model: string, today: string): Promise<ConfirmedFlags> {
  const { verdict, overturned, decidedOn, targetType } = flagVerdicts
  const rows = await db
    .select({
      authorId: cases.authorId,
      stands: sql`${verdict} = 'confirmed' and ${overturned} = 0`.mapWith(Boolean),
    })
    .from(flagVerdicts)
    .innerJoin(cases, eq(cases.id, flagVerdicts.caseId))
    .where(
      and(
        // condition of an index, as it stands there
        sql`rule <> ''`,
        gte(decidedOn, firstDayOf(FLAG_DAYS, today)),
        eq(flagVerdicts.model, model),
        inArray(targetType, ['message', 'proposal']),
      ),
    )
    .orderBy(desc(flagVerdicts.decidedAt), desc(flagVerdicts.caseId))
    .limit(ROWS_FOR_ONE * JUDGED_FLAGS)
  const judged = capByAuthor(rows, MOST_FLAGS_OF_ONE).slice(0, JUDGED_FLAGS)
  return { flags: judged.length, confirmed: judged.filter(({ stands }) => stands).length }
}

/** Name of the mark that a model flags no messages and proposals any more. */
export const LEFT_MESSAGES_MARK = 'model_left_messages'

/** The model that leaves messages and proposals to the rules, and by which flags; `null`: none does. */
export async function leftMessages(db: Db): Promise<({ readonly version: string } & ConfirmedFlags) | null> {
  const value = await markValue(db, LEFT_MESSAGES_MARK)
  return value === null ? null : JSON.parse(value)
}

/** Further back nothing is looked for: it is of another time. */
const MOST_CASES = ROWS_FOR_ONE * JUDGED_JOBS

/**
 * Of the jobs that arrived last and that a model has read since an instant, the newest 400 that are no violations, and how many of them it flagged. One
 * that nothing flagged and that waits on patrol is taken for honest, as nearly all are: what is flagged is decided sooner, and would weigh too much otherwise.
 */
export async function honestJobsOf(db: Db, model: string, since: string): Promise<FalseFlagCounts> {
  const { id, number, authorId, targetType, targetId, contentVersion, queue, state } = cases
  const recent = db
    .select({ id, number, authorId, targetType, targetId, contentVersion, queue, state })
    .from(cases)
    .orderBy(desc(cases.number))
    .limit(MOST_CASES)
    .as('recent')
  const isPassed = and(isNotNull(decisions.id), findsNoViolation)
  const waits = and(isNull(decisions.id), eq(recent.state, 'open'), eq(recent.queue, 'patrol'))
  const isRead = and(isTextOf(recent), eq(contentVersions.model, model), gte(contentVersions.receivedAt, since))
  const rows = await db
    .select({ authorId: recent.authorId, flags: contentVersions.flags })
    .from(recent)
    .innerJoin(contentVersions, isRead)
    .leftJoin(decisions, and(eq(decisions.caseId, recent.id), isStanding, decidesItsCase))
    .where(and(eq(recent.targetType, 'job'), or(isPassed, waits)))
    .orderBy(desc(recent.number))
  const judged = capByAuthor(rows, MOST_JOBS_OF_ONE).slice(0, JUDGED_JOBS)
  const isFlagged = (flags: readonly Flag[]) => flags.some(({ rule }) => isModelRule(rule))
  return { honest: judged.length, flagged: judged.filter(({ flags }) => isFlagged(JSON.parse(flags))).length }
}
