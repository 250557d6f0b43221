import { detectByModel } from '@mimamori/detection/detector'
import { labelledExamples, readExamples } from '@mimamori/detection/examples/labelled-examples'
import { atItsLevels } from '@mimamori/detection/model/detection-model'
import { SHIPPED_MODEL } from '@mimamori/detection/model/shipped-model'
import type { LabelledText } from '@mimamori/detection/training/labelled-text'
import { trainModel } from '@mimamori/detection/training/train-model'
import { type Figure, roundTo } from './bench-figures.ts'

const TRICKS = ['direct', 'mlm', 'stealth', 'external', 'reward', 'sample'] as const
type Trick = (typeof TRICKS)[number]
/** as a refit at a desk */
const EPOCHS = 5
const DECIDED = 30

/** Texts of a trick: `learn` are decided first, `test` are worded differently, `honest` use its words in their usual sense. */
const textsOf = (trick: Trick, part: 'learn' | 'test' | 'honest') =>
  readExamples(`tricks/${trick}`).filter(({ id }) => id.startsWith(`${trick}-${part}-`))

/** Honest texts that are decided beside the tricks, as many as violations; no model has learned from them. */
function honestDecisions(): readonly LabelledText[] {
  const honest = readExamples('held-out/*').filter(({ expect }) => expect === 'none')
  return honest.slice(0, TRICKS.length * DECIDED)
}

/**
 * Learning: six tricks of a wording that no model has seen, one a category. Of each, 30 confirmed cases and as many without a
 * violation are decided, a model is refit, and 100 texts that are worded differently are read with it.
 */
export async function benchLearning(): Promise<Figure[]> {
  const decidedHonest = honestDecisions()
  const learned = TRICKS.flatMap((trick) => textsOf(trick, 'learn'))
  const from = performance.now()
  const decided = [...learned, ...decidedHonest]
  const { model: refit } = trainModel(labelledExamples(1), { decided, epochs: EPOCHS, scoredParts: 1 })
  const seconds = roundTo((performance.now() - from) / 1000, 1)
  const [before, after] = [detectByModel(atItsLevels(SHIPPED_MODEL)), detectByModel(refit)]
  const share = (texts: readonly LabelledText[], detect: typeof before) =>
    roundTo(texts.filter(({ text }) => detect(text).flags.length > 0).length / texts.length)
  const ids = new Set(decidedHonest.map(({ id }) => id))
  const rest = readExamples('held-out/*').filter(({ id }) => !ids.has(id))
  const precision = (detect: typeof before) => {
    const flagged = rest.filter(({ text }) => detect(text).flags.length > 0)
    return roundTo(flagged.filter(({ expect }) => expect !== 'none').length / flagged.length, 3)
  }
  const of = { id: 'learning', engine: 'none', unit: 'share' } as const
  const recalls = TRICKS.map((trick) => ({
    ...of,
    name: `trick ${trick}, recall after 30 decided cases`,
    value: share(textsOf(trick, 'test'), after),
    n: textsOf(trick, 'test').length,
    before: share(textsOf(trick, 'test'), before),
    honest_of_the_same_words_flagged: share(textsOf(trick, 'honest'), after),
  }))
  const worst = Math.min(...recalls.map(({ value }) => value))
  return [
    ...recalls,
    { ...of, name: 'recall of the worst trick', value: worst, n: TRICKS.length, refit_s: seconds },
    { ...of, name: 'precision on the rest, after', value: precision(after), n: rest.length, before: precision(before) },
  ]
}
