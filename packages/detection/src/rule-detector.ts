import type { Flag, Scannable, Span } from '@mimamori/policy/catalogue/detection-flag'
import type { TextRange } from '@mimamori/policy/text/grapheme-edges'
import { joinRanges, rangesOverlap } from '@mimamori/policy/text/word-edges'
import { type Clause, clausesOf } from './readings/clauses.ts'
import { choosePassages, type WeighedSpan, weighClauses } from './readings/passages.ts'
import { findEvidence, findRanges, findSecondCondition, hasEvidence } from './rule-matching.ts'
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

const SCORE_PER_FURTHER_PLACE = 0.02
const MAX_FURTHER_PLACES = 3
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

const FIELDS = ['title', 'body'] as const

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

/** What evidence and a second condition say of a text, a match being 1, and what a match in the title says. */
const BESIDE = 0.5
const IN_TITLE = 0.5

/** The places of a field, weighed. What stands beside a match, and not in one, says half as much. */
function placesIn(
  field: Span['field'],
  hits: readonly TextRange[],
  beside: readonly TextRange[],
): readonly WeighedSpan[] {
  const weight = field === 'title' ? IN_TITLE : 1
  const apart = beside.filter((range) => !hits.some((hit) => rangesOverlap(range, hit)))
  return [
    ...hits.map((range) => ({ field, ...range, weight })),
    ...apart.map((range) => ({ field, ...range, weight: weight * BESIDE })),
  ]
}

function scoreRule(rule: DetectionRule, places: number, { title, body }: FieldReadings): number {
  const further = Math.min(places - 1, MAX_FURTHER_PLACES) * SCORE_PER_FURTHER_PLACE
  const views = [title, body].flatMap((field) => viewsOf(field, ['plain', 'squeezed']))
  const stronger = (rule.stronger ?? []).filter(({ finds }) => views.some(({ text }) => finds.test(text)))
  const sum = stronger.reduce((total, { by }) => total + by, rule.score + further)
  return Math.round(Math.min(sum, MAX_SCORE) * 100) / 100
}

/** What a rule matches of a text, by its first condition and its second; `null`: it does not speak. */
function findPlaces(prepared: PreparedRule, text: Scannable, fields: FieldReadings) {
  const { rule } = prepared
  if (!circumstancesHold(rule.when, text)) return null
  const all = [fields.title, fields.body]
  const found = FIELDS.map((field) => {
    const hits = findRanges(fields[field], prepared, text.format, all)
    return { field, hits, evidence: findEvidence(fields[field], rule, hits) }
  })
  if (found.every(({ hits }) => hits.length === 0)) return null
  const places = found.map((each) => ({ ...each, also: findSecondCondition(fields[each.field], prepared) }))
  return rule.also !== undefined && places.every(({ also }) => also.length === 0) ? null : places
}

function applyRule(
  prepared: PreparedRule,
  text: Scannable,
  fields: FieldReadings,
  mark: (places: readonly WeighedSpan[]) => readonly Span[],
): Flag | null {
  const { rule } = prepared
  const found = findPlaces(prepared, text, fields)
  if (found === null) return null
  const count = found.reduce(
    (sum, { hits, evidence, also }) => sum + joinRanges([...hits, ...evidence, ...also]).length,
    0,
  )
  const spans = mark(found.flatMap(({ field, hits, evidence, also }) => placesIn(field, hits, [...evidence, ...also])))
  const score = scoreRule(rule, count, fields)
  return { category: categoryOf(rule.id), rule: rule.id, reason: rule.reason, spans, score }
}

/**
 * The detector made of rules: for a text with its format and escrow, one flag for each rule that matches, highest score
 * first, with the clauses that say most of it, the strongest first.
 */
export function findByRules(text: Scannable, fields: FieldReadings): readonly Flag[] {
  const found: Flag[] = []
  let clauses: readonly Clause[] | undefined
  const mark = (places: readonly WeighedSpan[]) => {
    clauses ??= clausesOf(text, { title: fields.title.repairedText, body: fields.body.repairedText })
    return choosePassages(text, weighClauses(clauses, places))
  }
  for (const rule of STRUCTURED_RULES) {
    const { id, reason, score } = rule
    if (structuredRuleHolds(rule, text, fields))
      found.push({ category: categoryOf(id), rule: id, reason, score, spans: [] })
  }
  for (const prepared of matchableRules([fields.title, fields.body])) {
    const flag = applyRule(prepared, text, fields, mark)
    if (flag !== null) found.push(flag)
  }
  return found.sort((a, b) => b.score - a.score)
}

/** The same, its flags alone. */
export const detectByRules = (text: Scannable): readonly Flag[] => findByRules(text, readFields(text))

/** The words that a rule speaks on. */
export function matchedWords(ruleId: RuleId, text: Scannable): readonly Span[] {
  const prepared = PREPARED_RULES.find(({ rule }) => rule.id === ruleId)
  const found = prepared && findPlaces(prepared, text, readFields(text))
  return (found ?? []).flatMap(({ field, hits, evidence, also }) =>
    [...hits, ...evidence, ...also].map((range) => ({ field, ...range })),
  )
}

/** Does this part of a text, the words of a span, have a rule's evidence in it? Exceptions are not checked. */
export function ruleClaims(ruleId: RuleId, cut: string): boolean {
  const prepared = PREPARED_RULES.find(({ rule }) => rule.id === ruleId)
  return prepared !== undefined && hasEvidence(readText(cut), prepared)
}
