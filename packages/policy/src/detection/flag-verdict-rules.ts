import { isModelRule, type Source } from '../breakdown/case-source-rules.ts'
import { dayOf } from '../breakdown/japan-month.ts'
import type { Flag } from '../catalogue/detection-flag.ts'
import type { Category } from '../catalogue/violation-categories.ts'
import type { Measure } from '../decisions/measure-rules.ts'
import type { PassReason } from '../decisions/passing-rules.ts'
import type { TargetType } from '../intake/intake-arrivals.ts'

/**
 * What a final decision said about one flag of the version that was decided. Of a text without flags there is one with an empty
 * `rule`, so that what no flag speaks of can be estimated.
 */
export type FlagVerdict = {
  readonly caseId: string
  /** empty: the text had no flag */
  readonly rule: string
  /** version of the model that raised the flag; `null`: a rule, or no flag */
  readonly model: string | null
  /** of the flag; `null`: no flag */
  readonly category: Category | null
  /** of the flag, in hundredths */
  readonly score: number
  readonly targetType: TargetType
  /** what put the case before the desk */
  readonly source: Source
  readonly decidedAt: string
  /** day of it, Japan time */
  readonly decidedOn: string
  readonly verdict: 'confirmed' | 'dismissed'
  /** of a confirmed one: the flag's category where it is among those found, else the published one */
  readonly confirmedCategory: Category | null
  /** all that the decision confirmed was taken back: by a reversal, or a granted appeal */
  readonly overturned: boolean
}

/** The facts of a final decision that its verdicts consist of. */
export type JudgingDecision = {
  readonly caseId: string
  readonly target: { readonly type: TargetType }
  readonly decidedAt: string
  readonly source: Source
  readonly categories: readonly Category[]
  readonly published: Category | null
  readonly reversed: boolean
  /** why it was passed; `null`: it was not, or nothing was asked */
  readonly passReason: PassReason | null
}

/**
 * Does this decision say anything of the flags of its version? One that takes measures back does not where the version was decided before: the
 * verdict of then is overturned, and a second would count one text twice.
 */
export const judgesFlags = ({ measures }: { readonly measures: readonly Measure[] }, decidedBefore: boolean): boolean =>
  !(decidedBefore && measures.includes('reverse'))

type FlagOfVerdict = Pick<Flag, 'rule' | 'score'> & { readonly category: Category | null }
const NO_FLAG: FlagOfVerdict = { rule: '', category: null, score: 0 }

/**
 * The verdicts of a decision on a version with these flags, once for each rule; `model`: the model that read the version. What was passed as
 * already corrected says nothing about the flags: they were right about what stood there before.
 */
export function flagVerdictsOf(
  decision: JudgingDecision,
  { flags, model }: { readonly flags: readonly Flag[]; readonly model: string | null },
): FlagVerdict[] {
  const { caseId, target, decidedAt, source, categories, published, reversed, passReason } = decision
  if (passReason === 'already_corrected') return []
  const byRule = new Map<string, FlagOfVerdict>()
  for (const flag of flags) if (!byRule.has(flag.rule)) byRule.set(flag.rule, flag)
  const judged = byRule.size === 0 ? [NO_FLAG] : [...byRule.values()]
  return judged.map(({ rule, category, score }) => ({
    caseId,
    rule,
    model: isModelRule(rule) ? model : null,
    category,
    score: Math.round(score * 100),
    targetType: target.type,
    source,
    decidedAt,
    decidedOn: dayOf(decidedAt),
    verdict: published === null ? 'dismissed' : 'confirmed',
    confirmedCategory: category !== null && categories.includes(category) ? category : published,
    overturned: reversed,
  }))
}
