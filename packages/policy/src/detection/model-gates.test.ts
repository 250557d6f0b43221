import { expect, test } from 'vitest'
import { type AnswerCounts, countAnswers, type ModelFigures } from './model-figures.ts'
import { measureGates, passesGates } from './model-gates.ts'

/** A model that judges so many of 100 held-out texts rightly, wrong on both sides alike. */
const counts = (agreed: number, texts = 100): AnswerCounts => {
  const violations = texts / 2
  const missed = Math.floor((texts - agreed) / 2)
  return {
    texts,
    violations,
    agreed,
    found: violations - missed,
    flagged: violations - missed + (texts - agreed - missed),
  }
}

const figures = (change: Partial<ModelFigures> = {}): ModelFigures => ({
  trainedOn: 200,
  baseTexts: 1000,
  challenger: counts(94),
  champion: counts(90),
  challengerBase: { honest: 500, flagged: 50 },
  championBase: { honest: 500, flagged: 50 },
  passedJobs: 200,
  ...change,
})

const failed = (change: Partial<ModelFigures>) =>
  measureGates(figures(change), 200)
    .filter(({ passed }) => !passed)
    .map(({ gate }) => gate)

test('a model that agrees with the desk, and is no worse than the champion, passes', () => {
  expect(passesGates(measureGates(figures(), 200))).toBe(true)
})

test('each gate stops what it is there for', () => {
  expect(failed({ challenger: counts(38, 38), champion: counts(34, 38) })).toEqual(['held_out'])
  expect(failed({ passedJobs: 199 })).toEqual(['passed_jobs'])
  expect(failed({ challenger: counts(84), champion: counts(80) })).toEqual(['agreement', 'agreement_sure'])
  expect(failed({ challenger: { ...counts(94), found: 44, flagged: 46 } })).toEqual(['recall'])
  expect(failed({ challengerBase: { honest: 500, flagged: 56 } })).toEqual(['false_flags'])
  expect(failed({ challengerBase: { honest: 500, flagged: 55 } })).toEqual([])
  expect(failed({ silenced: [{ caseId: 'c-1', decidedBy: 'sato' }] })).toEqual(['one_word'])
})

test('of fewer than 15 violations a model need not find as many as the champion', () => {
  const few = (violations: number, found: number) => ({ ...counts(98), violations, found })
  expect(failed({ challenger: few(14, 0), champion: few(14, 14) })).toEqual([])
  expect(failed({ challenger: few(15, 14), champion: few(15, 15) })).toEqual(['recall'])
})

/** The probability of at least so many hits in n, each with probability p. */
function binomialTail(n: number, p: number, least: number): number {
  let term = (1 - p) ** n
  let below = 0
  for (let hits = 0; hits < least; hits++) {
    below += term
    term *= ((n - hits) / (hits + 1)) * (p / (1 - p))
  }
  return 1 - below
}

test('labels that are wrong in a fifth pass by luck in one refit of thirty at most, however few decisions are held out', () => {
  for (let n = 40; n <= 300; n += 10) {
    const least = Array.from({ length: n + 1 }, (_, agreed) => agreed).find((agreed) =>
      measureGates(figures({ challenger: counts(agreed, n), champion: counts(0, n) }), 200)
        .filter(({ gate }) => gate === 'agreement' || gate === 'agreement_sure')
        .every(({ passed }) => passed),
    )
    expect(binomialTail(n, 0.8, least ?? n)).toBeLessThan(1 / 30)
  }
})

test('a text counts as judged rightly on the right side, in whatever category', () => {
  const pairs = [
    { label: 'mlm', answer: 'other' },
    { label: 'mlm', answer: 'none' },
    { label: 'none', answer: 'mlm' },
    { label: 'none', answer: 'none' },
  ] as const
  expect(countAnswers(pairs)).toEqual({ texts: 4, violations: 2, agreed: 2, found: 1, flagged: 2 })
})
