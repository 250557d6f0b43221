import type { Engine } from './engine.ts'

type Dialect = {
  /** day in Japan time of a column with an instant */
  readonly day: (column: string) => string
  /** joins the elements of a JSON list as `each.value`; one row of `null` where it is empty */
  readonly joinEach: (column: string) => string
}

const DIALECTS: Readonly<Record<Engine['name'], Dialect>> = {
  sqlite: {
    day: (column) => `strftime('%Y-%m-%d', ${column}, '+9 hours')`,
    joinEach: (column) => `left join json_each(${column}) each on true`,
  },
  postgres: {
    day: (column) => `to_char(${column}::timestamptz at time zone 'UTC' + interval '9 hours', 'YYYY-MM-DD')`,
    joinEach: (column) => `left join lateral json_array_elements(${column}::json) each(value) on true`,
  },
}

/** The columns of `flag_verdicts`, in the order of `flagVerdictScanSql`. */
export const FLAG_VERDICT_COLUMNS =
  'case_id, rule, model, category, score, target_type, source, decided_at, decided_on, verdict, confirmed_category, overturned'

/** what was passed as already corrected says nothing about its flags */
const NOT_CORRECTED = "coalesce(d.pass_reason, '') <> 'already_corrected'"

/**
 * SQL of every row that `flag_verdicts` should have, from the final decisions and the versions they were made on. It repeats the
 * rules of `packages/policy/src/detection/flag-verdict-rules.ts` and shares no code with them, so that each proves the other. Of a
 * text that was emptied since, with its flags, the flags are those of the stored rows.
 */
export function flagVerdictScanSql(engine: Engine['name']): string {
  const { day, joinEach } = DIALECTS[engine]
  return `select case_id, rule, model, category, score, target_type, source, decided_at, ${day('decided_at')} as decided_on,
  case when published is null then 'dismissed' else 'confirmed' end as verdict,
  case when categories like '%"' || category || '"%' then category else published end as confirmed_category,
  reversed as overturned
from (
  select d.*, coalesce(each.value ->> 'rule', '') as rule, each.value ->> 'category' as category,
    cast(round(cast(coalesce(each.value ->> 'score', '0') as numeric) * 100) as integer) as score,
    case when each.value ->> 'rule' like '%.model' then v.model end as model
  from decisions d join content_versions v on v.type = d.target_type and v.id = d.target_id and v.version = d.content_version
  ${joinEach('v.flags')}
  where d.state = 'standing' and d.reverses is null and d.beside = 0 and v.erased_at is null and ${NOT_CORRECTED}
    and not (d.measures like '%"reverse"%' and exists (
      select 1 from decisions e where e.target_type = d.target_type and e.target_id = d.target_id and e.content_version = d.content_version
        and e.id < d.id and e.state = 'standing' and e.reverses is null and e.beside = 0 and e.measures not like '%"withdraw"%'))
  union all
  select d.*, s.rule, s.category, s.score, s.model
  from decisions d join content_versions v on v.type = d.target_type and v.id = d.target_id and v.version = d.content_version
  join flag_verdicts s on s.case_id = d.case_id
  where d.state = 'standing' and d.reverses is null and d.beside = 0 and v.erased_at is not null
) judged`
}
