import type { Review } from '@mimamori/contract/cases/review'
import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/categories'
import { templatesFor } from '@mimamori/policy/catalogue/templates'
import { CATEGORY_OF_REASON } from '@mimamori/policy/intake/arrivals'
import type { DraftPassage, DraftStep, Panel } from './draft.ts'

/** The category most likely meant: of the surest flag, else of the latest report, else of the case. */
export function suggestedCategory(review: Review): Category {
  const surest = review.flags.reduce((best, flag) => Math.max(best, flag.score), 0)
  const flag = review.flags.find((each) => each.score === surest)
  const report = review.reports[0]
  return flag?.category ?? (report ? CATEGORY_OF_REASON[report.reason] : (review.category ?? 'other'))
}

/** The first step into a panel, with the suggestion already in place. */
export function openStep(review: Review, panel: Panel): DraftStep {
  const category = suggestedCategory(review)
  const templates = panel === 'warn' || panel === 'advice' ? templatesFor(panel) : []
  const at = panel === 'hide' ? CATEGORIES.indexOf(category) : templates.findIndex((each) => each.category === category)
  return { type: 'open', panel, at: Math.max(0, at), category, passages: passagesOf(review) }
}

/** The flagged passages, once each, in reading order. An empty suggestion asks to take the passage out. */
export function passagesOf(review: Review): DraftPassage[] {
  const spans = review.flags.flatMap((flag) => flag.spans)
  const distinct = new Map(spans.map((span) => [`${span.field} ${span.start} ${span.end}`, span]))
  return [...distinct.values()]
    .sort((a, b) => b.field.localeCompare(a.field) || a.start - b.start)
    .map(({ field, start, end }) => ({ field, start, end, suggestion: '', included: true }))
}
