import { ALL_KEYS, type ListedFigure } from '@mimamori/policy/breakdown/case-list-rules'
import { useJobCategories } from '../i18n/job-categories.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import type { FigureRef } from './breakdown-address.ts'

/** The name of a figure that opens a list. */
export function useFigureName({ targetType, dimension, key }: FigureRef): string {
  const copy = useMessages('breakdown')
  const lists = useMessages('breakdown/lists')
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
