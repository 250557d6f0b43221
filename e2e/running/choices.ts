import type { Category } from '@mimamori/policy/catalogue/categories'
import { clauseOf } from '@mimamori/policy/catalogue/clauses'
import { templateById } from '@mimamori/policy/catalogue/templates'
import type { DeskClient } from './people.ts'

export type ChoiceInput = Parameters<DeskClient['decisions']['decide']>[0]['choice']

export const NO_VIOLATION: ChoiceInput = { kind: 'no_violation' }

const TEXT = '規約に反する内容が確認されたため、この仕事依頼を非表示にしました。内容をご確認ください。'

/** Hide a target under one category, with its clause and a text, as the numbered list composes it. */
export function hideFor(category: Category): ChoiceInput {
  const template = templateById('hide')
  if (!template) throw new Error('no template to hide with')
  const { id, version } = template
  return {
    kind: 'measures',
    measures: ['hide'],
    categories: [category],
    clause: clauseOf(category).id,
    template: { id, version },
    text: TEXT,
    passages: [],
  }
}
