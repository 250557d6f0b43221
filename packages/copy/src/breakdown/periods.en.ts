import { kindOfPeriod, quarterOf } from '@mimamori/policy/breakdown/period'
import { fullMonth, nameOf } from '../instants/months.en.ts'
import type { periods as ja } from './periods.ja.ts'

const briefOf = (day: string) => nameOf(day).slice(0, 3)
const dayOf = (day: string) => `${Number(day.slice(8))} ${briefOf(day)}`

/** `November 2026`, `Q4 2026`, `2026` */
function periodName(period: string): string {
  const kind = kindOfPeriod(period)
  if (kind === 'month') return fullMonth(period)
  return kind === 'year' ? period : `Q${quarterOf(period)} ${period.slice(0, 4)}`
}

/** `Nov 2026`: a button whose text is `Nov` is called by it, too */
const briefName = (period: string): string =>
  kindOfPeriod(period) === 'month' ? `${briefOf(period)} ${period.slice(0, 4)}` : periodName(period)

export const periods: typeof ja = {
  name: periodName,
  short: (period) => {
    const kind = kindOfPeriod(period)
    if (kind === 'month') return briefOf(period)
    return kind === 'year' ? period : `Q${quarterOf(period)}`
  },
  kinds: { month: 'Month', quarter: 'Quarter', year: 'Year' },
  kindsLabel: 'Period',
  days: (first, last) =>
    first.slice(0, 7) === last.slice(0, 7)
      ? `1–${Number(last.slice(8))} ${briefOf(last)}, Japan time`
      : `${dayOf(first)} – ${dayOf(last)}, Japan time`,
  earlierLabel: (period) => `Previous period, ${briefName(period)}`,
  laterLabel: (period) => `Next period, ${briefName(period)}`,
  standsAt: (day, kind) => (kind === 'month' ? `as of day ${Number(day.slice(8))}` : `as of ${dayOf(day)}`),
  sameDays: (name, until) => `compared with the same days of ${name}, up to ${dayOf(until)}`,
  compared: {
    label: 'Compare with',
    before: { month: 'previous month', quarter: 'previous quarter', year: 'previous year' },
    yearBefore: { month: 'same month last year', quarter: 'same quarter last year', year: 'previous year' },
    choice: (name, period) => `${name.charAt(0).toUpperCase()}${name.slice(1)} (${period})`,
    others: 'Other periods',
  },
  columns: {
    change: { standard: () => 'Change', other: 'Change' },
    changeShare: { standard: () => 'Change %', other: 'Change %' },
  },
  before: (name, n) => `${name}: ${n}`,
  beforeSame: (name, n) => `${name}, same days: ${n}`,
  noRecord: 'No record',
  noRecordOf: (name) => `${name}: no record`,
  notCompared: (names, from) =>
    `Not compared with ${names.join(' and ')}: records ${from === null ? 'are missing' : `begin on ${dayOf(from)} ${from.slice(0, 4)}`}.`,
  recordsBegin: (from) => `Records begin on ${dayOf(from)} ${from.slice(0, 4)}. Months before that have no record.`,
  mark: (name) => `line: ${name}`,
  markSame: (name) => `line: ${name}, same days`,
  point: (text, name, n) => `${text}, ${name} ${n ?? '(no record)'}`,
  comparedTable: (period, before, yearBefore) =>
    yearBefore === null ? `${period} against ${before}.` : `${period} against ${before} and ${yearBefore}.`,
  closings: {
    title: 'Month closes of this period',
    none: 'Not closed',
    revision: (n) => `Closed, revision ${n}`,
    changed: 'changed since',
    open: (month) => `Open the month close of ${month}`,
  },
  filters: {
    open: 'Filter',
    label: 'Filters',
    clear: 'Clear filters',
    remove: (chip) => `Remove “${chip}”`,
    any: 'Any',
    fields: { jobCategory: 'Job category', format: 'Job format', source: 'Found by', language: 'Language of the text' },
    languages: { ja: 'Japanese', en: 'English', other: 'Other language' },
    notKnown: 'Unknown or none',
    choice: (name, n) => `${name} (${n})`,
    chip: (field, value) => `${field}: ${value}`,
    counting: 'Counting with filters',
    notCounted:
      'Filters count decisions. What was received, reported, waiting or open, and measures, can’t be filtered and isn’t shown.',
    decided: {
      job: 'Jobs decided',
      proposal: 'Proposals decided',
      message: 'Messages decided',
      member: 'Members decided',
    },
    months: '13 months',
    running: (day) => `The last month is as of day ${day}`,
    confirmed: 'Violations',
    rate: 'Violation rate',
    empty: (period) => `No decisions match these filters in ${period}`,
    emptyNext: 'Remove a filter, or try another period.',
  },
  unknown: (names) => `Ignored: the link has no valid ${names}`,
  parameters: { period: 'period', with: 'comparison' },
}
