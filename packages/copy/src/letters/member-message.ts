import type { CatalogueEntryOf } from '@mimamori/policy/catalogue/catalogue-entry'
import type { CaseCatalogue } from '@mimamori/policy/catalogue/entries-in-force'
import { renderTemplate, type VariableValues } from '@mimamori/policy/catalogue/template-rendering'
import { clauseForTemplate } from '@mimamori/policy/catalogue/template-selection'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { Passage } from '@mimamori/policy/decisions/decision-choice'
import type { TargetType } from '@mimamori/policy/intake/intake-arrivals'
import { correctionDueAt } from '@mimamori/policy/ledger/correction-rules'
import { DEFAULT_MEASURE_SETTINGS } from '@mimamori/policy/ledger/measure-settings-rules'
import type { Language } from '@mimamori/policy/staff/staff-member'
import type { letters as ja } from './ja.ts'

/** The small pieces a letter is put together from, in one language. */
export type MemberMessageWords = { readonly language: Language; readonly letters: typeof ja }

/** What a letter is about. */
export type MemberMessageSubject = {
  readonly target: TargetType
  readonly title: string
  readonly body: string
  /** in the order they were chosen; the clause is that of the first */
  readonly categories: readonly Category[]
  readonly passages: readonly Passage[]
  readonly now: string
  /** days a member has to correct a text, by the desk's setting */
  readonly correctionDays?: number | undefined
}

/**
 * The letter as a form says it, filled for one case: exactly what the member gets, wherever it is shown. What has no
 * value stays open and blocks sending.
 */
export function renderMemberMessage(template: LetterTemplate, about: MemberMessageSubject, words: LetterWords): string {
  return renderTemplate(template.data.text[words.language], letterVariables(template, about, words))
}

type LetterTemplate = Pick<CatalogueEntryOf<'template'>, 'data'>
type LetterWords = MemberMessageWords & { readonly catalogue: CaseCatalogue }

/** What the variables of a letter stand for in one case. */
export function letterVariables(
  { data }: LetterTemplate,
  about: MemberMessageSubject,
  { catalogue, language, letters }: LetterWords,
): VariableValues {
  const [first] = about.categories
  const clause = clauseForTemplate(catalogue, first, data.clause)?.data
  const label = (category: Category) => catalogue.categories.find(({ id }) => id === category)?.data.label[language]
  return {
    job_title: about.title || untitledTarget(about.target, letters),
    clause_title: clause?.label[language] ?? '',
    clause_text: clause?.text[language] ?? '',
    category: about.categories.map((category) => label(category) ?? letters.categories[category]).join(letters.listed),
    passages: formatPassages(about, data.measures.includes('request_correction'), letters),
    deadline: letters.deadline(
      correctionDueAt(about.now, about.correctionDays ?? DEFAULT_MEASURE_SETTINGS.correctionDays),
    ),
  }
}

/** What a letter calls a text without a title. */
function untitledTarget(target: TargetType, { membership, untitled, targets }: MemberMessageWords['letters']): string {
  return target === 'member' ? membership : untitled(targets[target])
}

function formatPassages(
  about: MemberMessageSubject,
  correcting: boolean,
  letters: MemberMessageWords['letters'],
): string {
  const lines = about.passages.map(({ field, start, end, suggestion }) => {
    const text = about[field].slice(start, end)
    if (!correcting) return letters.quote(text)
    return suggestion.trim() ? letters.replace(text, suggestion.trim()) : letters.remove(text)
  })
  return lines.length > 0 ? lines.join('\n') : letters.wholeText
}
