import { shippedClauseOf } from '@mimamori/policy/catalogue/shipped-clauses'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import type { DeskClient } from './desk-accounts.ts'

export type ChoiceInput = Parameters<DeskClient['decisions']['decide']>[0]['choice']

/** Passes a case, also where something speaks against it. */
export const NO_VIOLATION: ChoiceInput = { kind: 'no_violation', reason: 'false_detection' }

const MEASURE_TEXTS = {
  hide: '規約に反する内容が確認されたため、この仕事依頼を非表示にしました。内容をご確認ください。',
  advice: '規約に反するおそれのある内容が確認されました。内容をご確認ください。',
} as const

/** No template is named: which version is today's depends on the clock of the desk. */
function measureChoice(measure: keyof typeof MEASURE_TEXTS, category: Category): ChoiceInput {
  return {
    kind: 'measures',
    measures: [measure],
    categories: [category],
    clause: shippedClauseOf(category).id,
    template: null,
    text: MEASURE_TEXTS[measure],
    passages: [],
  }
}

/** Hide a target under one category, with its clause and a text, as the numbered list composes it. */
export const hideFor = (category: Category): ChoiceInput => measureChoice('hide', category)

/** Send an advice mail, which can be done to the same target again and again. */
export const adviseFor = (category: Category): ChoiceInput => measureChoice('advice', category)
