import { plusSeconds } from '../instant.ts'
import { may } from '../staff/role-permissions.ts'
import type { Staff } from '../staff/staff-member.ts'
import { allow, refuse, type Verdict } from '../verdict.ts'

/** A rule that raises no flag on arrivals from one instant to another. A model's flags of a category are silenced by `mlm.model`. */
export type RuleSilence = {
  readonly id: string
  readonly rule: string
  readonly from: string
  /** from this instant on the rule speaks again */
  readonly until: string
  /** words of the lead */
  readonly reason: string
  readonly byId: string
  /** ended before its time */
  readonly endedAt: string | null
  readonly endedBy: string | null
}

/** The longest silence, in days. */
export const MAX_SILENCE_DAYS = 90
/** Most rules that one person silences within 24 hours, those among them that speak again. */
const MAX_SILENCES_A_DAY = 3
/** in characters */
export const MAX_SILENCE_REASON_LENGTH = 500

const DAY_SECONDS = 24 * 60 * 60

export type SilenceRefusal =
  | 'not_permitted'
  | 'rule_unknown'
  | 'reason_required'
  | 'silence_out_of_range'
  | 'already_silenced'
  | 'silences_spent'
export type EndSilenceRefusal = 'not_permitted' | 'silence_over'

/** Is the rule silent under it at this instant? */
export const isSilent = ({ from, until, endedAt }: RuleSilence, at: string): boolean =>
  from <= at && at < until && (endedAt === null || at < endedAt)

export type RuleSilenced = {
  readonly type: 'rule.silenced'
  readonly rule: string
  readonly until: string
  readonly reason: string
}

/** From when on the silences of a person are counted at an instant. */
export const silencesSince = (at: string): string => plusSeconds(at, -DAY_SECONDS)

/**
 * Silences a rule for so many days, at most 90, with a reason. `known`: is there such a rule? `silences`: those of this rule that
 * may hold. `lately`: how many this person silenced since `silencesSince`.
 */
export function silenceRule(
  { rule, days, reason }: { readonly rule: string; readonly days: number; readonly reason: string },
  actor: Staff,
  {
    at,
    known,
    silences,
    lately,
  }: {
    readonly at: string
    readonly known: boolean
    readonly silences: readonly RuleSilence[]
    readonly lately: number
  },
): Verdict<RuleSilenced, SilenceRefusal> {
  if (!may(actor.role, 'rules.silence')) return refuse('not_permitted')
  if (!known) return refuse('rule_unknown')
  if (reason.trim() === '') return refuse('reason_required')
  if (!Number.isInteger(days) || days < 1 || days > MAX_SILENCE_DAYS) return refuse('silence_out_of_range')
  if (silences.some((silence) => isSilent(silence, at))) return refuse('already_silenced')
  if (lately >= MAX_SILENCES_A_DAY) return refuse('silences_spent')
  return allow({ type: 'rule.silenced', rule, until: plusSeconds(at, days * DAY_SECONDS), reason: reason.trim() })
}

/** Ends a silence before its time: the rule speaks again from now on. */
export function endSilence(
  silence: RuleSilence,
  actor: Staff,
  at: string,
): Verdict<{ readonly type: 'silence.ended'; readonly silence: RuleSilence }, EndSilenceRefusal> {
  if (!may(actor.role, 'rules.silence')) return refuse('not_permitted')
  return isSilent(silence, at) ? allow({ type: 'silence.ended', silence }) : refuse('silence_over')
}
