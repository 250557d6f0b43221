import {
  type AnswerCounts,
  agreementOf,
  falseFlagRateOf,
  type ModelFigures,
  precisionOf,
  recallOf,
} from './model-figures.ts'
import { wilsonInterval } from './wilson-interval.ts'

/** What a challenger has to pass before it may be offered. */
export const GATES = [
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

/** A gate with its figure and its bar: numbers of decisions for `held_out` and `held_out_sides`, else shares. */
export type GateResult = {
  readonly gate: Gate
  readonly figure: number
  readonly bar: number
  readonly passed: boolean
}

/** Fewer labels, or fewer of either side, are too few to measure a model by. */
export const LEAST_HELD_OUT = 40
export const LEAST_OF_EACH_SIDE = 15
const LEAST_AGREEMENT = 0.85
/** A source of labels that is wrong in a fifth agrees with any model in at most four fifths. */
const SURE_AGREEMENT = 0.8
const PRECISION_MARGIN = 0.02
const FALSE_FLAG_MARGIN = 0.01
/** A champion that flagged fewer has no precision to compare with; the bar is that of the agreement then. */
const FEWEST_FLAGS = 10

const atLeast = (gate: Gate, figure: number, bar: number): GateResult => ({ gate, figure, bar, passed: figure >= bar })
const atMost = (gate: Gate, figure: number, bar: number): GateResult => ({ gate, figure, bar, passed: figure <= bar })

const precisionBar = (champion: AnswerCounts): number =>
  champion.flagged < FEWEST_FLAGS ? LEAST_AGREEMENT : precisionOf(champion) - PRECISION_MARGIN

/**
 * Measures a challenger. Besides the agreement itself its 95 % interval (Wilson) must lie above four fifths: on few
 * decisions, labels that are wrong in a fifth would pass by luck.
 */
export function measureGates(figures: ModelFigures): readonly GateResult[] {
  const { challenger, champion, challengerBase, championBase } = figures
  const { texts, violations, agreed } = challenger
  return [
    atLeast('held_out', texts, LEAST_HELD_OUT),
    atLeast('held_out_sides', Math.min(violations, texts - violations), LEAST_OF_EACH_SIDE),
    atLeast('agreement', agreementOf(challenger), LEAST_AGREEMENT),
    atLeast('agreement_sure', wilsonInterval(agreed, texts)[0], SURE_AGREEMENT),
    atLeast('recall', recallOf(challenger), recallOf(champion)),
    atLeast('precision', precisionOf(challenger), precisionBar(champion)),
    // what is flagged surely is let through on the word of two people, never of one
    atMost('one_word', figures.silenced?.length ?? 0, 0),
    atMost('false_flags', falseFlagRateOf(challengerBase), falseFlagRateOf(championBase) + FALSE_FLAG_MARGIN),
  ]
}

/** Did it pass every gate? */
export const passesGates = (results: readonly GateResult[]): boolean => results.every(({ passed }) => passed)
