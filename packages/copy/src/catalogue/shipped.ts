import { CATEGORIES, type Category, SEVERITY_OF } from '@mimamori/policy/catalogue/categories'
import { CLAUSES, clauseOf } from '@mimamori/policy/catalogue/clauses'
import { type Entry, type EntryOf, type Said, SHIPPED } from '@mimamori/policy/catalogue/entries'
import { TEMPLATES } from '@mimamori/policy/catalogue/templates'
import type { Measure } from '@mimamori/policy/decisions/measures'
import { CATEGORY_OF_REASON, REPORT_REASONS } from '@mimamori/policy/intake/arrivals'
import { words as wordsEn } from '../words/en.ts'
import { words as wordsJa } from '../words/ja.ts'
import { categories as categoriesEn } from './categories.en.ts'
import { categories as categoriesJa } from './categories.ja.ts'
import { clauses as clausesEn } from './clauses.en.ts'
import { clauses as clausesJa } from './clauses.ja.ts'
import { reasons as reasonsEn } from './reasons.en.ts'
import { reasons as reasonsJa } from './reasons.ja.ts'
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

const said = (ja: string, en: string): Said => ({ ja, en })

const categories = CATEGORIES.map((id, at): EntryOf<'category'> => {
  const [ja, en] = [categoriesJa[id], categoriesEn[id]]
  const data = {
    label: said(wordsJa.categories[id], wordsEn.categories[id]),
    definition: said(ja.definition, en.definition),
    notWhen: said(ja.notWhen, en.notWhen),
    severity: SEVERITY_OF[id],
    measure: MEASURE_OF[id],
    order: at + 1,
  }
  return { kind: 'category', id, ...SHIPPED, data }
})

const clauses = CLAUSES.map(({ id, category }): EntryOf<'clause'> => {
  const [ja, en] = [clausesJa[id], clausesEn[id]]
  const data = { label: said(ja.title, en.title), text: said(ja.text, en.text), categories: [category], url: null }
  return { kind: 'clause', id, ...SHIPPED, data }
})

const reasons = REPORT_REASONS.map((id): EntryOf<'reason'> => {
  const label = said(reasonsJa[id], reasonsEn[id])
  return { kind: 'reason', id, ...SHIPPED, data: { label, category: CATEGORY_OF_REASON[id], active: true } }
})

type FormId = keyof typeof templatesJa

const templates = TEMPLATES.map(({ id, measures, category }): EntryOf<'template'> => {
  const [ja, en] = [templatesJa[id as FormId], templatesEn[id as FormId]]
  const data = {
    label: said(ja.title, en.title),
    measures,
    category,
    clause: category ? clauseOf(category).id : null,
    text: said(ja.text, en.text),
    active: true,
  }
  return { kind: 'template', id, ...SHIPPED, data }
})

/** The catalogue as it ships, in both languages. What leads add at a desk comes behind it. */
export const shipped: readonly Entry[] = [...categories, ...clauses, ...reasons, ...templates]
