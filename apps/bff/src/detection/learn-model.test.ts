import { storeModel } from '@mimamori/detection/model/detection-model'
import { SHIPPED_FIGURES, SHIPPED_MODEL } from '@mimamori/detection/model/shipped-model'
import { measureGates, passesGates } from '@mimamori/policy/detection/model-gates'
import { expect, test } from 'vitest'
import { isHeldOut, type LearnedModel, type LearningTask, learnModel } from './learn-model.ts'
import { FEW_BASE_TEXTS, placesOf, wordedDecisions, wordedJob } from './worded-decisions.test-support.ts'

const COUNT = 240
const LEAST_PASSED = 50
const { texts: baseTexts, shipped: baseFigures } = FEW_BASE_TEXTS
const champion = { weights: JSON.stringify(storeModel(SHIPPED_MODEL)), base: baseFigures }

const learnFrom = (isViolation: (n: number) => boolean): LearnedModel =>
  learnModel({ decisions: wordedDecisions(COUNT, isViolation), baseTexts, champion })
const rightly = (n: number) => wordedJob(n).violates
/** the same fifth at every run, of both sides */
const wrongInAFifth = (n: number) => (Math.imul(n + 1, 0x9e3779b1) >>> 0) % 5 === 0

const right = learnFrom(rightly)
const partlyWrong = learnFrom((n) => rightly(n) !== wrongInAFifth(n))

test('a model learned from right decisions passes the gates, and finds what the champion misses', () => {
  const { figures } = right
  expect(measureGates(figures, LEAST_PASSED).filter(({ passed }) => !passed)).toEqual([])
  expect(figures.challenger.found).toBeGreaterThan(figures.champion.found)
})

test('a source of labels that is wrong in a fifth does not pass the gates', () => {
  expect(passesGates(measureGates(partlyWrong.figures, LEAST_PASSED))).toBe(false)
})

test('what people pass is learned from, however few violations they confirm, and of violations no more than of what they pass', () => {
  const learnedOf = (decisions: LearningTask['decisions']) =>
    learnModel({ decisions, baseTexts, champion }).figures.trainedOn * 2
  const [violations, passed] = [rightly, (n: number) => !rightly(n)].map((isOf) =>
    wordedDecisions(COUNT).filter((_, n) => isOf(n)),
  )
  const most = learnedOf([...(violations ?? []).slice(0, 10), ...(passed ?? [])])
  expect(most).toBeGreaterThan(90)
  expect(learnedOf([...(violations ?? []), ...(passed ?? []).slice(0, 10)])).toBeLessThanOrEqual(20)
})

test('the same decisions give the same model', () => {
  const { version, figures, weights } = learnFrom(rightly)
  expect({ version, figures }).toEqual({ version: right.version, figures: right.figures })
  expect(weights === right.weights).toBe(true)
  expect(partlyWrong.version).not.toBe(right.version)
})

test('the figures of the shipped model are of the model that ships', () => {
  expect(SHIPPED_FIGURES.version).toBe(SHIPPED_MODEL.version)
})

test('a surely flagged text that one person passed is named with who did where the model would let it through', () => {
  const [worded] = wordedDecisions(1)
  if (!worded) throw new Error('no decision')
  // no rule says anything of it, and no rule is silenced by a model
  const body = '届いた荷物を指定の先へ転送してください。お礼は一つにつき五千円です。'
  const passed = {
    ...worded,
    caseId: 'c-passed',
    target: { type: 'job', id: 'J-passed' },
    label: 'none',
    flagScore: 0.95,
  } as const
  const learn = (...decidedBy: readonly string[]) =>
    learnModel({
      decisions: [
        ...wordedDecisions(COUNT),
        ...decidedBy.map((who, n) => ({
          ...passed,
          caseId: `c-${n}`,
          decidedBy: who,
          text: { ...worded.text, title: '', body },
        })),
      ],
      baseTexts,
      champion,
    })
  const { figures } = learn('sato')
  expect(figures.silenced).toEqual([{ caseId: 'c-0', decidedBy: 'sato' }])
  expect(
    measureGates(figures, LEAST_PASSED)
      .filter((gate) => !gate.passed)
      .map(({ gate }) => gate),
  ).toEqual(['one_word'])
  expect(learn('sato', 'suzuki').figures.silenced).toEqual([])
})

/** So many solicitations of a wording of their own, which this person passed. */
const passedBy = (decidedBy: string, count: number) =>
  wordedDecisions(count).map((each, n) => ({
    ...each,
    caseId: `o-${n}`,
    target: { type: 'job', id: `O-${n}` } as const,
    text: { ...each.text, body: `青い封筒の部屋で会いましょう。${placesOf(n + 300)}の分は別の財布から渡します。` },
    label: 'none' as const,
    decidedBy,
  }))

test('labels of one person that agree with one another lift no agreement over its bar, as they are not measured by', () => {
  const people = ['aoi', 'chika', 'daichi', 'emi']
  const decided = wordedDecisions(320, (n) => rightly(n) !== wrongInAFifth(n)).map((each, n) => ({
    ...each,
    decidedBy: people[(n >> 1) % people.length] ?? '',
  }))
  const learn = (...passed: ReturnType<typeof passedBy>) =>
    learnModel({ decisions: [...decided, ...passed], baseTexts, champion }).figures
  const [without, beside] = [learn(), learn(...passedBy('kuroda', 80))]
  expect(beside.heldOutPeople).toEqual(['aoi'])
  expect(beside.challenger.texts).toBe(without.challenger.texts)
  const failed = (figures: typeof beside) =>
    measureGates(figures, LEAST_PASSED)
      .filter(({ passed }) => !passed)
      .map(({ gate }) => gate)
  expect(failed(without)).toContain('agreement')
  expect(failed(beside)).toContain('agreement')
})

test('no training of a model has seen the decisions of whom it was measured by, or a fifth of the targets where it names nobody', () => {
  const byAoi = wordedDecisions(100).map((each) => ({ ...each, decidedBy: 'aoi' }))
  const shareOf = (heldOutPeople?: readonly string[] | null) =>
    byAoi.filter((each) => isHeldOut(each, heldOutPeople === undefined ? {} : { heldOutPeople })).length / byAoi.length
  expect([shareOf(['aoi']), shareOf(['emi'])]).toEqual([1, 0])
  for (const byFamilies of [shareOf(null), shareOf()]) {
    expect(byFamilies).toBeGreaterThan(0.1)
    expect(byFamilies).toBeLessThan(0.3)
  }
})
