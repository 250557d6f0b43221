import type { Flag, Scannable, Span } from '@mimamori/policy/catalogue/detection-flag'
import type { TextRange } from '@mimamori/policy/text/grapheme-edges'
import { joinRanges } from '@mimamori/policy/text/word-edges'
import { findRanges, findSecondCondition, hasEvidence, withEvidence } from './rule-matching.ts'
import { STRUCTURED_RULES } from './rules/detection-rules.ts'
import { categoryOf, type RuleId } from './rules/rule-codes.ts'
import type { DetectionRule, RuleCircumstances, StructuredRule } from './rules/rule-definition.ts'
import {
  matchableRules,
  PREPARED_RULES,
  type PreparedRule,
  readText,
  type TextReading,
  viewsOf,
} from './text-reading.ts'

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
  if (when.unpaid === true && text.reward?.min !== 0) return false
  return !(when.beforeEscrow === true && isContactAllowed(text))
}

/** Both fields of a text, read once for the rules and the model. */
export type FieldReadings = { readonly title: TextReading; readonly body: TextReading }

/** Reads both fields of a text. */
export const readFields = ({ title, body }: Scannable): FieldReadings => ({
  title: readText(title),
  body: readText(body),
})

function structuredRuleHolds(
  { when, mentions, omits }: StructuredRule,
  text: Scannable,
  fields: FieldReadings,
): boolean {
  if (!circumstancesHold(when, text)) return false
  const found = (finds: RegExp) => finds.test(fields.title.squeezed.text) || finds.test(fields.body.squeezed.text)
  return (mentions === undefined || found(mentions)) && (omits === undefined || !found(omits))
}

const toSpans = (field: Span['field'], ranges: readonly TextRange[]): readonly Span[] =>
  ranges.map(({ start, end }) => ({ field, start, end }))

function scoreRule(rule: DetectionRule, spans: number, { title, body }: FieldReadings): number {
  const further = Math.min(spans - 1, MAX_FURTHER_SPANS) * SCORE_PER_FURTHER_SPAN
  const views = [title, body].flatMap((field) => viewsOf(field, ['plain', 'squeezed']))
  const stronger = (rule.stronger ?? []).filter(({ finds }) => views.some(({ text }) => finds.test(text)))
  const sum = stronger.reduce((total, { by }) => total + by, rule.score + further)
  return Math.round(Math.min(sum, MAX_SCORE) * 100) / 100
}

function applyRule(prepared: PreparedRule, text: Scannable, fields: FieldReadings): Flag | null {
  const { rule } = prepared
  if (!circumstancesHold(rule.when, text)) return null
  const { title, body } = fields
  const all = [title, body]
  const titleHits = withEvidence(title, rule, findRanges(title, prepared, text.format, all))
  const bodyHits = withEvidence(body, rule, findRanges(body, prepared, text.format, all))
  if (titleHits.length + bodyHits.length === 0) return null
  const alsoTitle = findSecondCondition(title, prepared)
  const alsoBody = findSecondCondition(body, prepared)
  if (rule.also !== undefined && alsoTitle.length + alsoBody.length === 0) return null
  const spans = [
    ...toSpans('title', joinRanges([...titleHits, ...alsoTitle])),
    ...toSpans('body', joinRanges([...bodyHits, ...alsoBody])),
  ]
  const score = scoreRule(rule, spans.length, fields)
  return { category: categoryOf(rule.id), rule: rule.id, reason: rule.reason, spans, score }
}

/**
 * The detector made of rules: for a text with its format and escrow, one flag for each rule that matches, highest score
 * first; its spans are sorted, title first.
 */
export function findByRules(text: Scannable, fields: FieldReadings): readonly Flag[] {
  const found: Flag[] = []
  for (const rule of STRUCTURED_RULES) {
    const { id, reason, score } = rule
    if (structuredRuleHolds(rule, text, fields))
      found.push({ category: categoryOf(id), rule: id, reason, score, spans: [] })
  }
  for (const prepared of matchableRules([fields.title, fields.body])) {
    const flag = applyRule(prepared, text, fields)
    if (flag !== null) found.push(flag)
  }
  return found.sort((a, b) => b.score - a.score)
}

/** The same, its flags alone. */
export const detectByRules = (text: Scannable): readonly Flag[] => findByRules(text, readFields(text))

/** Does this part of a text, the words of a span, have a rule's evidence in it? Exceptions are not checked. */
export function ruleClaims(ruleId: RuleId, cut: string): boolean {
  const prepared = PREPARED_RULES.find(({ rule }) => rule.id === ruleId)
  return prepared !== undefined && hasEvidence(readText(cut), prepared)
}
