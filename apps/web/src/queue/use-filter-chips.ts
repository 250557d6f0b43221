import type { QueueFilters } from '@mimamori/policy/queue/queue-view-rules'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { type Chip, chipsOf } from './queue-chips.ts'
import { useStandardNames } from './use-standard-names.ts'

/** The active filters of a list, in the words of the language shown. */
export function useFilterChips(filters: QueueFilters, aliasOf: (id: string) => string | undefined): Chip[] {
  const copy = useCopy()
  const lists = useMessages('lists')
  const names = useMessages('rule-names')
  const standards = useStandardNames(filters.standard !== undefined)
  const standardName = (id: string) => standards.find((each) => each.id === id)?.label ?? id
  return chipsOf(filters, { copy, lists, names, aliasOf, standardName })
}
