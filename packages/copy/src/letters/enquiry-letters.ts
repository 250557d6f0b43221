import { type CatalogueEntry, type CatalogueEntryOf, isTemplateFor } from '@mimamori/policy/catalogue/catalogue-entry'
import { renderTemplate } from '@mimamori/policy/catalogue/template-rendering'
import type { Language } from '@mimamori/policy/staff/staff-member'

/** What an answer to an enquiry is about. `jobTitle`: of the linked job; `null`: none is linked. */
export type EnquiryLetterFacts = { readonly jobTitle: string | null }

/** One answer as its template says it. What has no value stays open. */
export function renderEnquiryLetter(
  { data }: Pick<CatalogueEntryOf<'template'>, 'data'>,
  { jobTitle }: EnquiryLetterFacts,
  language: Language,
): string {
  return renderTemplate(data.text[language], { job_title: jobTitle ?? '' })
}

/** The answers offered, made of the templates among the `entries` that are in force; retired ones are left out. */
export function enquiryLetters(
  entries: readonly CatalogueEntry[],
  facts: EnquiryLetterFacts,
  language: Language,
): { id: string; label: { ja: string; en: string }; text: string }[] {
  return entries
    .filter(isTemplateFor('enquiry'))
    .filter(({ data }) => data.active)
    .map((template) => {
      const { ja, en } = template.data.label
      return { id: template.id, label: { ja, en }, text: renderEnquiryLetter(template, facts, language) }
    })
}
