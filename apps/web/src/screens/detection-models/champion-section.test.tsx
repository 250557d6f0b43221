// @vitest-environment jsdom
import type { ModelLine } from '@mimamori/contract/detection/detection-models-contract'
import { detectionModels as words } from '@mimamori/copy/detection-models/ja'
import { panels } from '@mimamori/copy/panels/ja'
import { MAX_ROLLBACK_REASON_LENGTH } from '@mimamori/policy/detection/detection-model-rules'
import { afterEach, expect, test, vi } from 'vitest'
import { refusedFor } from '../../api/fake-desk.test-support.ts'
import { ModelHistoryTable } from '../../detection-models/model-history-table.tsx'
import { announced, buttonOf, clickOn, press, typeInto } from '../../keys/page-keys.test-support.tsx'
import { until } from '../../parts/render.test-support.tsx'
import { ChampionSection } from './champion-section.tsx'
import { aModel, modelsState, onModels } from './models.test-support.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

async function aChampion(
  champion: object | null,
  { moves = {}, ...options }: Parameters<typeof onModels>[1] & { moves?: object } = {},
) {
  const section = (of: object | null) => <ChampionSection state={modelsState({ champion: of, moves })} />
  const models = await onModels(section(champion), options)
  const { page, show } = models
  const field = () => page.querySelector('textarea')
  const ask = async () => {
    await clickOn(page, words.rollBack)
    await until(() => field() !== null)
  }
  const has = (...texts: string[]) => texts.map((text) => page.textContent?.includes(text))
  return { ...models, field, ask, has, become: (of: object | null) => show(section(of)) }
}

test('where nothing is learned, the model that ships is in use, and there is no way back', async () => {
  const { page, unmount } = await aChampion(null)
  expect(page.textContent).toBe(
    `${words.champion}${words.shipped}2026-10${words.shippedNote}${words.standing.orders}${words.standing.messages}`,
  )
  expect(page.querySelector('button')).toBeNull()
  await unmount()
})

test('in the list of earlier models it is noted why one stopped', async () => {
  const figures = { ...aModel.figures, trainedOn: 90, steppedBack: { honest: 400, flagged: 29 } }
  const models = [{ ...aModel, state: 'retired', reason: '', figures }] as unknown as readonly ModelLine[]
  const { page, unmount } = await onModels(
    <section>
      <ModelHistoryTable models={models} />
    </section>,
  )
  expect(page.textContent).toContain(words.steppedBackNote('29', '400'))
  await unmount()
})

test('a learned model says who activated it and when, and how it did on decisions it had not seen', async () => {
  const { page, has, become, unmount } = await aChampion(aModel)
  expect(has(words.version('aaaa1111'), words.activatedBy('sato'))).toEqual([true, true])
  expect(has(words.championFigures('90.0%', '75.0%', '50.0%'), words.shippedNote)).toEqual([true, false])
  expect(page.querySelector('time')?.dateTime).toBe(aModel.activatedAt)
  await become({ ...aModel, activatedBy: null, activatedAt: null })
  expect(has(words.activatedByCommand)).toEqual([true])
  expect(page.querySelector('time')?.dateTime).toBe(aModel.madeAt)
  await unmount()
})

test('a learned model shows by which jobs of this desk it earned to flag, at the level in force, with the flags a day to expect', async () => {
  const measured = { passed: [{ category: 'mlm', level: null, n: 400 }], missedByRules: [] }
  const levels = {
    inForce: { desk: 'standard', categories: {} },
    lines: [{ level: 'standard', expected: { all: 7 } }],
  }
  const section = (figures: object) => (
    <ChampionSection state={modelsState({ champion: { ...aModel, figures }, levels })} />
  )
  const { page, show, unmount } = await onModels(section({ ...aModel.figures, measured }))
  const table = () => page.querySelector(`table[aria-label="${words.measured.title}"]`)
  const rows = [...(table()?.querySelectorAll('tbody tr') ?? [])]
  expect(rows[1]?.textContent).toBe(
    `標準${words.measured.of('0', '400')}${words.measured.interval('0.0%', '1.0%')}${words.measured.of('0', '0')}7`,
  )
  expect(rows.map(({ className }) => className.includes('bg-accent-bg'))).toEqual([false, true, false, false])
  await show(section(aModel.figures))
  expect(table()).toBeNull()
  await unmount()
})

