import type { Category } from '../catalogue/violation-categories.ts'
import type { ReadingCount } from './expected-flags.ts'

/** What a text is: a violation of a category, or none. */
export type Label = Category | 'none'

/** How a model answers on labelled texts. `agreed`: same side, violation or not. */
export type AnswerCounts = {
  readonly texts: number
  /** labelled as violations */
  readonly violations: number
  readonly agreed: number
  /** violations that the model flags */
  readonly found: number
  /** texts that the model flags */
  readonly flagged: number
}

/** Honest texts that a model had not seen, and how many of them it flags. */
export type FalseFlagCounts = { readonly honest: number; readonly flagged: number }

/** A text that rules and champion flag surely, that one person passed, and that the model would let through unseen. */
export type SilencedText = { readonly caseId: string; readonly decidedBy: string }

/** What a model in shadow says of jobs that arrived and were decided since. */
export type ShadowMeasure = {
  /** the first 400 that were passed */
  readonly passed: readonly ReadingCount[]
  /** violations that no rule flagged */
  readonly missedByRules: readonly ReadingCount[]
}

/** The figures of a model when it was made, and what became of it. */
export type ModelFigures = {
  /** half of the decisions it was trained on */
  readonly trainedOn: number
  /** texts of the repository it was trained on */
  readonly baseTexts: number
  /** on decisions that no training has seen */
  readonly challenger: AnswerCounts
  readonly champion: AnswerCounts
  /** on texts of the repository, each judged by weights that had not seen its family */
  readonly challengerBase: FalseFlagCounts
  readonly championBase: FalseFlagCounts
  /** people whose decisions it was measured by and has learned nothing of; `null`, or left out by earlier programs: a fifth of the families of texts */
  readonly heldOutPeople?: readonly string[] | null
  /** passed jobs it has learned from; left out by earlier programs, which did not count them */
  readonly passedJobs?: number
  /** when it began to run in shadow again, after it was in use; left out: since it was made */
  readonly shadowSince?: string
  /** by which it earned to flag: what it said of this desk's own jobs; left out: it has not flagged */
  readonly measured?: ShadowMeasure
  /** honest jobs that arrived last when it was taken out of use for flagging too many of them; left out: it was not */
  readonly steppedBack?: FalseFlagCounts
  /** left out of models of earlier programs */
  readonly silenced?: readonly SilencedText[]
}

const share = (part: number, of: number): number => (of === 0 ? 0 : part / of)

/** Share of texts judged as they are labelled. */
export const agreementOf = ({ agreed, texts }: AnswerCounts): number => share(agreed, texts)
/** Share of violations that were flagged. */
export const recallOf = ({ found, violations }: AnswerCounts): number => share(found, violations)
/** Share of flagged texts that are violations; 1 where nothing was flagged. */
export const precisionOf = ({ found, flagged }: AnswerCounts): number => (flagged === 0 ? 1 : found / flagged)
/** Share of honest texts that were flagged. */
export const falseFlagRateOf = ({ flagged, honest }: FalseFlagCounts): number => share(flagged, honest)

/** Counts how a model answers. `label`: what a text is; `answer`: what the model says. */
export function countAnswers(pairs: readonly { readonly label: Label; readonly answer: Label }[]): AnswerCounts {
  const count = (holds: (pair: (typeof pairs)[number]) => boolean) => pairs.filter(holds).length
  const isViolation = (label: Label) => label !== 'none'
  return {
    texts: pairs.length,
    violations: count(({ label }) => isViolation(label)),
    agreed: count(({ label, answer }) => isViolation(label) === isViolation(answer)),
    found: count(({ label, answer }) => isViolation(label) && isViolation(answer)),
    flagged: count(({ answer }) => isViolation(answer)),
  }
}
