import type { Measure } from '../decisions/measure-rules.ts'
import { SHIPPED_VERSION } from './catalogue-entry.ts'
import { CATEGORIES, type Category } from './violation-categories.ts'

/** A template that ships with the program; its text is in `copy/catalogue`. */
export type ShippedTemplate = {
  readonly id: string
  readonly version: number
  readonly measures: readonly Measure[]
  readonly category: Category | null
}

const { version } = SHIPPED_VERSION

const templatePerCategory = (prefix: string, measure: Measure): ShippedTemplate[] =>
  CATEGORIES.map((category) => ({ id: `${prefix}.${category}`, version, measures: [measure], category }))

/** All shipped templates, in the order of the numbered lists, so that a digit always means the same template. */
export const SHIPPED_TEMPLATES: readonly ShippedTemplate[] = [
  ...templatePerCategory('warn', 'warn'),
  { id: 'hide_warn.direct_deal', version, measures: ['hide', 'warn'], category: 'direct_deal' },
  { id: 'hide_warn.mlm', version, measures: ['hide', 'warn'], category: 'mlm' },
  ...templatePerCategory('advice', 'advice'),
  { id: 'hide', version, measures: ['hide'], category: null },
  { id: 'correction', version, measures: ['request_correction'], category: null },
  { id: 'show', version, measures: ['show'], category: null },
  { id: 'restrict', version, measures: ['restrict'], category: null },
  { id: 'lift', version, measures: ['lift'], category: null },
  { id: 'withdraw', version, measures: ['withdraw'], category: null },
  { id: 'reverse', version, measures: ['reverse'], category: null },
]

/** The template that ships with the program under this id; `undefined`: there is none. */
export function shippedTemplateById(id: string): ShippedTemplate | undefined {
  return SHIPPED_TEMPLATES.find((template) => template.id === id)
}
