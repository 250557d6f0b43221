import type { CaseOrder, CaseSort } from '@mimamori/policy/breakdown/case-list-rules'
import { SOURCES } from '@mimamori/policy/breakdown/case-source-rules'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { JOB_FORMATS } from '@mimamori/policy/intake/intake-arrivals'
import { type Column, type SQL, sql } from 'drizzle-orm'
import { cases, decisions } from '../schema/sqlite.ts'

const p = sql.placeholder

/** The place of a code in its list, so that codes sort as they stand on the screen; those without one come last. */
const placeIn = (column: Column, codes: readonly string[]): SQL =>
  sql`case ${column} ${sql.raw(codes.map((code, place) => `when '${code}' then ${place}`).join(' '))} else ${sql.raw(String(codes.length))} end`

/**
 * What each order compares first; `null`: the id of the decision, in whose order the index of every figure is. The others sort all that
 * is behind the figure, of which only the ids of a page are kept: for 50,000 decisions 10 to 150 ms.
 */
export const SORT_KEYS: Readonly<Record<CaseSort, SQL | null>> = {
  decided: null,
  case: sql`${cases.number}`,
  category: placeIn(decisions.published, CATEGORIES),
  measures: sql`${decisions.measures}`,
  source: placeIn(decisions.source, SOURCES),
  format: placeIn(decisions.format, JOB_FORMATS),
  job_category: sql`coalesce(${decisions.jobCategory}, '')`,
}

/** Condition: a row is behind the row with this key and id. */
export function isBehind({ by, rising }: CaseOrder, rowId: Column): SQL {
  const sign = sql.raw(rising ? '>' : '<')
  const key = SORT_KEYS[by]
  if (key)
    return sql`(${key} ${sign} ${p('afterKey')} or (${key} = ${p('afterKey')} and ${rowId} ${sign} ${p('after')}))`
  const { id, month } = decisions
  return sql`${month} ${sign}= ${p('afterMonth')} and (${month} ${sign} ${p('afterMonth')} or ${id} ${sign} ${p('afterKey')}
    or (${id} = ${p('afterKey')} and ${rowId} ${sign} ${p('after')}))`
}
