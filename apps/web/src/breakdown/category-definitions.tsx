import { type CatalogueEntry, isEntryOfKind } from '@mimamori/policy/catalogue/catalogue-entry'
import { entriesInForce } from '@mimamori/policy/catalogue/entries-in-force'
import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import type { ReactNode } from 'react'
import { useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { categoryColour } from './category-colours.ts'

type Props = {
  entries: readonly CatalogueEntry[]
  /** as they were in force on this day */
  day: string
}

/** The categories of the catalogue at the end of the month. */
export function CategoryDefinitions({ entries, day }: Props): ReactNode {
  const copy = useMessages('breakdown')
  const { language } = useLanguage()
  const { words } = useCopy()
  const byId = new Map(
    entriesInForce(entries, day)
      .filter(isEntryOfKind('category'))
      .map(({ id, data }) => [id, data]),
  )
  return (
    <section aria-label={copy.figures.definitions} className="figure">
      <h2 className="mb-2 font-semibold">{copy.figures.definitions}</h2>
      <dl className="grid gap-x-8 sheet:grid-cols-2 print:grid-cols-2">
        {CATEGORIES.map((category: Category) => {
          const data = byId.get(category)
          return (
            <div key={category} className="border-t border-line py-2">
              <dt className="flex items-center gap-2 text-sm font-semibold">
                <svg width="10" height="10" aria-hidden="true" className="flex-none">
                  <rect width="10" height="10" rx="2" fill={categoryColour(category)} />
                </svg>
                {data?.label[language] ?? words.categories[category]}
              </dt>
              <dd className="mt-0.5 pl-4.5 text-sm text-ink2">
                {data?.definition[language]}
                {data?.notWhen[language] ? (
                  <span className="block">
                    {copy.notWhen}: {data.notWhen[language]}
                  </span>
                ) : null}
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
