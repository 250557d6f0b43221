import { MAX_TEXT_LENGTH } from '../decisions/decision-choice.ts'
import { confirmsViolation, MEASURES_BY_TARGET, type Measure } from '../decisions/measure-rules.ts'
import { LANGUAGES } from '../staff/staff-member.ts'
import type { CatalogueEntry, EntryData } from './catalogue-entry.ts'
import { entriesInForce } from './entries-in-force.ts'
import { type EntryFieldFlaw, findLocalizedTextFlaws, MAX_LABEL_LENGTH } from './entry-flaws.ts'
import {
  findUnknownVariables,
  TEMPLATE_VARIABLES,
  type TemplateVariable,
  unfilledVariableNames,
} from './template-rendering.ts'

/** below the limit of a letter, so that the values of its variables fit */
const MAX_TEMPLATE_LENGTH = MAX_TEXT_LENGTH - 1000

const ONLY_IN_CORRECTION: readonly TemplateVariable[] = ['passages', 'deadline']

const ONLY_WITH_CLAUSE: readonly TemplateVariable[] = ['clause_title', 'clause_text', 'category']

/** Can the desk fill this variable in a letter about these measures? */
export function isFillable(variable: TemplateVariable, measures: readonly Measure[]): boolean {
  if (ONLY_IN_CORRECTION.includes(variable)) return measures.includes('request_correction')
  return !ONLY_WITH_CLAUSE.includes(variable) || measures.some(confirmsViolation)
}

function findTemplateTextFlaws({ text, measures }: EntryData['template']): EntryFieldFlaw[] {
  const flaws = LANGUAGES.flatMap((language): EntryFieldFlaw[] => {
    const field = `text.${language}`
    const unknown = findUnknownVariables(text[language]).map(
      (what) => ({ field, flaw: 'variable_unknown', what }) as const,
    )
    const unfillable = [...new Set(unfilledVariableNames(text[language]))]
      .filter((variable) => !isFillable(variable, measures))
      .map((variable) => ({ field, flaw: 'variable_not_here', what: `{{${variable}}}` }) as const)
    return [...unknown, ...unfillable]
  })
  const [ja, en] = [new Set(unfilledVariableNames(text.ja)), new Set(unfilledVariableNames(text.en))]
  const inOneLanguage = TEMPLATE_VARIABLES.filter((variable) => ja.has(variable) !== en.has(variable)).map(
    (each) => `{{${each}}}`,
  )
  return inOneLanguage.length > 0
    ? [...flaws, { field: 'text.en', flaw: 'variables_differ', what: inOneLanguage.join(' ') }]
    : flaws
}

/** Measures that are never combined with another. */
const STANDALONE_MEASURES: readonly Measure[] = ['show', 'lift', 'reverse', 'withdraw']

function isMeasureCombination(measures: readonly Measure[]): boolean {
  if (measures.some((measure) => STANDALONE_MEASURES.includes(measure))) return measures.length === 1
  const everywhere = Object.values(MEASURES_BY_TARGET)
  const together = everywhere.some((on) => measures.every((measure) => on.includes(measure)))
  const distinct = new Set(measures).size === measures.length
  return measures.length > 0 && distinct && together
}

/** Everything that keeps a template from being added, field by field. */
export function findTemplateFlaws(
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
