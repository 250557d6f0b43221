import type { Review } from '@mimamori/contract/cases/review'
import { type Category, publishedCategory } from '@mimamori/policy/catalogue/categories'
import { clauseOf } from '@mimamori/policy/catalogue/clauses'
import { render, unfilled } from '@mimamori/policy/catalogue/render'
import { type Template, templateById, templatesFor } from '@mimamori/policy/catalogue/templates'
import { TEXT_AT_MOST } from '@mimamori/policy/decisions/choice'
import { plusSeconds } from '@mimamori/policy/instant'
import type { desk } from '../api/client.ts'
import type { Letters } from '../language/letters.tsx'
import { categoriesOf, type Draft } from './draft.ts'

export type DecideInput = Parameters<typeof desk.decisions.decide>[0]
export type ChoiceInput = DecideInput['choice']
export type Problem = 'unfilled' | 'empty' | 'too_long' | 'need_passage' | 'need_category'
export type Composed = { ok: true; choice: ChoiceInput } | { ok: false; problem: Problem; open: string[] }

/** Days a member has to answer a letter. */
const DEADLINE_DAYS = 3
const FORM_OF = { hide: 'hide', show: 'show', request_correction: 'correction' } as const

/** The form of words a draft stands on; `undefined` in the menu. */
export function templateOf(draft: Draft): Template | undefined {
  const { panel, at } = draft
  if (panel === 'menu') return undefined
  if (panel === 'warn' || panel === 'advice') return templatesFor(panel)[at]
  return templateById(FORM_OF[panel])
}

/** The letter as the template says it, filled for this case. What has no value stays open and blocks sending. */
export function letterOf(draft: Draft, review: Review, words: Letters, now: string): string {
  const template = templateOf(draft)
  if (!template) return ''
  const forms: Readonly<Record<string, { text: string } | undefined>> = words.catalogue.templates
  const categories = categoriesOf(draft, template.category)
  const first = categories[0]
  const clause = first ? words.catalogue.clauses[clauseOf(first).id] : undefined
  const { letters } = words
  return render(forms[template.id]?.text ?? '', {
    job_title: review.content.title || letters.untitled(letters.targets[review.target.type]),
    clause_title: clause?.title ?? '',
    clause_text: clause?.text ?? '',
    category: categories.map((category) => letters.categories[category]).join(letters.listed),
    passages: passagesText(draft, review, letters),
    deadline: letters.deadline(plusSeconds(now, DEADLINE_DAYS * 24 * 60 * 60)),
  })
}

function passagesText(draft: Draft, review: Review, letters: Letters['letters']): string {
  const lines = draft.passages
    .filter((passage) => passage.included)
    .map(({ field, start, end, suggestion }) => {
      const text = review.content[field].slice(start, end)
      if (draft.panel !== 'request_correction') return letters.quote(text)
      return suggestion.trim() ? letters.replace(text, suggestion.trim()) : letters.remove(text)
    })
  return lines.length > 0 ? lines.join('\n') : letters.wholeText
}

function problemOf(draft: Draft, review: Review, text: string, categories: readonly Category[]): Problem | null {
  const corrects = draft.panel === 'request_correction'
  if (corrects && review.target.type === 'job' && !draft.passages.some((each) => each.included)) return 'need_passage'
  if (draft.panel !== 'show' && categories.length === 0) return 'need_category'
  if (text.trim() === '') return 'empty'
  if (unfilled(text).length > 0) return 'unfilled'
  return text.length > TEXT_AT_MOST ? 'too_long' : null
}

/** The decision a draft makes, or what it still lacks. */
export function compose(draft: Draft, review: Review, words: Letters, now: string): Composed {
  const template = templateOf(draft)
  const text = draft.text ?? letterOf(draft, review, words, now)
  const categories = categoriesOf(draft, template?.category ?? null)
  const problem = template ? problemOf(draft, review, text, categories) : 'empty'
  if (!template || problem) return { ok: false, problem: problem ?? 'empty', open: unfilled(text) }
  const first = categories[0]
  const passages = draft.panel === 'request_correction' ? draft.passages.filter((each) => each.included) : []
  return {
    ok: true,
    choice: {
      kind: 'measures',
      measures: [...template.measures],
      categories,
      clause: first ? clauseOf(first).id : null,
      template: { id: template.id, version: template.version },
      text,
      passages: passages.map(({ field, start, end, suggestion }) => ({
        field,
        start,
        end,
        suggestion: suggestion.trim(),
      })),
    },
  }
}

/** The category whose clause matters now: the one the decision would be published under, or the suggestion. */
export function categoryInFocus(draft: Draft, suggested: Category): Category {
  const categories = categoriesOf(draft, templateOf(draft)?.category ?? null)
  return categories[0] ?? publishedCategory(categories) ?? suggested
}
