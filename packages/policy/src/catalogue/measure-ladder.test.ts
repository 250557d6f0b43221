import { expect, test } from 'vitest'
import type { Measure } from '../decisions/measure-rules.ts'
import type { CatalogueEntryOf } from './catalogue-entry.ts'
import { isSofter, nextRung, type RungMeasure, suggestMove, suggestTemplate } from './measure-ladder.ts'

const SETTINGS = { restricting: true, hidesPerStep: 5 }
const given = (prior: Partial<Parameters<typeof nextRung>[0]>) => ({ advice: 0, warnings: 0, ...prior })
const rung = (measure: RungMeasure) => ({ measure, nth: 1, hides: 0 })

test.each([
  [{}, 'advice', 1],
  [{ advice: 1 }, 'warn', 1],
  [{ warnings: 1 }, 'warn', 2],
  [{ advice: 4, warnings: 2 }, 'warn', 3],
  [{ warnings: 3 }, 'restrict', 1],
  [{ warnings: 7 }, 'restrict', 1],
  [{ warnings: 3, restricted: true }, 'withdraw', 1],
] as const)('who has %o behind them gets %s no. %i next', (standing, measure, nth) => {
  expect(nextRung(given(standing), SETTINGS)).toEqual({ measure, nth, hides: 0 })
})

test('a desk that restricts nobody goes from the last warning to a withdrawal', () => {
  expect(nextRung(given({ warnings: 3 }), { ...SETTINGS, restricting: false })).toMatchObject({ measure: 'withdraw' })
})

test.each([
  [{ hidden: 4 }, 'advice', 1, 0],
  [{ hidden: 5 }, 'warn', 1, 5],
  [{ hidden: 17 }, 'warn', 1, 17],
  [{ hidden: 200 }, 'warn', 1, 200],
  [{ hidden: 9, warnings: 1 }, 'warn', 2, 9],
  [{ hidden: 10, warnings: 1 }, 'restrict', 1, 10],
] as const)(
  'with %o, five hides being a step, the next is %s no. %i, for %i hides',
  (standing, measure, nth, hides) => {
    expect(nextRung(given(standing), SETTINGS)).toEqual({ measure, nth, hides })
  },
)

test('hides do not count where a desk has set them not to', () => {
  expect(nextRung(given({ hidden: 17 }), { ...SETTINGS, hidesPerStep: 0 })).toMatchObject({
    measure: 'advice',
    hides: 0,
  })
})

test('nothing comes next for who was withdrawn, or is about to be', () => {
  expect(nextRung(given({ withdrawn: true }), SETTINGS)).toBeNull()
  expect(nextRung(given({ pending: true }), SETTINGS)).toBeNull()
})

test.each<[Measure[], RungMeasure, boolean]>([
  [['request_correction'], 'advice', false],
  [['request_correction'], 'warn', false],
  [['advice'], 'warn', true],
  [['hide'], 'warn', false],
  [['hide', 'advice'], 'warn', false],
  [['warn'], 'advice', false],
  [['warn'], 'restrict', false],
  [['advice'], 'withdraw', true],
  [['hide', 'warn'], 'withdraw', false],
  [['restrict'], 'withdraw', true],
  [['show'], 'withdraw', false],
  [['lift'], 'warn', false],
])('is %o softer than %s? %s', (measures, next, softer) => {
  expect(isSofter(measures, rung(next))).toBe(softer)
  expect(isSofter(measures, null)).toBe(false)
})

const free = { advice: null, warn: null, restrict: null, propose_withdrawal: null, escalate: null }

test.each([
  ['warn', free, 'warn'],
  ['withdraw', free, 'propose_withdrawal'],
  ['withdraw', { ...free, propose_withdrawal: 'ineligible' }, 'escalate'],
  ['restrict', { ...free, restrict: 'measure_not_allowed' }, 'escalate'],
  ['restrict', { ...free, restrict: 'measure_not_allowed', escalate: 'already_escalated' }, null],
  ['warn', { ...free, warn: 'lease_lost' }, null],
] as const)('for the step %s, with %o, the review suggests %s', (next, moves, move) => {
  expect(suggestMove(rung(next), moves)).toBe(move)
})

const template = (id: string, data: object) =>
  ({
    kind: 'template',
    id,
    version: 1,
    effectiveFrom: '2019-11-01',
    data: { measures: ['warn'], category: null, ...data },
  }) as never as CatalogueEntryOf<'template'>

test('the template is that of the step for the category, and a step that is no letter has none', () => {
  const forms = [
    template('any', {}),
    template('w', { category: 'direct_deal' }),
    template('m', { measures: ['advice'], category: 'mlm' }),
  ]
  expect(suggestTemplate(forms, rung('warn'), 'direct_deal')?.id).toBe('w')
  expect(suggestTemplate(forms, rung('warn'), 'mlm')?.id).toBe('any')
  expect(suggestTemplate(forms, rung('advice'), 'direct_deal')).toBeNull()
  expect(suggestTemplate(forms, rung('withdraw'), 'direct_deal')).toBeNull()
})
