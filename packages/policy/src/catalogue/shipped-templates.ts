import type { Measure } from '../decisions/measure-rules.ts'
import type { TemplateUse } from './catalogue-entry.ts'
import { REMINDER_TEMPLATE_IDS } from './template-use.ts'
import { CATEGORIES, type Category } from './violation-categories.ts'

/** A template that ships with the program; its text is in `copy/catalogue`. */
export type ShippedTemplate = {
  readonly id: string
  readonly measures: readonly Measure[]
  readonly category: Category | null
}

const templatePerCategory = (prefix: string, measure: Measure): ShippedTemplate[] =>
  CATEGORIES.map((category) => ({ id: `${prefix}.${category}`, measures: [measure], category }))

/** All shipped templates of decisions, in the order of the numbered lists, so that a digit always means the same template. */
export const SHIPPED_TEMPLATES: readonly ShippedTemplate[] = [
  ...templatePerCategory('warn', 'warn'),
  { id: 'hide_warn.direct_deal', measures: ['hide', 'warn'], category: 'direct_deal' },
  { id: 'hide_warn.mlm', measures: ['hide', 'warn'], category: 'mlm' },
  ...templatePerCategory('advice', 'advice'),
  { id: 'hide', measures: ['hide'], category: null },
  { id: 'correction', measures: ['request_correction'], category: null },
  { id: 'show', measures: ['show'], category: null },
  { id: 'restrict', measures: ['restrict'], category: null },
  { id: 'lift', measures: ['lift'], category: null },
  { id: 'withdraw', measures: ['withdraw'], category: null },
  { id: 'reverse', measures: ['reverse'], category: null },
]

/** The shipped templates for something else than decisions; their texts are in `copy/catalogue/letter-templates`. */
export const SHIPPED_LETTERS: readonly { readonly id: string; readonly use: TemplateUse }[] = [
  ...REMINDER_TEMPLATE_IDS.map((id) => ({ id, use: 'reminder' }) as const),
  ...['found', 'checking', 'not_found', 'not_paid', 'paid'].map(
    (id) => ({ id: `enquiry.${id}`, use: 'enquiry' }) as const,
  ),
]
