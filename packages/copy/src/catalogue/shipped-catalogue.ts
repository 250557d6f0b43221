import {
  type CatalogueEntry,
  type CatalogueEntryOf,
  type LocalizedText,
  REVISED_VERSION,
  SHIPPED_VERSION,
} from '@mimamori/policy/catalogue/catalogue-entry'
import { SHIPPED_CLAUSES, shippedClauseOf } from '@mimamori/policy/catalogue/shipped-clauses'
import { SHIPPED_LETTERS, SHIPPED_TEMPLATES } from '@mimamori/policy/catalogue/shipped-templates'
import { CATEGORIES, type Category, SEVERITY_OF } from '@mimamori/policy/catalogue/violation-categories'
import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import { CATEGORY_OF_REASON, REPORT_REASONS } from '@mimamori/policy/intake/intake-arrivals'
import { words as wordsEn } from '../words/en.ts'
import { words as wordsJa } from '../words/ja.ts'
import { categories as categoriesEn } from './categories.en.ts'
import { categories as categoriesJa } from './categories.ja.ts'
import { clauses as clausesEn } from './clauses.en.ts'
import { clauses as clausesJa, revisedClauses as revisedClausesJa } from './clauses.ja.ts'
import { letterTemplates as letterTemplatesEn } from './letter-templates.en.ts'
import { letterTemplates as letterTemplatesJa } from './letter-templates.ja.ts'
import { reasons as reasonsEn } from './reasons.en.ts'
import { reasons as reasonsJa } from './reasons.ja.ts'
import { revisedTemplates as revisedTemplatesEn } from './revised-templates.en.ts'
import { revisedTemplates as revisedTemplatesJa } from './revised-templates.ja.ts'
import { templates as templatesEn } from './templates.en.ts'
import { templates as templatesJa } from './templates.ja.ts'

const MEASURE_OF: Readonly<Record<Category, Measure>> = {
  mlm: 'hide',
  stealth_marketing: 'hide',
  external_terms: 'hide',
  direct_deal: 'warn',
  uncertain_reward: 'request_correction',
  free_sample: 'request_correction',
  other: 'advice',
}

const localized = (ja: string, en: string): LocalizedText => ({ ja, en })

const categories = CATEGORIES.map((id, at): CatalogueEntryOf<'category'> => {
  const [ja, en] = [categoriesJa[id], categoriesEn[id]]
  const data = {
    label: localized(wordsJa.categories[id], wordsEn.categories[id]),
    definition: localized(ja.definition, en.definition),
    notWhen: localized(ja.notWhen, en.notWhen),
    severity: SEVERITY_OF[id],
    measure: MEASURE_OF[id],
    order: at + 1,
  }
  return { kind: 'category', id, ...SHIPPED_VERSION, data }
})

const clauses = SHIPPED_CLAUSES.map(({ id, category }): CatalogueEntryOf<'clause'> => {
  const [ja, en] = [clausesJa[id], clausesEn[id]]
  const data = {
    label: localized(ja.title, en.title),
    text: localized(ja.text, en.text),
    categories: [category],
    url: null,
  }
  return { kind: 'clause', id, ...SHIPPED_VERSION, data }
})

const reasons = REPORT_REASONS.map((id): CatalogueEntryOf<'reason'> => {
  const label = localized(reasonsJa[id], reasonsEn[id])
  return { kind: 'reason', id, ...SHIPPED_VERSION, data: { label, category: CATEGORY_OF_REASON[id], active: true } }
})

type TemplateId = keyof typeof templatesJa

const templates = SHIPPED_TEMPLATES.map(({ id, measures, category }): CatalogueEntryOf<'template'> => {
  const [ja, en] = [templatesJa[id as TemplateId], templatesEn[id as TemplateId]]
  const data = {
    label: localized(ja.title, en.title),
    measures,
    category,
    clause: category ? shippedClauseOf(category).id : null,
    text: localized(ja.text, en.text),
    active: true,
  }
  return { kind: 'template', id, ...SHIPPED_VERSION, data }
})

type LetterId = keyof typeof letterTemplatesJa

const letters = SHIPPED_LETTERS.map(({ id, use }): CatalogueEntryOf<'template'> => {
  const [ja, en] = [letterTemplatesJa[id as LetterId], letterTemplatesEn[id as LetterId]]
  const texts = { label: localized(ja.title, en.title), text: localized(ja.text, en.text) }
  return {
    kind: 'template',
    id,
    ...SHIPPED_VERSION,
    data: { use, ...texts, measures: [], category: null, clause: null, active: true },
  }
})

/** Version 2 of the clauses with half-width brackets: the same words. */
const revisedClauses = clauses.flatMap((clause): CatalogueEntryOf<'clause'>[] => {
  const ja: string | undefined = (revisedClausesJa as Readonly<Record<string, string>>)[clause.id]
  if (ja === undefined) return []
  const data = { ...clause.data, text: localized(ja, clause.data.text.en) }
  return [{ ...clause, ...REVISED_VERSION, data }]
})

type RevisedTemplateId = keyof typeof revisedTemplatesJa

/** Version 2 of the letters of decisions; the measures, category and clause stay. */
const revisedTemplates = templates.map((template): CatalogueEntryOf<'template'> => {
  const [ja, en] = [
    revisedTemplatesJa[template.id as RevisedTemplateId],
    revisedTemplatesEn[template.id as RevisedTemplateId],
  ]
  const data = { ...template.data, label: localized(ja.title, en.title), text: localized(ja.text, en.text) }
  return { ...template, ...REVISED_VERSION, data }
})

/** The catalogue as it ships, in both languages, oldest versions first. What leads add at a desk comes behind it. */
export const SHIPPED_CATALOGUE: readonly CatalogueEntry[] = [
  ...categories,
  ...clauses,
  ...reasons,
  ...templates,
  ...letters,
  ...revisedClauses,
  ...revisedTemplates,
]
