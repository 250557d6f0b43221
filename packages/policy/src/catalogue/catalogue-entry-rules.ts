import { MAX_TEXT_LENGTH } from '../decisions/decision-choice.ts'
import { confirmsViolation, MEASURES_BY_TARGET, type Measure } from '../decisions/measure-rules.ts'
import { LANGUAGES } from '../staff/staff-member.ts'
import type { CatalogueEntry, EntryData, EntryKind, LocalizedText } from './catalogue-entry.ts'
import { entriesInForce } from './entries-in-force.ts'
import {
  findUnknownVariables,
  TEMPLATE_VARIABLES,
  type TemplateVariable,
  unfilledVariableNames,
} from './template-rendering.ts'

export type EntryFlaw =
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
export type EntryFieldFlaw = { readonly field: string; readonly flaw: EntryFlaw; readonly what: string }

export const MAX_LABEL_LENGTH = 100
export const MAX_PROSE_LENGTH = 2000

const HTTPS_ADDRESS = /^https:\/\/[^\s"<>]+$/

/** so that what the variables stand for still fits */
const MAX_TEMPLATE_LENGTH = MAX_TEXT_LENGTH - 1000

const ONLY_IN_CORRECTION: readonly TemplateVariable[] = ['passages', 'deadline']
const ONLY_WITH_CLAUSE: readonly TemplateVariable[] = ['clause_title', 'clause_text', 'category']

/** Can the desk fill this variable in a letter about these measures? */
export function isFillable(variable: TemplateVariable, measures: readonly Measure[]): boolean {
  if (ONLY_IN_CORRECTION.includes(variable)) return measures.includes('request_correction')
  return !ONLY_WITH_CLAUSE.includes(variable) || measures.some(confirmsViolation)
}

function findLocalizedTextFlaws(field: string, text: LocalizedText, atMost: number, needed = true): EntryFieldFlaw[] {
  return LANGUAGES.flatMap((language): EntryFieldFlaw[] => {
    const words = text[language]
    const at = `${field}.${language}`
    if (needed && words.trim() === '') return [{ field: at, flaw: 'words_missing', what: '' }]
    return words.length > atMost ? [{ field: at, flaw: 'words_too_long', what: String(atMost) }] : []
  })
}

function findTemplateTextFlaws({ text, measures }: EntryData['template']): EntryFieldFlaw[] {
  const flaws = LANGUAGES.flatMap((language): EntryFieldFlaw[] => {
    const field = `text.${language}`
    const unknown = findUnknownVariables(text[language]).map(
      (what) => ({ field, flaw: 'variable_unknown', what }) as const,
    )
    const idle = [...new Set(unfilledVariableNames(text[language]))]
      .filter((variable) => !isFillable(variable, measures))
      .map((variable) => ({ field, flaw: 'variable_not_here', what: `{{${variable}}}` }) as const)
    return [...unknown, ...idle]
  })
  const [ja, en] = [new Set(unfilledVariableNames(text.ja)), new Set(unfilledVariableNames(text.en))]
  const alone = TEMPLATE_VARIABLES.filter((variable) => ja.has(variable) !== en.has(variable)).map(
    (each) => `{{${each}}}`,
  )
  return alone.length > 0 ? [...flaws, { field: 'text.en', flaw: 'variables_differ', what: alone.join(' ') }] : flaws
}

/** Decided by a protocol or a choice of their own, or taking something back: never beside another. */
const STANDALONE_MEASURES: readonly Measure[] = ['show', 'lift', 'reverse', 'withdraw']

function isMeasureCombination(measures: readonly Measure[]): boolean {
  if (measures.some((measure) => STANDALONE_MEASURES.includes(measure))) return measures.length === 1
  const everywhere = Object.values(MEASURES_BY_TARGET)
  const together = everywhere.some((on) => measures.every((measure) => on.includes(measure)))
  const distinct = new Set(measures).size === measures.length
  return measures.length > 0 && distinct && together
}

function findTemplateFlaws(
  data: EntryData['template'],
  entries: readonly CatalogueEntry[],
  day: string,
): EntryFieldFlaw[] {
  const flaws: EntryFieldFlaw[] = []
  if (!isMeasureCombination(data.measures)) flaws.push({ field: 'measures', flaw: 'measures_impossible', what: '' })
  const clauses = entriesInForce(entries, day).filter(({ kind, id }) => kind === 'clause' && id === data.clause)
  if (data.clause !== null && clauses.length === 0)
    flaws.push({ field: 'clause', flaw: 'clause_unknown', what: data.clause })
  return [
    ...findLocalizedTextFlaws('label', data.label, MAX_LABEL_LENGTH),
    ...flaws,
    ...findLocalizedTextFlaws('text', data.text, MAX_TEMPLATE_LENGTH),
    ...findTemplateTextFlaws(data),
  ]
}

/**
 * Everything that keeps a version from being added, field by field. `entries` is the whole catalogue, `day` the day the
 * version is to begin.
 */
export function findEntryFlaws<K extends EntryKind>(
  kind: K,
  data: EntryData[K],
  { entries, day }: { readonly entries: readonly CatalogueEntry[]; readonly day: string },
): EntryFieldFlaw[] {
  const of = { kind, data } as Pick<CatalogueEntry, 'kind' | 'data'>
  switch (of.kind) {
    case 'template':
      return findTemplateFlaws(of.data as EntryData['template'], entries, day)
    case 'reason':
      return findLocalizedTextFlaws('label', of.data.label, MAX_LABEL_LENGTH)
    case 'clause': {
      const { label, text, categories, url } = of.data as EntryData['clause']
      const about: EntryFieldFlaw[] =
        categories.length > 0 ? [] : [{ field: 'categories', flaw: 'categories_missing', what: '' }]
      const address: EntryFieldFlaw[] =
        url === null || HTTPS_ADDRESS.test(url) ? [] : [{ field: 'url', flaw: 'address_wrong', what: '' }]
      return [
        ...findLocalizedTextFlaws('label', label, MAX_LABEL_LENGTH),
        ...findLocalizedTextFlaws('text', text, MAX_PROSE_LENGTH),
        ...about,
        ...address,
      ]
    }
    case 'category': {
      const { label, definition, notWhen } = of.data as EntryData['category']
      return [
        ...findLocalizedTextFlaws('label', label, MAX_LABEL_LENGTH),
        ...findLocalizedTextFlaws('definition', definition, MAX_PROSE_LENGTH),
        ...findLocalizedTextFlaws('notWhen', notWhen, MAX_PROSE_LENGTH, false),
      ]
    }
  }
}
