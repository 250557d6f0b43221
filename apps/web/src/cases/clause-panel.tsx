import type { Rung } from '@mimamori/policy/catalogue/measure-ladder'
import { clauseForTemplate } from '@mimamori/policy/catalogue/template-selection'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import { Skeleton } from '@mimamori/ui/skeleton'
import type { ReactNode } from 'react'
import { useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { stepWords } from '../i18n/step-words.ts'
import { FoldedSection } from '../parts/folded-section.tsx'
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
  const title = clause?.data.label[language] ?? evidence.noClause
  return (
    <FoldedSection
      id="clause"
      label={evidence.clause}
      line={catalogue ? `${clause ? `${clause.id} ` : ''}${title}` : <Skeleton className="h-3 w-40" />}
    >
      {clause ? (
        <>
          <p className="text-xs text-ink2">
            {evidence.clauseVersion(clause.version)} ·{' '}
            {evidence.clauseSince(instants.day(`${clause.effectiveFrom}T00:00:00.000Z`))}
          </p>
          <p className="leading-5">{clause.data.text[language]}</p>
        </>
      ) : null}
      {about ? (
        <>
          <p className="leading-5 text-ink2">
            <b className="font-semibold">{about.label[language]}</b> {about.definition[language]}
          </p>
          {about.notWhen[language] ? (
            <p className="leading-5 text-ink2">{evidence.notWhen(about.notWhen[language])}</p>
          ) : null}
          <p className="text-ink2">
            {evidence.usually(words.measures[about.measure])}
            {next && next.measure !== about.measure ? (
              <> · {evidence.usuallyBut(stepWords(evidence.step, next))}</>
            ) : null}
          </p>
        </>
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
    </FoldedSection>
  )
}
