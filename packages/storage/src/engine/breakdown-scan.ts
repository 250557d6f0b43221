import type { Engine } from './engine.ts'

type Dialect = {
  /** month `YYYY-MM` and day `DD` in Japan time, of a column with an instant */
  readonly month: (column: string) => string
  readonly day: (column: string) => string
  /** whole minutes from one instant to another */
  readonly minutes: (from: string, to: string) => string
  readonly atMost: string
  readonly atLeast: string
  /** the number with leading zeros, five digits */
  readonly padded: (number: string) => string
  /** the elements of a JSON list as `each.value` */
  readonly each: (column: string) => string
}

const japan = (column: string): string => `${column}::timestamptz at time zone 'UTC' + interval '9 hours'`
const ms = (column: string): string => `strftime('%s', ${column}) * 1000 + substr(${column}, 21, 3)`

const DIALECTS: Readonly<Record<Engine['name'], Dialect>> = {
  sqlite: {
    month: (column) => `strftime('%Y-%m', ${column}, '+9 hours')`,
    day: (column) => `strftime('%d', ${column}, '+9 hours')`,
    minutes: (from, to) => `(${ms(to)} - (${ms(from)})) / 60000`,
    atMost: 'min',
    atLeast: 'max',
    padded: (number) => `printf('%05d', ${number})`,
    each: (column) => `json_each(${column}) each`,
  },
  postgres: {
    month: (column) => `to_char(${japan(column)}, 'YYYY-MM')`,
    day: (column) => `to_char(${japan(column)}, 'DD')`,
    minutes: (from, to) => `floor(extract(epoch from (${to}::timestamptz - ${from}::timestamptz)) / 60)::bigint`,
    atMost: 'least',
    atLeast: 'greatest',
    padded: (number) => `lpad((${number})::text, 5, '0')`,
    each: (column) => `json_array_elements_text(${column}::json) each(value)`,
  },
}

const MINUTES_STEP = `case when minutes < 60 then minutes
  when minutes < 240 then 60 + (minutes - 60) / 10 * 10
  when minutes < 1440 then 240 + (minutes - 240) / 60 * 60
  when minutes < 10080 then 1440 + (minutes - 1440) / 720 * 720
  else 10080 + (minutes - 10080) / 1440 * 1440 end`

/**
 * SQL that counts every figure of the breakdown from its rows: `month, target_type, dimension, key`, one row for each count.
 * It repeats the rules of `packages/policy/src/breakdown/breakdown-count-rules.ts` and shares no code with them, so that each
 * proves the other. Which decision counts a target is worked out anew, whatever the column `counted` holds.
 */
export function breakdownScanSql(engine: Engine['name']): string {
  const { month, day, minutes, atMost, atLeast, padded, each } = DIALECTS[engine]
  const waited = `${atLeast}(${atMost}(${minutes('opened_at', 'decided_at')}, 43200), 0)`
  return `with made as (
  select *, ${month('opened_at')} as opened, ${waited} as minutes from decisions
  where state in ('held', 'standing') and reverses is null
), deciding as (
  select * from made where beside = 0
), confirmed as (
  select * from made where published is not null
), counting as (
  select * from (
    select *, row_number() over (partition by target_type, target_id order by id) as place from confirmed where reversed = 0
  ) placed where place = 1
)
select month, target_type, queue as dimension, ${padded(MINUTES_STEP)} as key from deciding
union all select month, target_type, 'decided', opened from deciding
union all select month, target_type, 'reported', case when published is null then 'passed' else 'violation' end from deciding where reporters > 0
union all select month, target_type, 'confirmed', published from confirmed
union all select month, target_type, 'overturned', published from confirmed where reversed = 1
union all select month, target_type, 'category', published from counting
union all select month, target_type, 'day', ${day('decided_at')} || ' ' || published from counting
union all select month, target_type, 'source', source from counting
union all select month, target_type, 'named', each.value from counting, ${each('categories')}
union all select month, target_type, 'measure', each.value from counting, ${each('measures')} where each.value not in ('show', 'lift', 'reverse')
union all select made.month, made.target_type, 'taken', m.measure from made join measures m on m.decision_id = made.id
  where m.measure not in ('show', 'lift', 'reverse') and not exists (
    select 1 from measures back join decisions by_it on by_it.id = back.decision_id where back.reverses = m.id and by_it.state <> 'undone')
union all select month, target_type, 'format', format from counting where format is not null
union all select month, target_type, 'job_category', job_category from counting where job_category is not null
union all select ${month('opened_at')}, target_type, 'opened', opened_by from cases
union all select ${month('received_at')}, target_type, 'filed', 'report' from reports`
}
