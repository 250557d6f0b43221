import type { Category } from '@mimamori/policy/catalogue/categories'
import type { EntryOf } from '@mimamori/policy/catalogue/entries'
import { clauseFor } from '@mimamori/policy/catalogue/forms'
import type { CaseCatalogue } from '@mimamori/policy/catalogue/in-force'
import { render } from '@mimamori/policy/catalogue/render'
import type { Passage } from '@mimamori/policy/decisions/choice'
import { plusSeconds } from '@mimamori/policy/instant'
import type { TargetType } from '@mimamori/policy/intake/arrivals'
import type { Language } from '@mimamori/policy/staff/staff'
import type { letters as ja } from './ja.ts'

/** The small pieces a letter is put together from, in one language. */
export type Pieces = { readonly language: Language; readonly letters: typeof ja }

/** What a letter is about. */
export type Subject = {
  readonly target: TargetType
  readonly title: string
  readonly body: string
  /** in the order they were chosen; the clause is that of the first */
  readonly categories: readonly Category[]
  readonly passages: readonly Passage[]
  readonly now: string
}

/** Days a member has to answer a letter. */
const DEADLINE_DAYS = 3

/**
 * The letter as a form says it, filled for one case: exactly what the member gets, wherever it is shown. What has no
 * value stays open and blocks sending.
 */
export function letter(
  { data }: Pick<EntryOf<'template'>, 'data'>,
  about: Subject,
  { catalogue, language, letters }: Pieces & { readonly catalogue: CaseCatalogue },
): string {
  const [first] = about.categories
  const clause = clauseFor(catalogue, first, data.clause)?.data
  const label = (category: Category) => catalogue.categories.find(({ id }) => id === category)?.data.label[language]
  return render(data.text[language], {
    job_title: about.title || nameless(about.target, letters),
    clause_title: clause?.label[language] ?? '',
    clause_text: clause?.text[language] ?? '',
    category: about.categories.map((category) => label(category) ?? letters.categories[category]).join(letters.listed),
    passages: passagesText(about, data.measures.includes('request_correction'), letters),
    deadline: letters.deadline(plusSeconds(about.now, DEADLINE_DAYS * 24 * 60 * 60)),
  })
}

/** What a letter calls a text without a title. */
function nameless(target: TargetType, { membership, untitled, targets }: Pieces['letters']): string {
  return target === 'member' ? membership : untitled(targets[target])
}

function passagesText(about: Subject, correcting: boolean, letters: Pieces['letters']): string {
  const lines = about.passages.map(({ field, start, end, suggestion }) => {
    const text = about[field].slice(start, end)
    if (!correcting) return letters.quote(text)
    return suggestion.trim() ? letters.replace(text, suggestion.trim()) : letters.remove(text)
  })
  return lines.length > 0 ? lines.join('\n') : letters.wholeText
}
