import type { QueueFilters } from '@mimamori/policy/queue/queue-view-rules'
import type { Copy } from '../i18n/language-provider.tsx'
import type { Messages } from '../i18n/messages.ts'
import { ruleName } from '../i18n/rule-names.ts'

export type FilterName = keyof QueueFilters

export type Chip = { readonly name: FilterName; readonly field: string; readonly value: string }

type ChipWords = {
  readonly copy: Copy
  readonly lists: Messages['lists']
  readonly names: Messages['rule-names']
  readonly aliasOf: (id: string) => string | undefined
  readonly standardName: (id: string) => string
}

/** The active filters of a list, in words, in the order of the form. */
export function chipsOf(filters: QueueFilters, words: ChipWords): Chip[] {
  return FILTER_NAMES.flatMap((name) => {
    const value = valueWords(filters, name, words)
    return value === null ? [] : [{ name, field: words.lists.fields[name], value }]
  })
}

/** In the order of the form. */
const FILTER_NAMES = [
  'categories',
  'severity',
  'rule',
  'minAge',
  'minReports',
  'minWarnings',
  'standard',
  'format',
  'holder',
  'number',
] as const satisfies readonly FilterName[]

function valueWords(
  filters: QueueFilters,
  name: FilterName,
  { copy, lists, names, aliasOf, standardName }: ChipWords,
): string | null {
  const { words, instants } = copy
  const of = <Value>(value: Value | undefined, worded: (value: Value) => string) =>
    value === undefined ? null : worded(value)
  switch (name) {
    case 'categories':
      return of(filters.categories, (all) => all.map((each) => words.categoriesShort[each]).join(lists.listed))
    case 'severity':
      return of(filters.severity, (severity) => words.severities[severity])
    case 'rule':
      return of(filters.rule, (rule) => ruleName(names, rule))
    case 'minAge':
      return of(filters.minAge, (minutes) => lists.atLeastAge(instants.minutes(minutes)))
    case 'minReports':
      return of(filters.minReports, lists.atLeastReports)
    case 'minWarnings':
      return of(filters.minWarnings, lists.atLeastWarnings)
    case 'standard':
      return of(filters.standard, standardName)
    case 'format':
      return of(filters.format, (format) => words.formats[format])
    case 'holder':
      return of(filters.holder, (holder) => holderWords(holder, lists, aliasOf))
    case 'number':
      return of(filters.number, (number) => `#${number}`)
  }
}

function holderWords(holder: string, { holders, colleague }: Messages['lists'], aliasOf: ChipWords['aliasOf']): string {
  if (holder === 'me' || holder === 'nobody') return holders[holder]
  return aliasOf(holder) ?? colleague
}
