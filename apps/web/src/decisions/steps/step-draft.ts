import type { Review } from '@mimamori/contract/cases/review-contract'
import { letterVariables, renderMemberMessage } from '@mimamori/copy/letters/member-message'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { PICKED_MEASURES } from '@mimamori/policy/decisions/measure-rules'
import type { DecisionDraft } from '@mimamori/policy/drafts/draft-model'
import { applyLetterEdit, letterEditOf } from '@mimamori/policy/saved-steps/letter-edit'
import {
  checkStepFits,
  panelOfStep,
  type SavedStep,
  type StepMisfit,
  templateOfStep,
} from '@mimamori/policy/saved-steps/saved-step-rules'
import type { Letters } from '../../parts/use-letters.tsx'
import { composeDecision, type DraftProblem, memberMessageSubject } from '../column/compose-decision.ts'
import { correctionLeft, EMPTY_DRAFT } from '../column/decision-draft.ts'
import { flaggedDraftPassages } from '../column/open-panel-action.ts'
import { selectedTemplate } from '../column/selected-template.ts'

/** Why a step does not fit this case; `null`: it does. */
export function stepMisfit(step: SavedStep, review: Review, { catalogue }: Letters): StepMisfit | null {
  const { target, moves } = review
  return checkStepFits(step, { target: target.type, moves, catalogue, passages: flaggedDraftPassages(review).length })
}

type FillOptions = {
  /** as it is before: of it the note and an unfinished correction stay */
  readonly draft: DecisionDraft
  readonly review: Review
  readonly letters: Letters
  readonly now: string
}

/** The draft as a step fills it; `null`: the step does not fit. Nothing is decided. */
export function fillWithStep(step: SavedStep, { draft, review, letters, now }: FillOptions): DecisionDraft | null {
  const template = templateOfStep(step, letters.catalogue)
  const panel = panelOfStep(step)
  if (!template || !panel || stepMisfit(step, review, letters)) return null
  const byCategory = panel === 'hide' || panel === 'restrict'
  const last = step.categories.at(-1)
  const filled: DecisionDraft = {
    ...EMPTY_DRAFT,
    panel,
    at: byCategory && last ? CATEGORIES.indexOf(last) : 0,
    selectedId: panel === 'warn' || panel === 'advice' ? template.id : null,
    categories: byCategory ? step.categories.slice(0, -1) : panel === 'request_correction' ? step.categories : [],
    passages: flaggedDraftPassages(review),
    note: draft.note.includes(step.note)
      ? draft.note
      : [draft.note, step.note].filter((each) => each.trim()).join('\n'),
    putAside: correctionLeft(draft),
    touched: true,
  }
  if (!step.edit) return filled
  const ja = applyLetterEdit(template.data.text.ja, step.edit)
  if (ja === null) return null
  const changed = { ...template, data: { ...template.data, text: { ...template.data.text, ja } } }
  return { ...filled, text: renderMemberMessage(changed, memberMessageSubject(filled, review, template, now), letters) }
}

export type KeptDraft = { ok: true; step: SavedStep } | { ok: false; problem: DraftProblem | 'not_kept' }

/** What a draft would be as a step; nothing of its case is in it. `not_kept`: a reversal names measures of one member. */
export function stepOfDraft(draft: DecisionDraft, review: Review, letters: Letters, now: string): KeptDraft {
  const composed = composeDecision(draft, review, letters, now)
  if (!composed.ok) return { ok: false, problem: composed.problem }
  const template = selectedTemplate(draft, letters.catalogue.templates)
  if (composed.choice.kind !== 'measures' || !template) return { ok: false, problem: 'not_kept' }
  const values = letterVariables(template, memberMessageSubject(draft, review, template, now), letters)
  return {
    ok: true,
    step: {
      measures: template.data.measures.flatMap((each) => PICKED_MEASURES.find((picked) => picked === each) ?? []),
      categories: composed.choice.categories,
      clause: composed.choice.clause,
      template: template.id,
      edit: draft.text === null ? null : letterEditOf(template.data.text.ja, values, draft.text),
      note: draft.note,
    },
  }
}
