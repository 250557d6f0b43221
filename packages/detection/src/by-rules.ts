import type { Flag, Scannable, Span } from '@mimamori/policy/catalogue/flags'
import type { Range } from '@mimamori/policy/text/edges'
import { coveredBy, findAlso, findRanges, merged } from './match.ts'
import { awakeIn, PREPARED, type PreparedRule, type Reading, read } from './reading.ts'
import { SIGNALS } from './rules/all.ts'
import type { RuleId } from './rules/codes.ts'
import type { Circumstances, Rule } from './rules/rule.ts'

const EACH_FURTHER_SPAN = 0.02
const FURTHER_SPANS_COUNTED = 3
const MOST = 0.99

/** Money in escrow and the project format: the one place where contact outside is allowed (house rule on direct dealing). */
const contactAllowed = (text: Scannable) => text.escrowed && text.format === 'project'

function holds(when: Circumstances | undefined, text: Scannable): boolean {
  if (when === undefined) return true
  if (when.types !== undefined && !when.types.includes(text.type)) return false
  if (when.formats !== undefined && !when.formats.includes(text.format)) return false
  if (when.rewards !== undefined && (text.reward === null || !when.rewards.includes(text.reward.type))) return false
  return !(when.beforeEscrow === true && contactAllowed(text))
}

type Fields = { readonly title: Reading; readonly body: Reading }

const spansIn = (field: Span['field'], ranges: readonly Range[]): readonly Span[] =>
  ranges.map(({ start, end }) => ({ field, start, end }))

function score(rule: Rule, spans: number, { title, body }: Fields): number {
  const further = Math.min(spans - 1, FURTHER_SPANS_COUNTED) * EACH_FURTHER_SPAN
  const views = [title.plain.text, body.plain.text, title.squeezed.text, body.squeezed.text]
  const stronger = (rule.stronger ?? []).filter(({ finds }) => views.some((view) => finds.test(view)))
  const sum = stronger.reduce((total, { by }) => total + by, rule.score + further)
  return Math.round(Math.min(sum, MOST) * 100) / 100
}

function applyRule(prepared: PreparedRule, text: Scannable, fields: Fields): Flag | null {
  const { rule } = prepared
  if (!holds(rule.when, text)) return null
  const { title, body } = fields
  const all = [title, body]
  const titleHits = findRanges(title, prepared, text.format, all)
  const bodyHits = findRanges(body, prepared, text.format, all)
  if (titleHits.length + bodyHits.length === 0) return null
  const alsoTitle = findAlso(title, prepared)
  const alsoBody = findAlso(body, prepared)
  if (rule.also !== undefined && alsoTitle.length + alsoBody.length === 0) return null
  const spans = [
    ...spansIn('title', merged([...titleHits, ...alsoTitle])),
    ...spansIn('body', merged([...bodyHits, ...alsoBody])),
  ]
  return {
    category: rule.category,
    rule: rule.id,
    reason: rule.reason,
    spans,
    score: score(rule, spans.length, fields),
  }
}

/**
 * The detector made of rules.
 * In: a text with its stage and place. Out: one flag per rule that speaks, spans sorted (title first), highest score first.
 */
export function byRules(text: Scannable): readonly Flag[] {
  const fields = { title: read(text.title), body: read(text.body) }
  const flags: Flag[] = []
  for (const { id, category, reason, score, when } of SIGNALS) {
    if (holds(when, text)) flags.push({ category, rule: id, reason, score, spans: [] })
  }
  for (const prepared of awakeIn([fields.title, fields.body])) {
    const flag = applyRule(prepared, text, fields)
    if (flag !== null) flags.push(flag)
  }
  return flags.sort((a, b) => b.score - a.score)
}

/**
 * Whether a cut of text holds what a rule claims: its evidence covers the cut from edge to edge, exceptions aside.
 * In: a rule and the text of one of its spans.
 */
export function claims(ruleId: RuleId, cut: string): boolean {
  const prepared = PREPARED.find(({ rule }) => rule.id === ruleId)
  return prepared !== undefined && coveredBy(read(cut), prepared)
}
