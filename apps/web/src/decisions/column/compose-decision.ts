import type { Content } from '@mimamori/contract/cases/review-contract'
import { type MemberMessageSubject, renderMemberMessage } from '@mimamori/copy/letters/member-message'
import type { CatalogueEntryOf } from '@mimamori/policy/catalogue/catalogue-entry'
import { type TemplateVariable, unfilledVariableNames } from '@mimamori/policy/catalogue/template-rendering'
import { clauseForTemplate } from '@mimamori/policy/catalogue/template-selection'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import { MAX_TEXT_LENGTH } from '@mimamori/policy/decisions/decision-choice'
import { PICKED_MEASURES } from '@mimamori/policy/decisions/measure-rules'
import type { DecisionDraft } from '@mimamori/policy/drafts/draft-model'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import type { api } from '../../api/api-client.ts'
import type { Letters } from '../../parts/use-letters.tsx'
import { categoriesOf } from './decision-draft.ts'
import { selectedTemplate } from './selected-template.ts'

export type DecideInput = Parameters<typeof api.decisions.decide>[0]
export type ChoiceInput = DecideInput['choice']
export type DraftProblem =
  | 'unfilled'
  | 'empty'
  | 'too_long'
  | 'need_passage'
  | 'need_category'
  | 'need_clause'
  | 'need_form'
  | 'need_measure'
  | 'need_reason'
export type ComposedDecision =
  | { ok: true; choice: ChoiceInput }
  | { ok: false; problem: DraftProblem; open: TemplateVariable[] }

/** The part of a case that a message is about. `correctionDays`: those of the desk, where they are known. */
export type MessageSubject = {
  readonly target: Target
  readonly content: Pick<Content, 'title' | 'body'>
  readonly correctionDays?: number
}

/** The template filled for this case. A variable without a value stays in the text and blocks sending. */
export function composeMemberMessage(
  draft: DecisionDraft,
  review: MessageSubject,
  words: Letters,
  now: string,
): string {
  const template = selectedTemplate(draft, words.catalogue.templates)
  return template ? renderMemberMessage(template, memberMessageSubject(draft, review, template, now), words) : ''
}

/** What the letter of a draft is about. */
export function memberMessageSubject(
  draft: DecisionDraft,
  { target, content, correctionDays }: MessageSubject,
  { data }: Pick<CatalogueEntryOf<'template'>, 'data'>,
  now: string,
): MemberMessageSubject {
  return {
    target: target.type,
    title: content.title,
    body: content.body,
    categories: categoriesOf(draft, data.category),
    passages: draft.passages.filter((passage) => passage.included),
    now,
    correctionDays,
  }
}

/** what is taken back needs no category */
const REVERSING_PANELS: readonly DecisionDraft['panel'][] = ['show', 'lift', 'reverse']

function draftProblem(
  draft: DecisionDraft,
  review: MessageSubject,
  text: string,
  categories: readonly Category[],
): DraftProblem | null {
  const corrects = draft.panel === 'request_correction'
  if (corrects && review.target.type === 'job' && !draft.passages.some((each) => each.included)) return 'need_passage'
  if (draft.panel === 'reverse' && draft.selectedId === null) return 'need_measure'
  if (!REVERSING_PANELS.includes(draft.panel) && categories.length === 0) return 'need_category'
  if (text.trim() === '') return 'empty'
  if (unfilledVariableNames(text).length > 0) return 'unfilled'
  return text.length > MAX_TEXT_LENGTH ? 'too_long' : null
}

/** The decision of a draft, or what it still lacks. */
export function composeDecision(
  draft: DecisionDraft,
  review: MessageSubject,
  words: Letters,
  now: string,
): ComposedDecision {
  const template = selectedTemplate(draft, words.catalogue.templates)
  if (!template) return { ok: false, problem: 'need_form', open: [] }
  const text = draft.text ?? composeMemberMessage(draft, review, words, now)
  const categories = categoriesOf(draft, template.data.category)
  const problem = draftProblem(draft, review, text, categories)
  if (problem) return { ok: false, problem, open: unfilledVariableNames(text) }
  const templateRef = { id: template.id, version: template.version }
  if (draft.panel === 'reverse')
    return {
      ok: true,
      choice: {
        kind: 'reverse',
        reverses: draft.selectedId === null ? [] : [draft.selectedId],
        template: templateRef,
        text,
      },
    }
  const clause = clauseForTemplate(words.catalogue, categories[0], template.data.clause)
  if (categories.length > 0 && !clause) return { ok: false, problem: 'need_clause', open: [] }
  const passages = draft.panel === 'request_correction' ? draft.passages.filter((each) => each.included) : []
  return {
    ok: true,
    choice: {
      kind: 'measures',
      measures: PICKED_MEASURES.filter((measure) => template.data.measures.includes(measure)),
      categories,
      clause: clause?.id ?? null,
      template: templateRef,
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
