// @vitest-environment jsdom
import { copy } from '@mimamori/copy/ja'
import { ledger as words } from '@mimamori/copy/ledger/ja'
import { DEFAULT_MEASURE_SETTINGS, ladderTermsOf } from '@mimamori/policy/ledger/measure-settings-rules'
import type { ComponentType } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { queries } from '../api/api-queries.ts'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, typeInto, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { LadderTermsSection, MeasureSettingsSection } from './measure-settings-section.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const { hidesPerStep, correctionDays, appealDueDays, ...ADMINS } = DEFAULT_MEASURE_SETTINGS
const LADDER = { hidesPerStep, correctionDays, appealDueDays }

async function theSettings(Section: ComponentType, answers: Parameters<typeof fakeDesk>[0]) {
  let settings = DEFAULT_MEASURE_SETTINGS
  const desk = fakeDesk({ 'ledger.settings': () => settings, ...answers })
  const { page, cache, unmount } = await render(withKeys(<Section />))
  const field = (name: keyof typeof words.names) => {
    const found = [...page.querySelectorAll('label')].find(({ textContent }) => textContent === words.names[name])
    return document.getElementById(found?.htmlFor ?? '') as HTMLInputElement
  }
  await until(() => page.querySelector('input') !== null)
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  const store = (next: typeof settings) => {
    settings = next
  }
  return { ...desk, page, cache, field, alert, store, unmount }
}

test('settings of measures are saved whole, and empty days mean that warnings count for ever', async () => {
  const saved = { ...DEFAULT_MEASURE_SETTINGS, undoSeconds: ADMINS.undoSeconds + 1, warningDays: null }
  const { page, cache, inputs, field, store, unmount } = await theSettings(MeasureSettingsSection, {
    'ledger.setSettings': () => ({ settings: saved, proposed: false }),
  })
  const standing = [...queries.people.key(), 'x']
  cache.setQueryData(standing, {})
  expect(buttonOf(page, words.save)?.disabled).toBe(true)
  await typeInto(field('undoSeconds'), String(ADMINS.undoSeconds + 1))
  await typeInto(field('warningDays'), '')
  store(saved)
  await clickOn(page, words.save)
  await until(() => announced() === words.saved)
  expect(inputs('ledger.setSettings')).toEqual([{ ...ADMINS, undoSeconds: ADMINS.undoSeconds + 1, warningDays: null }])
  expect([buttonOf(page, words.save)?.disabled, cache.getQueryState(standing)?.isInvalidated]).toEqual([true, true])
  await unmount()
})

test('a loosened setting that waits for a lead is said to wait, and its field shows what holds', async () => {
  const { page, field, unmount } = await theSettings(MeasureSettingsSection, {
    'ledger.setSettings': () => ({ settings: DEFAULT_MEASURE_SETTINGS, proposed: true }),
  })
  await typeInto(field('holdMinutes'), String(ADMINS.holdMinutes - 1))
  await clickOn(page, words.save)
  await until(() => announced() === words.proposed)
  expect(field('holdMinutes').value).toBe(String(ADMINS.holdMinutes))
  await unmount()
})

test('what is out of bounds cannot be saved, and a failure keeps what was typed', async () => {
  const { page, inputs, field, alert, unmount } = await theSettings(MeasureSettingsSection, {
    'ledger.setSettings': () => {
      throw new TypeError('gone')
    },
  })
  await typeInto(field('appealDays'), '-1')
  expect([alert(), buttonOf(page, words.save)?.disabled]).toEqual([words.outOfRange, true])
  await typeInto(field('appealDays'), String(ADMINS.appealDays + 1))
  await clickOn(page, words.save)
  await until(() => alert() === copy.errors.network)
  expect([field('appealDays').value, announced(), inputs('ledger.setSettings').length]).toEqual([
    String(ADMINS.appealDays + 1),
    '',
    1,
  ])
  await clickOn(page, words.reset)
  expect(field('appealDays').value).toBe(String(DEFAULT_MEASURE_SETTINGS.appealDays))
  await unmount()
})

test('how hides count is saved with the terms of leads alone, and cases are read again', async () => {
  const saved = { ...DEFAULT_MEASURE_SETTINGS, hidesPerStep: LADDER.hidesPerStep + 1 }
  const { page, cache, inputs, field, store, alert, unmount } = await theSettings(LadderTermsSection, {
    'ledger.setLadder': () => ({ settings: saved }),
  })
  const cases = [...queries.cases.key(), 'x']
  cache.setQueryData(cases, {})
  await typeInto(field('hidesPerStep'), 'x')
  expect([alert(), buttonOf(page, words.save)?.disabled]).toEqual([words.outOfRange, true])
  await typeInto(field('hidesPerStep'), String(LADDER.hidesPerStep + 1))
  store(saved)
  await clickOn(page, words.save)
  await until(() => announced() === words.saved)
  expect(inputs('ledger.setLadder')).toEqual([
    { ...ladderTermsOf(DEFAULT_MEASURE_SETTINGS), ...LADDER, hidesPerStep: LADDER.hidesPerStep + 1 },
  ])
  expect(cache.getQueryState(cases)?.isInvalidated).toBe(true)
  await unmount()
})
