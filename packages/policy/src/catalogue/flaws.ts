import { TEXT_AT_MOST } from '../decisions/choice.ts'
import { confirms, MEASURES_ON, type Measure } from '../decisions/measures.ts'
import { LANGUAGES } from '../staff/staff.ts'
import type { DataOf, Entry, Kind, Said } from './entries.ts'
import { inForce } from './in-force.ts'
import { unfilled, unknownVariables, VARIABLES, type Variable } from './render.ts'

export type FlawOfData =
  | 'words_missing'
  | 'words_too_long'
  | 'variable_unknown'
  | 'variable_not_here'
  | 'variables_differ'
  | 'categories_missing'
  | 'clause_unknown'
  | 'address_wrong'
  | 'measures_impossible'

/** A flaw of a version before it is added, at the field it is in: `text.ja`. `what` is the word it is about. */
export type FieldFlaw = { readonly field: string; readonly flaw: FlawOfData; readonly what: string }

export const LABEL_AT_MOST = 100
export const PROSE_AT_MOST = 2000

const ADDRESS = /^https:\/\/[^\s"<>]+$/

/** so that what the variables stand for still fits */
const TEMPLATE_AT_MOST = TEXT_AT_MOST - 1000

const ONLY_IN_CORRECTION: readonly Variable[] = ['passages', 'deadline']
const ONLY_WITH_CLAUSE: readonly Variable[] = ['clause_title', 'clause_text', 'category']

/** Can the desk fill this variable in a letter about these measures? */
export function fillable(variable: Variable, measures: readonly Measure[]): boolean {
  if (ONLY_IN_CORRECTION.includes(variable)) return measures.includes('request_correction')
  return !ONLY_WITH_CLAUSE.includes(variable) || measures.some(confirms)
}

function flawsOfWords(field: string, said: Said, atMost: number, needed = true): FieldFlaw[] {
  return LANGUAGES.flatMap((language): FieldFlaw[] => {
    const words = said[language]
    const at = `${field}.${language}`
    if (needed && words.trim() === '') return [{ field: at, flaw: 'words_missing', what: '' }]
    return words.length > atMost ? [{ field: at, flaw: 'words_too_long', what: String(atMost) }] : []
  })
}

function flawsOfText({ text, measures }: DataOf['template']): FieldFlaw[] {
  const flaws = LANGUAGES.flatMap((language): FieldFlaw[] => {
    const field = `text.${language}`
    const unknown = unknownVariables(text[language]).map((what) => ({ field, flaw: 'variable_unknown', what }) as const)
    const idle = [...new Set(unfilled(text[language]))]
      .filter((variable) => !fillable(variable, measures))
      .map((variable) => ({ field, flaw: 'variable_not_here', what: `{{${variable}}}` }) as const)
    return [...unknown, ...idle]
  })
  const [ja, en] = [new Set(unfilled(text.ja)), new Set(unfilled(text.en))]
  const alone = VARIABLES.filter((variable) => ja.has(variable) !== en.has(variable)).map((each) => `{{${each}}}`)
  return alone.length > 0 ? [...flaws, { field: 'text.en', flaw: 'variables_differ', what: alone.join(' ') }] : flaws
}

/** Decided by a protocol or a choice of their own, or taking something back: never beside another. */
const ALONE: readonly Measure[] = ['show', 'lift', 'reverse', 'withdraw']

function possible(measures: readonly Measure[]): boolean {
  if (measures.some((measure) => ALONE.includes(measure))) return measures.length === 1
  const everywhere = Object.values(MEASURES_ON)
  const together = everywhere.some((on) => measures.every((measure) => on.includes(measure)))
  const distinct = new Set(measures).size === measures.length
  return measures.length > 0 && distinct && together
}

function flawsOfTemplate(data: DataOf['template'], entries: readonly Entry[], day: string): FieldFlaw[] {
  const flaws: FieldFlaw[] = []
  if (!possible(data.measures)) flaws.push({ field: 'measures', flaw: 'measures_impossible', what: '' })
  const clauses = inForce(entries, day).filter(({ kind, id }) => kind === 'clause' && id === data.clause)
  if (data.clause !== null && clauses.length === 0)
    flaws.push({ field: 'clause', flaw: 'clause_unknown', what: data.clause })
  return [
    ...flawsOfWords('label', data.label, LABEL_AT_MOST),
    ...flaws,
    ...flawsOfWords('text', data.text, TEMPLATE_AT_MOST),
    ...flawsOfText(data),
  ]
}

/**
 * Everything that keeps a version from being added, field by field. `entries` is the whole catalogue, `day` the day the
 * version is to begin.
 */
export function flawsOf<K extends Kind>(
  kind: K,
  data: DataOf[K],
  { entries, day }: { readonly entries: readonly Entry[]; readonly day: string },
): FieldFlaw[] {
  const of = { kind, data } as Pick<Entry, 'kind' | 'data'>
  switch (of.kind) {
    case 'template':
      return flawsOfTemplate(of.data as DataOf['template'], entries, day)
    case 'reason':
      return flawsOfWords('label', of.data.label, LABEL_AT_MOST)
    case 'clause': {
      const { label, text, categories, url } = of.data as DataOf['clause']
      const about: FieldFlaw[] =
        categories.length > 0 ? [] : [{ field: 'categories', flaw: 'categories_missing', what: '' }]
      const address: FieldFlaw[] =
        url === null || ADDRESS.test(url) ? [] : [{ field: 'url', flaw: 'address_wrong', what: '' }]
      return [
        ...flawsOfWords('label', label, LABEL_AT_MOST),
        ...flawsOfWords('text', text, PROSE_AT_MOST),
        ...about,
        ...address,
      ]
    }
    case 'category': {
      const { label, definition, notWhen } = of.data as DataOf['category']
      return [
        ...flawsOfWords('label', label, LABEL_AT_MOST),
        ...flawsOfWords('definition', definition, PROSE_AT_MOST),
        ...flawsOfWords('notWhen', notWhen, PROSE_AT_MOST, false),
      ]
    }
  }
}
