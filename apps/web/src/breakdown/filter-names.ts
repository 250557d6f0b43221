import {
  type BreakdownFilter,
  type BreakdownFilters,
  NOT_KNOWN,
  setFilters,
} from '@mimamori/policy/breakdown/breakdown-filters'
import { useJobCategories } from '../i18n/job-categories.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'

/** Names the values of filters; what the marketplace calls a category is its own name. */
export function useFilterValueName(): (name: BreakdownFilter, value: string) => string {
  const { sources } = useMessages('breakdown')
  const { filters } = useMessages('breakdown/periods')
  const { words } = useCopy()
  const names: Readonly<Record<BreakdownFilter, Readonly<Record<string, string>>>> = {
    jobCategory: useJobCategories(),
    format: words.formats,
    source: sources,
    language: filters.languages,
  }
  return (name, value) => (value === NOT_KNOWN ? filters.notKnown : (names[name][value] ?? value))
}

/** A filter that is set: its name, and both in words. */
export type FilterChip = { readonly name: BreakdownFilter; readonly text: string }

/** The filters that are set, in words. */
export function useFilterChips(filters: BreakdownFilters): readonly FilterChip[] {
  const { filters: words } = useMessages('breakdown/periods')
  const nameOf = useFilterValueName()
  return setFilters(filters).map(([name, value]) => ({
    name,
    text: words.chip(words.fields[name], nameOf(name, value)),
  }))
}
