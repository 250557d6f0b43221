import type { Flag, Scannable, Suspicion } from '@mimamori/policy/catalogue/detection-flag'
import type { Category } from '@mimamori/policy/catalogue/violation-categories'
import { describe, expect, test } from 'vitest'
import { toScannable } from '../examples/rule-example.ts'
import type { LabelledText } from '../training/labelled-text.ts'
import { evaluateDetector } from './evaluate-detector.ts'

const labelled = (body: string, expected: Category | 'none'): LabelledText => ({
  id: body,
  family: body,
  text: toScannable(body),
  expect: expected,
  passages: [],
})
const flag = (category: Category): Flag => ({ category, rule: 'r', reason: 'x', score: 0.9, spans: [] })
/** Flags what has a category's name in it. */
const detect = ({ body }: Scannable): Suspicion['flags'] =>
  (['mlm', 'other'] as const).filter((category) => body.includes(category)).map(flag)

describe('a detector is judged', () => {
  const texts = [
    labelled('mlm 1', 'mlm'),
    labelled('mlm 2', 'mlm'),
    labelled('unseen', 'mlm'),
    labelled('mlm 3', 'other'),
    labelled('honest', 'none'),
    labelled('honest, but other', 'none'),
  ]
  let clock = 0
  const tick = () => {
    clock += 500
    return clock
  }
  const { figures, mistakes } = evaluateDetector(texts, detect, tick)

  test('by what it flags of violations and of honest texts', () => {
    expect(figures).toMatchObject({ texts: 6, flaggedRecall: 0.75, falseFlagRate: 0.5, textsPerSecond: 12 })
  })

  test('by the category of what it flagged', () => {
    expect(figures.categoryAccuracy).toBeCloseTo(2 / 3, 3)
    expect(figures.perCategory.mlm.recall).toMatchObject({ share: 0.6667, hits: 2, n: 3 })
    expect(figures.perCategory.other.categoryAccuracy).toMatchObject({ share: 0, n: 1 })
    expect(figures.perCategory.free_sample.recall).toMatchObject({ share: null, n: 0, interval: [0, 1] })
  })

  test('by length and by kind of text', () => {
    const long = { ...labelled(`mlm ${'x'.repeat(1400)}`, 'mlm') }
    const message: LabelledText = { ...labelled('mlm', 'none'), text: { ...toScannable('mlm'), type: 'message' } }
    const { byLength, byKind } = evaluateDetector([...texts, long, message], detect, tick).figures
    expect(byLength['under 150']?.flaggedRecall).toMatchObject({ hits: 3, n: 4 })
    expect(byLength['1,400 and more']?.flaggedRecall).toMatchObject({ hits: 1, n: 1 })
    expect(byLength['400 to 799']?.falseFlagRate).toMatchObject({ share: null, n: 0 })
    expect(byKind.job.falseFlagRate).toMatchObject({ hits: 1, n: 2 })
    expect(byKind.message.falseFlagRate).toMatchObject({ hits: 1, n: 1 })
  })

  test('and every mistake is told with its flags', () => {
    expect(mistakes.map(({ id, mistake, expected, found }) => [id, mistake, expected, found])).toEqual([
      ['unseen', 'missed', 'mlm', null],
      ['mlm 3', 'category', 'other', 'mlm'],
      ['honest, but other', 'false_flag', 'none', 'other'],
    ])
  })
})
