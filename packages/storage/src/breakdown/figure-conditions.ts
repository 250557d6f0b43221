import { ALL_KEYS, type ListedFigure } from '@mimamori/policy/breakdown/case-list-rules'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { decisions, measures } from '../schema/sqlite.ts'

const p = sql.placeholder

/** Condition: the JSON list of codes has this one. Removing the quoted code changes the text; no pattern, so no escaping. */
const jsonListHas = (column: typeof decisions.categories | typeof decisions.measures): SQL =>
  sql`replace(${column}, '"' || ${p('key')} || '"', '') <> ${column}`

/** Joins a measure that is not taken back to the decision that took it. */
export const isTakenMeasure = sql`${measures.decisionId} = ${decisions.id} and ${measures.measure} = ${p('key')}
  and not exists (select 1 from measures back join decisions by_it on by_it.id = back.decision_id
    where back.reverses = ${measures.id} and by_it.state <> 'undone')`

const isConfirming = sql`${decisions.published} is not null and ${decisions.reverses} is null and ${decisions.state} in ('held', 'standing')`

/** Condition: the decisions that a figure counts, or whose measures it counts; each has an index. */
export const countedIn = (of: ListedFigure): SQL =>
  of === 'taken' || of === 'confirmed' || of === 'overturned' ? isConfirming : sql`${decisions.counted} = 1`

const isOfCategory = sql`(${p('key')} = ${sql.raw(`'${ALL_KEYS}'`)} or ${decisions.published} = ${p('key')})`

const FIGURE_CONDITIONS: Readonly<Record<ListedFigure, SQL>> = {
  category: eq(decisions.published, p('key')),
  named: jsonListHas(decisions.categories),
  source: eq(decisions.source, p('key')),
  measure: jsonListHas(decisions.measures),
  taken: jsonListHas(decisions.measures),
  format: eq(decisions.format, p('key')),
  job_category: eq(decisions.jobCategory, p('key')),
  confirmed: isOfCategory,
  overturned: and(eq(decisions.reversed, 1), isOfCategory) as SQL,
}

/** Condition: a decision is behind this figure with the key. */
export const figureCondition = (of: ListedFigure): SQL => FIGURE_CONDITIONS[of]
