import { MAX_TEXT_LENGTH } from '../decisions/decision-choice.ts'
import { confirmsViolation, MEASURES_BY_TARGET, type Measure } from '../decisions/measure-rules.ts'
import { LANGUAGES } from '../staff/staff-member.ts'
import { type EntryData, isEntryOfKind, type TemplateUse } from './catalogue-entry.ts'
import { entriesInForce } from './entries-in-force.ts'
import { type EntryFieldFlaw, type EntrySituation, findLocalizedTextFlaws, MAX_LABEL_LENGTH } from './entry-flaws.ts'
import {
  findUnknownVariables,
  TEMPLATE_VARIABLES,
  type TemplateVariable,
  unfilledVariableNames,
} from './template-rendering.ts'
import { impliedUse, REMINDER_TEMPLATE_IDS } from './template-use.ts'

/** below the limit of a letter, so that the values of its variables fit */
const MAX_TEMPLATE_LENGTH = MAX_TEXT_LENGTH - 1000

type TemplatePurpose = Pick<EntryData['template'], 'use' | 'measures'>

const ONLY_IN_CORRECTION: readonly TemplateVariable[] = ['passages', 'deadline']

const ONLY_WITH_CLAUSE: readonly TemplateVariable[] = ['clause_title', 'clause_text', 'category']

const OF_USE: Readonly<Record<TemplateUse, readonly TemplateVariable[]>> = {
  reminder: ['job_title', 'amount', 'deadline'],
  enquiry: ['job_title'],
}

/** Can the desk fill this variable in a letter for this use or, in one of a decision, about these measures? */
export function isFillable(variable: TemplateVariable, { use, measures }: TemplatePurpose): boolean {
  if (use) return OF_USE[use].includes(variable)
  if (variable === 'amount') return false
  if (ONLY_IN_CORRECTION.includes(variable)) return measures.includes('request_correction')
  return !ONLY_WITH_CLAUSE.includes(variable) || measures.some(confirmsViolation)
}

function findTemplateTextFlaws({ text, ...purpose }: EntryData['template']): EntryFieldFlaw[] {
  const flaws = LANGUAGES.flatMap((language): EntryFieldFlaw[] => {
    const field = `text.${language}`
    const unknown = findUnknownVariables(text[language]).map(
      (what) => ({ field, flaw: 'variable_unknown', what }) as const,
    )
    const unfillable = [...new Set(unfilledVariableNames(text[language]))]
      .filter((variable) => !isFillable(variable, purpose))
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

/** Flaws of what a template is for: that stays as it was, or is what the id of a new one says. */
function findUseFlaws({ use, active }: EntryData['template'], { id, entries }: EntrySituation): EntryFieldFlaw[] {
  const known = entries.filter(isEntryOfKind('template')).find((each) => each.id === id)
  if (use !== (known ? known.data.use : impliedUse(id))) return [{ field: 'id', flaw: 'use_differs', what: '' }]
  if (use !== 'reminder') return []
  if (!REMINDER_TEMPLATE_IDS.includes(id)) return [{ field: 'id', flaw: 'reminder_letters_fixed', what: '' }]
  return active ? [] : [{ field: 'active', flaw: 'reminder_letter_retired', what: '' }]
}

/** Flaws of what a template does: of a decision's its measures and clause, which letters for another use have none of. */
function findEffectFlaws(
  { use, measures, category, clause }: EntryData['template'],
  { entries, day }: EntrySituation,
): EntryFieldFlaw[] {
  if (use) {
    const empty = measures.length === 0 && category === null && clause === null
    return empty ? [] : [{ field: 'measures', flaw: 'letter_with_measures', what: '' }]
  }
  const flaws: EntryFieldFlaw[] = []
  if (!isMeasureCombination(measures)) flaws.push({ field: 'measures', flaw: 'measures_impossible', what: '' })
  const clauses = entriesInForce(entries, day).filter((each) => each.kind === 'clause' && each.id === clause)
  if (clause !== null && clauses.length === 0) flaws.push({ field: 'clause', flaw: 'clause_unknown', what: clause })
  return flaws
}

/** Everything that keeps a template from being added, field by field. */
export function findTemplateFlaws(data: EntryData['template'], situation: EntrySituation): EntryFieldFlaw[] {
  return [
    ...findUseFlaws(data, situation),
    ...findLocalizedTextFlaws('label', data.label, MAX_LABEL_LENGTH),
    ...findEffectFlaws(data, situation),
    ...findLocalizedTextFlaws('text', data.text, MAX_TEMPLATE_LENGTH),
    ...findTemplateTextFlaws(data),
  ]
}
