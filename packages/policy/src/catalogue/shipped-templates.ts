import type { Measure } from '../decisions/measure-rules.ts'
import { SHIPPED_VERSION } from './catalogue-entry.ts'
import { CATEGORIES, type Category } from './violation-categories.ts'

/** A form of words that ships with the program; its words are in `copy/catalogue`. */
export type ShippedTemplate = {
  readonly id: string
  readonly version: number
  readonly measures: readonly Measure[]
  readonly category: Category | null
}

const { version } = SHIPPED_VERSION

const templatePerCategory = (prefix: string, measure: Measure): ShippedTemplate[] =>
  CATEGORIES.map((category) => ({ id: `${prefix}.${category}`, version, measures: [measure], category }))

/** In the order the numbered list shows them, so a digit always means the same. */
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
