// @vitest-environment jsdom
import type { LevelsState } from '@mimamori/contract/detection/detection-models-contract'
import { detectionModels } from '@mimamori/copy/detection-models/ja'
import { panels } from '@mimamori/copy/panels/ja'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { MAX_LEVEL_REASON_LENGTH } from '@mimamori/policy/detection/detection-level-rules'
import { DETECTION_LEVELS, type DetectionLevel } from '@mimamori/policy/detection/detection-levels'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { refusedFor } from '../../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, press, typeInto } from '../../keys/page-keys.test-support.tsx'
import { until } from '../../parts/render.test-support.tsx'
import { LevelsSection } from './levels-section.tsx'
import { onModels } from './models.test-support.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const { levels: words, ...copy } = detectionModels

/** flags a day of each category: 1 where the model flags least, 10 times as many with each level */
const line = (level: DetectionLevel, at: number) => {
  const categories = Object.fromEntries(CATEGORIES.map((each) => [each, 10 ** at]))
  return { level, threshold: 0.5, recall: 0.5, falseFlags: 0.01, expected: { all: 7 * 10 ** at, categories } }
}
const LEVELS = {
  inForce: { desk: 'standard', categories: { mlm: 'wide' } },
  change: null,
  lines: DETECTION_LEVELS.map(line),
  basis: { texts: 4321, days: 28 },
}

async function someLevels(of: { [name: string]: unknown } = {}, options: Parameters<typeof onModels>[1] = {}) {
  const section = ({ ordersOnly = false, ...more }: { ordersOnly?: boolean; [name: string]: unknown }) => (
    <LevelsSection ordersOnly={ordersOnly} levels={{ ...LEVELS, ...more } as unknown as LevelsState} />
  )
  const models = await onModels(section(of), options)
  const { page, show } = models
  const field = () => page.querySelector('textarea')
  const radio = (level: DetectionLevel) =>
    page.querySelector<HTMLInputElement>(`[data-level=${level}] input`) as HTMLInputElement
  const chosen = () => DETECTION_LEVELS.filter((level) => radio(level).checked)
  const choose = async (level: DetectionLevel) => {
    await act(async () => radio(level).click())
    await until(() => field() !== null)
  }
  const ofCategory = (category: string) => page.querySelector<HTMLSelectElement>(`[data-category=${category}] select`)
  const chooseFor = async (category: string, level: DetectionLevel | '') => {
    await typeInto(ofCategory(category), level)
    await until(() => field() !== null)
  }
  const save = async (reason: string) => {
    await typeInto(field(), reason)
    await clickOn(page, words.save)
  }
  const hint = () => page.querySelector('[data-panel] > p')?.textContent
  const has = (...texts: string[]) => texts.map((text) => page.textContent?.includes(text))
  return {
    ...models,
    field,
    radio,
    chosen,
    choose,
    ofCategory,
    chooseFor,
    save,
    hint,
    has,
    become: (more: { [name: string]: unknown }) => show(section(more)),
  }
}

test('of a model that only orders it is said that the levels are not used yet, of one that flags it is not', async () => {
  const { has, become, unmount } = await someLevels({ ordersOnly: true })
  expect(has(words.ordersOnly)).toEqual([true])
  await become({ ordersOnly: false })
  expect(has(words.ordersOnly)).toEqual([false])
  await unmount()
})

test('the levels in force are shown with what was counted, and nothing is to be saved', async () => {
  const { page, field, chosen, ofCategory, has, unmount } = await someLevels()
  expect([chosen(), ofCategory('mlm')?.value, ofCategory('other')?.value]).toEqual([['standard'], 'wide', ''])
  expect(has(words.basis('4,321', '28'), words.unknown('4,321'))).toEqual([true, false])
  expect([field(), page.querySelector('time')]).toEqual([null, null])
  await unmount()
})

test('the last change is shown with who made it and why', async () => {
  const change = { at: '2026-11-30T00:00:00.000Z', by: 'mori', reason: '見逃しが増えた' }
  const { page, has, become, unmount } = await someLevels({ change })
  expect([has('· mori · 見逃しが増えた'), page.querySelector('time')?.dateTime]).toEqual([[true], change.at])
  await become({ change: { ...change, by: null } })
  expect(has(`· ${copy.system} · 見逃しが増えた`)).toEqual([true])
  await unmount()
})