test.each([
  ['the shipped model', null, words.shipped],
  ['a learned one', 'bbbb2222', words.version('bbbb2222')],
])('going back to %s needs a reason, is done once, and the models are read again', async (_, follows, name) => {
  const done = Promise.withResolvers<object>()
  const { page, field, ask, has, inputs, isStale, unmount } = await aChampion(
    { ...aModel, follows },
    { answers: { 'detectionModels.rollBack': () => done.promise } },
  )
  await ask()
  expect(page.querySelector('section [data-panel], section[data-panel]')?.ariaLabel).toBe(words.rollBackTitle)
  expect([has(words.rollBackNext(name)), field()?.maxLength]).toEqual([[true], MAX_ROLLBACK_REASON_LENGTH])
  await clickOn(page, words.rollBack)
  expect([has(words.reasonNeeded), inputs('detectionModels.rollBack')]).toEqual([[true], []])
  await typeInto(field(), ' 誤検出が増えた ')
  await clickOn(page, words.rollBack)
  expect(buttonOf(page, words.sending)?.disabled).toBe(true)
  // somebody else may have been faster
  done.resolve({ to: 'dddd4444' })
  await until(() => field() === null)
  expect([announced(), isStale()]).toEqual([words.rolledBack(words.version('dddd4444')), true])
  expect(inputs('detectionModels.rollBack')).toEqual([{ reason: '誤検出が増えた' }])
  await unmount()
})

test('after a way back to the shipped model, that one is named', async () => {
  const { page, field, ask, unmount } = await aChampion(
    { ...aModel, follows: 'bbbb2222' },
    { answers: { 'detectionModels.rollBack': () => ({ to: null }) } },
  )
  await ask()
  await typeInto(field(), '理由')
  await clickOn(page, words.rollBack)
  await until(() => announced() === words.rolledBack(words.shipped))
  await unmount()
})

test('a way back that is left by Escape or its button gives the focus back, and asks the desk nothing', async () => {
  const { page, field, ask, calls, unmount } = await aChampion(aModel)
  const isBack = () => field() === null && document.activeElement === buttonOf(page, words.rollBack)
  await ask()
  await press('Escape', 'Escape')
  await until(isBack)
  await ask()
  await clickOn(page, panels.back)
  await until(isBack)
  expect(calls).toEqual([])
  await unmount()
})

test('a way back that is refused says why and keeps its reason, for this person and this model', async () => {
  const { page, field, ask, alert, become, unmount } = await aChampion(aModel, {
    answers: {
      'detectionModels.rollBack': () => {
        throw refusedFor('no_champion')
      },
    },
  })
  await ask()
  await typeInto(field(), '理由')
  await clickOn(page, words.rollBack)
  await until(() => alert() !== null)
  expect([alert(), field()?.value, announced()]).toEqual([words.refusals.no_champion, '理由', ''])
  await clickOn(page, panels.back)
  await ask()
  expect(field()?.value).toBe('理由')
  await clickOn(page, panels.back)
  await become({ ...aModel, version: 'cccc3333' })
  await ask()
  expect(field()?.value).toBe('')
  await clickOn(page, panels.back)
  await become(aModel)
  await ask()
  await typeInto(field(), '')
  await unmount()
})

test('where there is no way back its button is closed; who only reads the models has none', async () => {
  const closed = await aChampion(aModel, { moves: { rollback: 'no_champion' } })
  expect(buttonOf(closed.page, words.rollBack)?.disabled).toBe(true)
  await closed.unmount()
  const reader = await aChampion(aModel, { role: 'auditor' })
  expect(reader.page.querySelector('button')).toBeNull()
  await reader.unmount()
})
