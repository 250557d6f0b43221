import { type AnswerCounts, agreementOf, falseFlagRateOf, type ModelFigures, recallOf } from './model-figures.ts'
import { wilsonInterval } from './wilson-interval.ts'

/** What a model has to pass before it runs in shadow. `held_out_sides` and `precision` are of earlier programs. */
export const GATES = [
  'passed_jobs',
  'held_out',
  'held_out_sides',
  'agreement',
  'agreement_sure',
  'recall',
  'precision',
  'false_flags',
  'one_word',
] as const
export type Gate = (typeof GATES)[number]

/** A gate with its figure and its bar: numbers of decisions or texts, or shares. */
export type GateResult = {
  readonly gate: Gate
  readonly figure: number
  readonly bar: number
  readonly passed: boolean
}

/** Fewer labels are too few to measure a model by. */
export const LEAST_HELD_OUT = 40
const LEAST_AGREEMENT = 0.85
/** A source of labels that is wrong in a fifth agrees with any model in at most four fifths. */
const SURE_AGREEMENT = 0.8
const FALSE_FLAG_MARGIN = 0.01
/** Of fewer violations, or of fewer passes, one more or less is chance. */
export const LEAST_OF_EACH_SIDE = 15

const atLeast = (gate: Gate, figure: number, bar: number): GateResult => ({ gate, figure, bar, passed: figure >= bar })
const atMost = (gate: Gate, figure: number, bar: number): GateResult => ({ gate, figure, bar, passed: figure <= bar })

/** As many as the champion finds. Of few violations nothing is asked. */
const recallBar = (champion: AnswerCounts): number =>
  champion.violations < LEAST_OF_EACH_SIDE ? 0 : recallOf(champion)

/**
 * Measures a model that was learned. Besides the agreement itself its 95 % interval (Wilson) must lie above four fifths: on few
 * decisions, labels that are wrong in a fifth would pass by luck. How many honest jobs it flags is measured in shadow. `leastPassed`: passed jobs
 * it has to have learned from.
 */
export function measureGates(figures: ModelFigures, leastPassed: number): readonly GateResult[] {
  const { challenger, champion, challengerBase, championBase, passedJobs = 0 } = figures
  const { texts, agreed } = challenger
  return [
    atLeast('passed_jobs', passedJobs, leastPassed),
    atLeast('held_out', texts, LEAST_HELD_OUT),
    atLeast('agreement', agreementOf(challenger), LEAST_AGREEMENT),
    atLeast('agreement_sure', wilsonInterval(agreed, texts)[0], SURE_AGREEMENT),
    atLeast('recall', recallOf(challenger), recallBar(champion)),
    // what is flagged surely is let through on the word of two people, never of one
    atMost('one_word', figures.silenced?.length ?? 0, 0),
    atMost('false_flags', falseFlagRateOf(challengerBase), falseFlagRateOf(championBase) + FALSE_FLAG_MARGIN),
  ]
}

/** Did it pass every gate? */
export const passesGates = (results: readonly GateResult[]): boolean => results.every(({ passed }) => passed)
