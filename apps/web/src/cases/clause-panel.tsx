import type { Rung } from '@mimamori/policy/catalogue/measure-ladder'
import { clauseForTemplate } from '@mimamori/policy/catalogue/template-selection'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import { Skeleton } from '@mimamori/ui/skeleton'
import type { ReactNode } from 'react'
import { useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { stepWords } from '../i18n/step-words.ts'
import { useCaseCatalogue } from '../parts/use-letters.tsx'

type Props = {
  category: Category
  /** the day whose guideline judges the case */
  judgedOn: string
  next: Rung | null
}

/** The category and the clause beside the decision, as they were when the text was posted: the words one decides by. */
export function ClausePanel({ category, judgedOn, next }: Props): ReactNode {
  const { instants, words } = useCopy()
  const evidence = useMessages('beside')
  const { language } = useLanguage()
  const catalogue = useCaseCatalogue(judgedOn)
  const clause = catalogue && clauseForTemplate(catalogue, category)
  const about = catalogue?.categories.find(({ id }) => id === category)?.data
  return (
    <section aria-label={evidence.clause} className="grid gap-1.5 border-t border-line pt-3 text-sm">
      <div className="flex flex-wrap items-baseline justify-between gap-x-2 text-ink2">
        <h2 className="font-semibold">{evidence.clause}</h2>
        {clause ? (
          <span className="text-xs">
            {clause.id} · {evidence.clauseVersion(clause.version)} ·{' '}
            <span className="whitespace-nowrap">
              {evidence.clauseSince(instants.day(`${clause.effectiveFrom}T00:00:00.000Z`))}
            </span>
          </span>
        ) : null}
      </div>
      {catalogue ? (
        <>
          <p className="font-semibold">{clause?.data.label[language] ?? evidence.noClause}</p>
          {clause ? <p className="leading-5">{clause.data.text[language]}</p> : null}
          {about ? <Definition label={about.label[language]} definition={about.definition[language]} /> : null}
          {about?.notWhen[language] ? (
            <p className="leading-5 text-ink2">{evidence.notWhen(about.notWhen[language])}</p>
          ) : null}
          {about ? (
            <p className="text-ink2">
              {evidence.usually(words.measures[about.measure])}
              {next && next.measure !== about.measure ? (
                <> · {evidence.usuallyBut(stepWords(evidence.step, next))}</>
              ) : null}
            </p>
          ) : null}
          {clause?.data.url ? (
            <a
              href={clause.data.url}
              target="_blank"
              rel="noreferrer"
              className="inline-flex min-h-6 items-center text-accent underline-offset-2 hover:underline"
            >
              {evidence.readClause}
            </a>
          ) : null}
        </>
      ) : (
        <Skeleton className="h-28 w-full" />
      )}
    </section>
  )
}

function Definition({ label, definition }: { label: string; definition: string }) {
  return (
    <p className="leading-5 text-ink2">
      <b className="font-semibold">{label}</b> {definition}
    </p>
  )
}
