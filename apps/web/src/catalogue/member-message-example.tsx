import { renderEnquiryLetter } from '@mimamori/copy/letters/enquiry-letters'
import { renderMemberMessage } from '@mimamori/copy/letters/member-message'
import { renderReminderLetter } from '@mimamori/copy/letters/reminder-letters'
import type { CatalogueEntry, CatalogueEntryOf } from '@mimamori/policy/catalogue/catalogue-entry'
import { catalogueFor } from '@mimamori/policy/catalogue/entries-in-force'
import { findUnfilledVariables } from '@mimamori/policy/catalogue/template-rendering'
import { plusSeconds } from '@mimamori/policy/instant'
import { LANGUAGES } from '@mimamori/policy/staff/staff-member'
import { type ReactNode, useMemo } from 'react'
import { type Messages, useMessages } from '../i18n/messages.ts'
import { type Letters, useLetterPieces } from '../parts/use-letters.tsx'
import { EXAMPLES, noonInJapan } from './catalogue-copy.ts'

type Props = { template: CatalogueEntryOf<'template'>; entries: readonly CatalogueEntry[] }

const EXAMPLE_YEN = 30_000

function exampleSubject(
  { title, body, passage, suggestion }: Messages['catalogue/catalogue-page']['example'],
  { data, effectiveFrom }: CatalogueEntryOf<'template'>,
) {
  const start = body.indexOf(passage)
  return {
    target: 'job',
    title,
    body,
    categories: data.measures.includes('show') ? [] : [data.category ?? 'direct_deal'],
    passages: [{ field: 'body', start, end: start + passage.length, suggestion }],
    now: noonInJapan(effectiveFrom),
  } as const
}

/** An example of what a template says: by its use about a contract, an enquiry, or a job that is decided on. */
function exampleLetter(template: CatalogueEntryOf<'template'>, words: Letters): string {
  const { language } = words
  const example = EXAMPLES[language]
  switch (template.data.use) {
    case 'reminder': {
      const deadline = plusSeconds(noonInJapan(template.effectiveFrom), 7 * 24 * 60 * 60)
      const facts = { title: example.title, amountYen: EXAMPLE_YEN, escrowedYen: EXAMPLE_YEN, deadline }
      return renderReminderLetter(template, facts, language)
    }
    case 'enquiry':
      return renderEnquiryLetter(template, { jobTitle: example.title }, language)
    case undefined:
      return renderMemberMessage(template, exampleSubject(example, template), words)
  }
}

/** The letter a template makes of an example job, by the very function that writes the real ones. */
export function MemberMessageExample({ template, entries }: Props): ReactNode {
  const catalogueCopy = useMessages('catalogue/catalogue-page')
  const { sent, read } = useLetterPieces()
  const messages = useMemo(() => {
    const { effectiveFrom: day } = template
    const catalogue = catalogueFor(entries, day, day)
    const pieces = [sent, read].filter((each, index, all) => each && all.indexOf(each) === index)
    return pieces.flatMap((each) =>
      each ? [{ language: each.language, text: exampleLetter(template, { ...each, catalogue }) }] : [],
    )
  }, [template, entries, sent, read])
  return (
    <section aria-label={catalogueCopy.preview} className="grid gap-1.5">
      <h3 className="text-sm font-semibold text-ink2">
        {catalogueCopy.preview}{' '}
        <span className="font-normal">{catalogueCopy.previewOf(catalogueCopy.example.title)}</span>
      </h3>
      <div className="grid gap-3 strip:grid-cols-2">
        {LANGUAGES.flatMap((language) => messages.filter((each) => each.language === language)).map(
          ({ language, text }) => (
            <div key={language} className="min-w-0 rounded-md border border-line bg-sunk px-3 py-2">
              <p className="text-xs text-ink2">{catalogueCopy.languages[language]}</p>
              <p lang={language} className="verbatim pt-1 leading-6">
                <TextWithGaps text={text} />
              </p>
            </div>
          ),
        )}
      </div>
    </section>
  )
}

/** A text with what is still open in it marked. */
function TextWithGaps({ text }: { text: string }) {
  const gaps = findUnfilledVariables(text)
  let from = 0
  const parts = gaps.map(({ start, end }) => {
    const plain = text.slice(from, start)
    from = end
    return (
      <span key={start}>
        {plain}
        <mark className="rounded-xs bg-red-bg text-red">{text.slice(start, end)}</mark>
      </span>
    )
  })
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  )
}
