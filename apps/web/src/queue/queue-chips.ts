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

/** A filter in words, in the order of the form. */
const VALUE_WORDS: {
  readonly [Name in FilterName]-?: (value: NonNullable<QueueFilters[Name]>, words: ChipWords) => string
} = {
  categories: (all, { copy, lists }) => all.map((each) => copy.words.categoriesShort[each]).join(lists.listed),
  severity: (severity, { copy }) => copy.words.severities[severity],
  rule: (rule, { names }) => ruleName(names, rule),
  minAge: (minutes, { copy, lists }) => lists.atLeastAge(copy.instants.minutes(minutes)),
  minReports: (reports, { lists }) => lists.atLeastReports(reports),
  minWarnings: (warnings, { lists }) => lists.atLeastWarnings(warnings),
  standard: (standard, { standardName }) => standardName(standard),
  format: (format, { copy }) => copy.words.formats[format],
  holder: (holder, { lists, aliasOf }) => holderWords(holder, lists, aliasOf),
  number: (number) => `#${number}`,
}

/** The active filters of a list, in words, in the order of the form. */
export function chipsOf(filters: QueueFilters, words: ChipWords): Chip[] {
  const inWords = Object.entries(VALUE_WORDS) as [FilterName, (value: unknown, words: ChipWords) => string][]
  return inWords.flatMap(([name, worded]) => {
    const value = filters[name]
    return value === undefined ? [] : [{ name, field: words.lists.fields[name], value: worded(value, words) }]
  })
}

function holderWords(holder: string, { holders, colleague }: Messages['lists'], aliasOf: ChipWords['aliasOf']): string {
  if (holder === 'me' || holder === 'nobody') return holders[holder]
  return aliasOf(holder) ?? colleague
}