test('another level of the desk is saved once with its reason, beside those of categories', async () => {
  const saved = Promise.withResolvers<null>()
  const { page, field, chosen, choose, save, has, inputs, isStale, unmount } = await someLevels(
    {},
    { answers: { 'detectionModels.setLevels': () => saved.promise } },
  )
  await choose('strict')
  expect([chosen(), field()?.maxLength]).toEqual([['strict'], MAX_LEVEL_REASON_LENGTH])
  expect(has(words.reasonTitle, words.nextExpected('160', '106'))).toEqual([true, true])
  await save(' ')
  expect([has(copy.reasonNeeded), inputs('detectionModels.setLevels')]).toEqual([[true], []])
  await save('誤検出が多い')
  expect(buttonOf(page, copy.sending)?.disabled).toBe(true)
  saved.resolve(null)
  await until(() => field() === null)
  expect([announced(), isStale(), chosen()]).toEqual([words.saved, true, ['standard']])
  expect(inputs('detectionModels.setLevels')).toEqual([
    { levels: { desk: 'strict', categories: { mlm: 'wide' } }, reason: '誤検出が多い' },
  ])
  await unmount()
})

test('a category gets a level of its own or that of the desk, and others keep theirs', async () => {
  const { chooseFor, choose, save, field, has, inputs, unmount } = await someLevels(
    {},
    { answers: { 'detectionModels.setLevels': () => null } },
  )
  await chooseFor('other', 'widest')
  expect(has(words.nextExpected('160', '1,150'))).toEqual([true])
  await choose('wide')
  await save('理由')
  await until(() => field() === null)
  await chooseFor('mlm', '')
  expect(has(words.nextExpected('160', '70'))).toEqual([true])
  await save('理由')
  await until(() => field() === null)
  expect(inputs('detectionModels.setLevels')).toEqual([
    { levels: { desk: 'wide', categories: { mlm: 'wide', other: 'widest' } }, reason: '理由' },
    { levels: { desk: 'standard', categories: {} }, reason: '理由' },
  ])
  await unmount()
})

test('where too little was read to say how many flags to expect, that is said', async () => {
  const { choose, chooseFor, hint, has, unmount } = await someLevels({
    lines: LEVELS.lines.map((each) => ({ ...each, expected: null })),
    basis: { texts: 99, days: 0 },
  })
  expect(has(words.unknown('99'), words.basis('99', '0'))).toEqual([true, false])
  await choose('wide')
  expect(hint()).toBe(words.next)
  await chooseFor('mlm', '')
  await unmount()
  const partly = await someLevels({
    lines: LEVELS.lines.map((each) => (each.level === 'widest' ? { ...each, expected: null } : each)),
  })
  await partly.choose('widest')
  expect([partly.has(words.basis('4,321', '28')), partly.hint()]).toEqual([[true], words.next])
  await partly.unmount()
})

test('a change that is left by Escape or its button is undone, and asks the desk nothing', async () => {
  const { page, field, chosen, choose, calls, unmount } = await someLevels()
  await choose('wide')
  await press('Escape', 'Escape')
  expect([field(), chosen()]).toEqual([null, ['standard']])
  await choose('widest')
  await clickOn(page, panels.back)
  expect([field(), chosen(), calls]).toEqual([null, ['standard'], []])
  expect((await press('Escape', 'Escape')).defaultPrevented).toBe(false)
  await unmount()
})

test('a change that is refused says why, and stays with its reason', async () => {
  const { page, field, chosen, choose, save, alert, unmount } = await someLevels(
    {},
    {
      answers: {
        'detectionModels.setLevels': () => {
          throw refusedFor('levels_unchanged')
        },
      },
    },
  )
  await choose('wide')
  await save('理由')
  await until(() => alert() !== null)
  expect([alert(), field()?.value, chosen(), announced()]).toEqual([
    copy.refusals.levels_unchanged,
    '理由',
    ['wide'],
    '',
  ])
  await typeInto(field(), '')
  expect(buttonOf(page, words.save)?.disabled).toBe(false)
  await unmount()
})

test('a reason that is not sent is kept for who wrote it, and for nobody else', async () => {
  const first = await someLevels()
  await first.choose('wide')
  await typeInto(first.field(), '理由')
  await first.unmount()
  const other = await someLevels({}, { id: 'mori' })
  await other.choose('wide')
  expect(other.field()?.value).toBe('')
  await other.unmount()
  const { field, choose, unmount } = await someLevels()
  await choose('widest')
  expect(field()?.value).toBe('理由')
  await typeInto(field(), '')
  await unmount()
})

test('who only reads the models sees the levels and changes none', async () => {
  const { radio, ofCategory, chosen, unmount } = await someLevels({}, { role: 'auditor' })
  expect([radio('wide').disabled, ofCategory('mlm')?.disabled, chosen()]).toEqual([true, true, ['standard']])
  await unmount()
  const lead = await someLevels()
  expect([lead.radio('wide').disabled, lead.ofCategory('mlm')?.disabled]).toEqual([false, false])
  await lead.unmount()
})
