import type { Case } from '../cases/case-model.ts'
import { isSureScore } from '../catalogue/detection-flag.ts'
import type { Rung } from '../catalogue/measure-ladder.ts'

/** What speaks against passing a case (問題なし), so strongly that passing it asks why. */
export const PASS_OBJECTIONS = ['sure_flag', 'several_reporters', 'ladder_end', 'lead_instruction'] as const
export type PassObjection = (typeof PASS_OBJECTIONS)[number]

/** Why a case is passed all the same. `other` is explained in the note. `report_out_of_scope`: what was reported is no matter of the rules. */
export const PASS_REASONS = ['false_detection', 'already_corrected', 'report_out_of_scope', 'other'] as const
export type PassReason = (typeof PASS_REASONS)[number]

const SEVERAL_REPORTERS = 2

export type PassSituation = Pick<Case, 'queue'> & {
  /** of the surest flag of a rule or model that may flag, 0 to 1 */
  readonly score: number
  /** how many members reported it, their reports being valid */
  readonly reporters: number
  /** what the ladder suggests next for the author; `null`: nothing */
  readonly next: Rung | null
  /** did a lead send the case back with words on what to do? */
  readonly instructed: boolean
}

/**
 * What speaks against passing this case; empty: it is passed without a question. On patrol nothing is suspected of the text, and what its
 * author did before is no reason to ask.
 */
export function objectionsToPassing({ queue, score, reporters, next, instructed }: PassSituation): PassObjection[] {
  const speaks: Readonly<Record<PassObjection, boolean>> = {
    sure_flag: isSureScore(score),
    several_reporters: reporters >= SEVERAL_REPORTERS,
    ladder_end: queue !== 'patrol' && next?.measure === 'withdraw',
    lead_instruction: instructed,
  }
  return PASS_OBJECTIONS.filter((each) => speaks[each])
}

/** Is this reason for passing complete? `other` takes words. */
export const explainsPassing = (reason: PassReason | null, note: string): boolean =>
  reason !== null && (reason !== 'other' || note.trim() !== '')
