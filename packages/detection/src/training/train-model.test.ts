import type { Scannable } from '@mimamori/policy/catalogue/detection-flag'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import { DETECTION_LEVELS } from '@mimamori/policy/detection/detection-levels'
import { beforeAll, describe, expect, test } from 'vitest'
import { createDetector } from '../detector.ts'
import { toScannable } from '../examples/rule-example.ts'
import { type DetectionModel, OUTPUTS, openModel, storeModel } from '../model/detection-model.ts'
import { readForModel } from '../model/model-text.ts'
import { scoreText } from '../model/score-text.ts'
import { SHIPPED_MODEL } from '../model/shipped-model.ts'
import { fitCalibration } from './fit-calibration.ts'
import type { LabelledText } from './labelled-text.ts'
import { measureLevels } from './measure-levels.ts'
import { partOf, trainModel } from './train-model.ts'
import { trainWeights } from './train-weights.ts'
import { readTrainingText, type TrainingText } from './training-samples.ts'

const THINGS = ['ロゴ', '記事', '動画', '翻訳', 'アプリ', '名刺', '写真', '資料', '経理', '図面']
const labelled = (
  body: string,
  expected: Category | 'none',
  n: number,
  passages: readonly string[] = [],
): LabelledText => ({
  id: `${n}`,
  family: `${expected}-${n}`,
  text: toScannable(body),
  expect: expected,
  passages,
})

/** Offences that are told by one made-up word each, among honest texts of the same trades. */
const texts = THINGS.flatMap((thing, n) => [
  labelled(`${thing}の制作をお願いします。報酬は月末にお支払いします。`, 'none', n),
  labelled(`${thing}の制作をお願いします。詳しくはサイト内のメッセージでご説明します。`, 'none', 10 + n),
  labelled(`${thing}の制作をお願いします。続きはポポンタのほうでお話ししましょう。`, 'direct_deal', n, [
    'ポポンタのほうで',
  ]),
  labelled(`${thing}の制作をお願いします。仲間を増やすとモルモル権がつきます。`, 'mlm', n, ['モルモル権']),
])

test('what a desk has passed counts more than a text beside it, while it is little', () => {
  const passed = labelled('詰め合わせの検品です。続きはポポンタの棚にあります。', 'none', 90)
  const others = Array.from({ length: 600 }, (_, n) => labelled(`${n}番の棚を数えます。`, 'none', 100 + n))
  const scoreOf = ({ model }: ReturnType<typeof trainModel>) =>
    scoreText(model, readForModel(toScannable('箱詰めです。続きはポポンタの棚にあります。'))).score
  const asAnyText = scoreOf(trainModel([...texts, passed], { epochs: 2, scoredParts: 1 }))
  expect(scoreOf(trainModel(texts, { epochs: 2, scoredParts: 1, decided: [passed] }))).toBeLessThan(asAnyText)
  const ofMany = scoreOf(trainModel(texts, { epochs: 2, scoredParts: 1, decided: [passed, ...others] }))
  expect(ofMany).toBe(scoreOf(trainModel([...texts, passed, ...others], { epochs: 2, scoredParts: 1 })))
})

describe('a model trained on a few texts', () => {
  let model: DetectionModel
  let steps = 0
  beforeAll(() => {
    model = trainModel(texts, { onStep: () => steps++ }).model
  })
  const read = (body: string) => createDetector(model, { desk: 'widest', categories: {} })(toScannable(body))

  test('flags an offence in a text that it has not seen, by its category, and marks the words', () => {
    const body = '看板の修理をお任せします。作業の相談はポポンタでお願いできますか。'
    const [flag] = read(body).flags
    expect(flag).toMatchObject({ category: 'direct_deal', rule: 'direct_deal.model', reason: 'reads_like_violations' })
    const marked = flag?.spans.map(({ field, start, end }) => (field === 'body' ? body.slice(start, end) : ''))
    expect(marked?.join()).toContain('ポポンタ')
  })

  test('lets an honest text pass, with a low probability', () => {
    const { flags, probability } = read('看板の修理をお任せします。報酬は月末にお支払いします。')
    expect(flags).toEqual([])
    expect(probability).toBeLessThan(0.3)
  })

  test('is the same for the same texts, in every weight', () => {
    // fewer passes and parts than `model`, with which it would take three times as long
    const [first, again, other] = [texts, texts, texts.slice(1)].map(
      (of) => trainModel(of, { epochs: 3, scoredParts: 1 }).model,
    )
    expect(again?.version).toBe(first?.version)
    expect(other?.version).not.toBe(first?.version)
  })

  test('comes back from where it is kept as it was', () => {
    // two million weights, which `toEqual` would take half a second for
    const { weights, ...rest } = openModel(structuredClone(storeModel(model)))
    const { weights: weightsBefore, ...restBefore } = model
    expect(rest).toEqual(restBefore)
    expect(weights).toBeInstanceOf(Int8Array)
    expect(weights.length).toBe(weightsBefore.length)
    expect(weights.findIndex((weight, at) => weight !== weightsBefore[at])).toBe(-1)
    expect(() => openModel({ ...storeModel(model), categories: ['mlm'] })).toThrow(/knows the categories mlm/)
  })

  test('has whole weights over their whole range', () => {
    expect(model.weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)).toBe(127)
  })

  test('tells each of its steps', () => {
    expect(steps).toBe(4)
  })
})

