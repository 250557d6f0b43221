import { hasBreakdownFilters } from '@mimamori/policy/breakdown/breakdown-filters'
import type { BreakdownTable, FilteredTable } from '@mimamori/policy/breakdown/breakdown-model'
import { ALL_KEYS, type ListedFigure } from '@mimamori/policy/breakdown/case-list-rules'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../api/api-queries.ts'
import { useJobCategories } from '../i18n/job-categories.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import type { FigureRef, FilteredFigure } from './breakdown-address.ts'
import { useBreakdownCopy } from './breakdown-copy.ts'
import { useFigureListCopy } from './figure-list-copy.ts'

/** The name of a figure that opens a list. */
export function useFigureName({ targetType, dimension, key }: FigureRef): string {
  const copy = useBreakdownCopy()
  const lists = useFigureListCopy()
  const { words } = useCopy()
  const jobCategories = useJobCategories()
  const names: Readonly<Record<ListedFigure, Readonly<Record<string, string>>>> = {
    category: words.categories,
    named: words.categories,
    source: copy.sources,
    measure: words.measures,
    taken: words.measures,
    format: words.formats,
    job_category: jobCategories,
    confirmed: words.categories,
    overturned: words.categories,
  }
  const name = names[dimension][key] ?? key
  const parts = (title: string) => (key === ALL_KEYS ? title : title + copy.between + name)
  switch (dimension) {
    case 'named':
      return copy.cases.named(name)
    case 'taken':
      return lists.takenTitle + copy.between + name
    case 'measure':
      return lists.measureOf[targetType] + copy.between + name
    case 'confirmed':
      return parts(lists.confirmed)
    case 'overturned':
      return parts(lists.overturned)
    default:
      return name
  }
}

/** The figure itself, as the breakdown shows it; `undefined`: it is not loaded, or not known by filters. */
export function useFigureCount({ period, targetType, dimension, key, filters }: FilteredFigure): number | undefined {
  const filtered = hasBreakdownFilters(filters)
  const whole = useQuery({ ...queries.breakdown.period.queryOptions({ input: { period } }), enabled: !filtered })
  const some = useQuery({
    ...queries.breakdown.filtered.queryOptions({ input: { period, targetType, filters } }),
    enabled: filtered,
  })
  if (dimension === 'confirmed' || dimension === 'overturned') {
    const table = whole.data?.tables.find((each) => each.targetType === targetType)
    return key === ALL_KEYS ? table?.decisions[dimension] : undefined
  }
  const tables: readonly (BreakdownTable | FilteredTable)[] = (filtered ? some.data : whole.data)?.tables ?? []
  const figures: Readonly<Record<string, number | Readonly<Record<string, number>>>> | undefined = tables.find(
    (each) => each.targetType === targetType,
  )?.figures
  const counts = figures?.[dimension === 'job_category' ? 'jobCategory' : dimension]
  return typeof counts === 'object' ? (counts[key] ?? 0) : undefined
}
