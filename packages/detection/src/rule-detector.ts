import type { Flag, Scannable, Span } from '@mimamori/policy/catalogue/detection-flag'
import type { TextRange } from '@mimamori/policy/text/grapheme-edges'
import { findRanges, findSecondCondition, isCoveredByRule, mergeRanges } from './rule-matching.ts'
import { STRUCTURED_RULES } from './rules/detection-rules.ts'
import { categoryOf, type RuleId } from './rules/rule-codes.ts'
import type { DetectionRule, RuleCircumstances } from './rules/rule-definition.ts'
import { matchableRules, PREPARED_RULES, type PreparedRule, readText, type TextReading } from './text-reading.ts'

const SCORE_PER_FURTHER_SPAN = 0.02
const MAX_FURTHER_SPANS = 3
const MAX_SCORE = 0.99

/** Money in escrow and the project format: the one place where contact outside is allowed (house rule on direct dealing). */
const isContactAllowed = (text: Scannable) => text.escrowed && text.format === 'project'

function circumstancesHold(when: RuleCircumstances | undefined, text: Scannable): boolean {
  if (when === undefined) return true
  if (when.types !== undefined && !when.types.includes(text.type)) return false
  if (when.formats !== undefined && !when.formats.includes(text.format)) return false
  if (when.rewards !== undefined && (text.reward === null || !when.rewards.includes(text.reward.type))) return false
  return !(when.beforeEscrow === true && isContactAllowed(text))
}

type FieldReadings = { readonly title: TextReading; readonly body: TextReading }

const toSpans = (field: Span['field'], ranges: readonly TextRange[]): readonly Span[] =>
  ranges.map(({ start, end }) => ({ field, start, end }))

function scoreRule(rule: DetectionRule, spans: number, { title, body }: FieldReadings): number {
  const further = Math.min(spans - 1, MAX_FURTHER_SPANS) * SCORE_PER_FURTHER_SPAN
  const views = [title.plain.text, body.plain.text, title.squeezed.text, body.squeezed.text]
  const stronger = (rule.stronger ?? []).filter(({ finds }) => views.some((view) => finds.test(view)))
  const sum = stronger.reduce((total, { by }) => total + by, rule.score + further)
  return Math.round(Math.min(sum, MAX_SCORE) * 100) / 100
}

function applyRule(prepared: PreparedRule, text: Scannable, fields: FieldReadings): Flag | null {
  const { rule } = prepared
  if (!circumstancesHold(rule.when, text)) return null
  const { title, body } = fields
  const all = [title, body]
  const titleHits = findRanges(title, prepared, text.format, all)
  const bodyHits = findRanges(body, prepared, text.format, all)
  if (titleHits.length + bodyHits.length === 0) return null
  const alsoTitle = findSecondCondition(title, prepared)
  const alsoBody = findSecondCondition(body, prepared)
  if (rule.also !== undefined && alsoTitle.length + alsoBody.length === 0) return null
  const spans = [
    ...toSpans('title', mergeRanges([...titleHits, ...alsoTitle])),
    ...toSpans('body', mergeRanges([...bodyHits, ...alsoBody])),
  ]
  return {
    category: categoryOf(rule.id),
    rule: rule.id,
    reason: rule.reason,
    spans,
    score: scoreRule(rule, spans.length, fields),
  }
}

/**
 * The detector made of rules: for a text with its format and escrow, one flag for each rule that matches, highest score
 * first; its spans are sorted, title first.
 */
export function detectByRules(text: Scannable): readonly Flag[] {
  const fields = { title: readText(text.title), body: readText(text.body) }
  const flags: Flag[] = []
  for (const { id, reason, score, when } of STRUCTURED_RULES) {
    if (circumstancesHold(when, text)) flags.push({ category: categoryOf(id), rule: id, reason, score, spans: [] })
  }
  for (const prepared of matchableRules([fields.title, fields.body])) {
    const flag = applyRule(prepared, text, fields)
    if (flag !== null) flags.push(flag)
  }
  return flags.sort((a, b) => b.score - a.score)
}

/** Does this part of a text, the text of a span, match the rule from edge to edge? Exceptions are not checked. */
export function ruleCovers(ruleId: RuleId, cut: string): boolean {
  const prepared = PREPARED_RULES.find(({ rule }) => rule.id === ruleId)
  return prepared !== undefined && isCoveredByRule(readText(cut), prepared)
}
