import type { TemplateVariable } from '@mimamori/policy/catalogue/template-rendering'
import { MAX_TEXT_LENGTH } from '@mimamori/policy/decisions/decision-choice'
import type { Messages } from '../../i18n/messages.ts'
import type { DraftProblem } from './compose-decision.ts'

export type ComposeProblem = { kind: DraftProblem; open: TemplateVariable[] }

/** Why a draft cannot be sent, in words. */
export function draftProblemMessage(words: Messages['panels'], problem: ComposeProblem): string {
  switch (problem.kind) {
    case 'unfilled':
      return words.unfilled(problem.open.map((name) => words.variables[name]).join(words.variablesBetween))
    case 'empty':
      return words.emptyText
    case 'too_long':
      return words.tooLong(MAX_TEXT_LENGTH.toLocaleString('en'))
    case 'need_passage':
      return words.needPassage
    case 'need_category':
      return words.needCategory
    case 'need_clause':
      return words.needClause
    case 'need_measure':
      return words.needMeasure
    case 'need_reason':
      return words.needSofterReason
    case 'need_form':
      return words.needForm
  }
}