test('of a violation, sentences that nobody marked teach nothing by themselves', () => {
  const long = 'この仕事は在宅でできます。続きはポポンタのほうで話しましょう。最後までお読みいただき感謝します。'
  const read = (passages: readonly string[]) => readTrainingText(labelled(long, 'direct_deal', 1, passages), 18)
  // one sentence, two and three: of the marked one, those with its neighbours
  expect(read(['ポポンタ']).windows).toHaveLength(4)
  expect(read([]).windows).toHaveLength(6)
  const { targets } = read(['ポポンタ'])
  expect([targets[3], targets[7]]).toEqual([1, 1])
})

test('of a feature that only one text has nothing is learned, however often it stands there', () => {
  // of a text of so many windows, each the whole of it
  const text = (buckets: readonly number[], counts: readonly number[], windows = 1): TrainingText => ({
    buckets: Uint32Array.from(buckets),
    counts: Uint16Array.from(counts),
    ends: Uint32Array.of(buckets.length),
    totals: Uint32Array.of(1),
    facts: [],
    windows: Array.from({ length: windows }, () => [0, 1] as const),
    targets: new Float32Array(OUTPUTS).fill(1),
    weight: 1,
  })
  const learn = (...texts: TrainingText[]) => trainWeights(texts, 2, 1, () => {}).weights
  const learned = learn(text([1, 2], [3, 1], 2), text([3, 2], [3, 1]))
  expect(learned).toEqual(learn(text([2], [1], 2), text([2], [1])))
  expect(learned[2 * OUTPUTS]).toBeGreaterThan(0)
})

test('a family is in the same part in every run', () => {
  expect(partOf('w1/line-id', 3)).toBe(partOf('w1/line-id', 3))
  expect(new Set(Array.from({ length: 50 }, (_, n) => partOf(`family-${n}`, 3)))).toEqual(new Set([0, 1, 2]))
})

test('scores become probabilities that say how often they are right', () => {
  const scored = Array.from({ length: 400 }, (_, n) => ({
    score: n % 2 ? 2 : -2,
    isViolation: n % 2 ? n % 10 !== 1 : n % 10 === 0,
  }))
  const { slope, offset } = fitCalibration(scored)
  expect(1 / (1 + Math.exp(-(slope * 2 + offset)))).toBeCloseTo(0.8, 1)
  expect(1 / (1 + Math.exp(-(slope * -2 + offset)))).toBeCloseTo(0.2, 1)
})

test('a level flags no more honest texts than its share, and a readier one no fewer violations', () => {
  const scored = Array.from(
    { length: 1000 },
    (_, n) => ({ score: n / 100 - 5, expect: n % 3 === 0 || n > 900 ? (n > 980 ? 'mlm' : 'other') : 'none' }) as const,
  )
  const levels = measureLevels(scored, { slope: 1, offset: 0 })
  const figures = DETECTION_LEVELS.map((level) => levels[level])
  expect(figures.map(({ falseFlags }) => falseFlags)).toEqual(figures.map(({ falseFlags }) => falseFlags).toSorted())
  expect(levels.strict.falseFlags).toBeLessThanOrEqual(0.01)
  expect(levels.widest.falseFlags).toBeLessThanOrEqual(0.12)
  // no lower than it has to be
  expect(levels.widest.falseFlags).toBeGreaterThan(0.1)
  expect(figures.map(({ recall }) => recall)).toEqual(figures.map(({ recall }) => recall).toSorted())
  // of mlm there are too few texts to say
  expect(Object.keys(levels.strict.recallBy ?? {})).toEqual(['other'])
  expect(levels.wide.recallBy?.other).toBeLessThan(levels.widest.recallBy?.other ?? 0)
})

describe('a model trained on decided texts of writers who are known', () => {
  const stranger = { identity: false, marketplaceCheck: false, age: 'under_7', measures: 'none' } as const
  const regular = { identity: true, marketplaceCheck: true, age: 'older', measures: 'none' } as const
  /** the same wording, decided by who wrote it and where it stood */
  const decided = (by: Pick<Scannable, 'writer' | 'contract'>, expected: Category | 'none', from: number) =>
    THINGS.map((thing, n): LabelledText => {
      const of = labelled(`${thing}の件でご相談があります。ご都合のよい日を教えてください。`, expected, from + n)
      return { ...of, text: { ...of.text, ...by } }
    })
  const learn = (one: Pick<Scannable, 'writer' | 'contract'>, other: Pick<Scannable, 'writer' | 'contract'>) =>
    trainModel(texts, { decided: [...decided(one, 'direct_deal', 20), ...decided(other, 'none', 40)], scoredParts: 1 })
      .model
  const ambiguous = toScannable('看板の件でご相談があります。ご都合のよい日を教えてください。')
  const probability = (model: DetectionModel, by: Pick<Scannable, 'writer' | 'contract'>) =>
    createDetector(model)({ ...ambiguous, ...by }).probability ?? 0

  test('doubts an ambiguous text of a new unverified account more than of an old verified one', () => {
    const model = learn({ writer: stranger }, { writer: regular })
    expect(probability(model, { writer: stranger }) - probability(model, { writer: regular })).toBeGreaterThan(0.3)
  })

  test('doubts a message after a cancelled contract more than during a running one', () => {
    const model = learn({ contract: 'cancelled' }, { contract: 'running' })
    const [after, during] = [probability(model, { contract: 'cancelled' }), probability(model, { contract: 'running' })]
    expect(after - during).toBeGreaterThan(0.1)
  })

  test('knows no more of a writer than it was trained with: the shipped model answers as without', () => {
    const shipped = (by: Pick<Scannable, 'writer' | 'contract'>) =>
      scoreText(SHIPPED_MODEL, readForModel({ ...ambiguous, ...by }))
    expect(shipped({ writer: { ...stranger, contracts: 'none' }, contract: 'cancelled' }).score).toBe(shipped({}).score)
  })
})
