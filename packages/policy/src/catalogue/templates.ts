import type { Measure } from '../decisions/measures.ts'
import { CATEGORIES, type Category } from './categories.ts'

/** A form of words (定型文). A template brings its measures, and its category unless the moderator picks one. */
export type Template = {
  readonly id: string
  readonly version: number
  readonly measures: readonly Measure[]
  readonly category: Category | null
}

const perCategory = (prefix: string, measure: Measure, version: number): Template[] =>
  CATEGORIES.map((category) => ({ id: `${prefix}.${category}`, version, measures: [measure], category }))

/** In the order the numbered list shows them, so a digit always means the same. */
export const TEMPLATES: readonly Template[] = [
  ...perCategory('warn', 'warn', 4),
  { id: 'hide_warn.direct_deal', version: 7, measures: ['hide', 'warn'], category: 'direct_deal' },
  { id: 'hide_warn.mlm', version: 3, measures: ['hide', 'warn'], category: 'mlm' },
  ...perCategory('advice', 'advice', 2),
  { id: 'hide', version: 5, measures: ['hide'], category: null },
  { id: 'correction', version: 2, measures: ['request_correction'], category: null },
  { id: 'show', version: 1, measures: ['show'], category: null },
]

export function templatesFor(measure: Measure): readonly Template[] {
  return TEMPLATES.filter((template) => template.measures.includes(measure) && template.measures.at(-1) === measure)
}

export function templateById(id: string): Template | undefined {
  return TEMPLATES.find((template) => template.id === id)
}
