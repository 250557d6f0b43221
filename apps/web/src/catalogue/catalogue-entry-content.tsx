import type { CatalogueEntry } from '@mimamori/policy/catalogue/catalogue-entry'
import { renderTemplate } from '@mimamori/policy/catalogue/template-rendering'
import { LANGUAGES } from '@mimamori/policy/staff/staff-member'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { entryFactsOf, localizedTextsOf } from './catalogue-entry-texts.ts'

/** How one text became another. */
export type RenderDiff = (before: string, after: string) => ReactNode

type Props = {
  entry: CatalogueEntry
  /** an earlier version to show the differences from */
  against: CatalogueEntry | null
  renderDiff: RenderDiff
}

/** The content of a version, in both languages side by side. */
export function CatalogueEntryContent({ entry, against, renderDiff }: Props): ReactNode {
  const catalogueCopy = useMessages('catalogue/catalogue-page')
  const before = against ? localizedTextsOf(against) : null
  const worded = useWordedVariables(entry)
  const same = before && JSON.stringify(before) === JSON.stringify(localizedTextsOf(entry))
  return (
    <div className="grid gap-4">
      <EntryFacts entry={entry} against={against} />
      {same ? <p className="text-sm text-ink2">{catalogueCopy.same}</p> : null}
      {localizedTextsOf(entry).map(({ name, text }, index) => (
        <section key={name} aria-label={catalogueCopy.fields[name]} className="grid gap-1.5">
          <h3 className="text-sm font-semibold text-ink2">{catalogueCopy.fields[name]}</h3>
          <div className="grid gap-3 strip:grid-cols-2">
            {LANGUAGES.map((language) => {
              const words = worded(text[language])
              const earlier = before?.[index]?.text[language]
              return (
                <div key={language} className="min-w-0 rounded-md border border-line bg-panel px-3 py-2">
                  <p className="text-xs text-ink2">{catalogueCopy.languages[language]}</p>
                  <p lang={language} className="verbatim pt-1 leading-6">
                    {earlier === undefined ? words || catalogueCopy.none : renderDiff(worded(earlier), words)}
                  </p>
                </div>
              )
            })}
          </div>
        </section>
      ))}
    </div>
  )
}

/** The text of a template with its variables as they are called, in brackets; other texts have none. */
function useWordedVariables({ kind }: CatalogueEntry): (text: string) => string {
  const { variables } = useMessages('panels')
  const named = Object.fromEntries(Object.entries(variables).map(([variable, name]) => [variable, `[${name}]`]))
  return (text) => (kind === 'template' ? renderTemplate(text, named) : text)
}

function EntryFacts({ entry, against }: { entry: CatalogueEntry; against: CatalogueEntry | null }) {
  const copy = useCopy()
  const catalogueCopy = useMessages('catalogue/catalogue-page')
  const before = against ? entryFactsOf(against, copy, catalogueCopy) : []
  const facts = entryFactsOf(entry, copy, catalogueCopy)
  if (facts.length === 0) return null
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2 text-sm">
      {facts.map(({ name, value }) => {
        const was = before.find((each) => each.name === name)?.value
        return (
          <div key={name} className="min-w-0">
            <dt className="text-ink2">{catalogueCopy.fields[name]}</dt>
            <dd className="break-words">
              {was !== undefined && was !== value ? <del className="mr-1.5 text-ink2">{was}</del> : null}
              {value}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
