// @vitest-environment jsdom
import { trendNotes as words } from '@mimamori/copy/breakdown/notes.ja'
import { copy } from '@mimamori/copy/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import { serverNow } from '../../api/server-clock.ts'
import { announced, buttonOf, clickOn, typeInto } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import NoteDialog from './note-dialog.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const TODAY = new Date(serverNow() + 9 * 60 * 60_000).toISOString().slice(0, 10)
const alertOf = (page: Element) => page.querySelector('[role=alert]')?.textContent ?? ''

async function aDialog(last: string, answer: () => unknown = () => ({})) {
  const { calls, inputs } = fakeDesk({ 'breakdown.notes.write': answer })
  let closes = 0
  const dialog = (
    <NoteDialog
      until={last}
      onClose={() => {
        closes += 1
      }}
    />
  )
  const { page, unmount } = await render(onDesk()(dialog))
  const day = () => page.querySelector<HTMLInputElement>('input[type=date]')
  return {
    page,
    calls,
    sent: () => inputs('breakdown.notes.write'),
    day,
    unmount,
    closes: () => closes,
    text: (to: string) => typeInto(page.querySelector('textarea'), to),
  }
}

test('a note is about today, or about the last day of a trend that ends before', async () => {
  const now = await aDialog('2999-12')
  expect(now.day()?.value).toBe(TODAY)
  await now.text(' 値下げの告知 ')
  await clickOn(now.page, words.save)
  await until(() => now.closes() === 1)
  expect(now.sent()).toEqual([{ day: TODAY, text: '値下げの告知' }])
  await now.unmount()
  const before = await aDialog('2024-02')
  expect(before.day()?.value).toBe('2024-02-29')
  await before.unmount()
})

test('a note without a day, of a day to come or without words is not sent, and says what is missing', async () => {
  const { page, sent, day, text, closes, unmount } = await aDialog('2999-12')
  await clickOn(page, words.save)
  expect(alertOf(page)).toBe(words.textNeeded)
  await text('告知')
  for (const [at, why] of [
    ['', words.dayNeeded],
    ['2998-01-01', words.refusals.note_day_outside],
    ['2014-12-31', words.refusals.note_day_outside],
  ] as const) {
    await typeInto(day(), at)
    await clickOn(page, words.save)
    expect([at, alertOf(page)]).toEqual([at, why])
  }
  expect([sent(), closes()]).toEqual([[], 0])
  await unmount()
})

test('a note that is not stored says why and stays, and is the same request until it is changed', async () => {
  let fault: unknown = refusedFor('note_day_outside')
  const { page, calls, text, closes, unmount } = await aDialog('2999-12', () => {
    throw fault
  })
  await text('告知')
  await clickOn(page, words.save)
  await until(() => alertOf(page) === words.refusals.note_day_outside)
  expect([closes(), page.querySelector('textarea')?.value]).toEqual([0, '告知'])
  fault = new TypeError('lost')
  await clickOn(page, words.save)
  await until(() => alertOf(page) === copy.errors.network)
  await text('告知2')
  await clickOn(page, words.save)
  await until(() => calls.length === 3)
  const [first, again, other] = calls.map(({ idempotencyKey }) => idempotencyKey)
  expect([first === again, first === other, first === null]).toEqual([true, false, false])
  await unmount()
})

test('while a note is saved it is not saved twice', async () => {
  const answer = Promise.withResolvers<object>()
  const { page, sent, text, closes, unmount } = await aDialog('2999-12', () => answer.promise)
  await text('告知')
  await clickOn(page, words.save)
  await until(() => buttonOf(page, words.saving)?.disabled === true)
  answer.resolve({})
  await until(() => closes() === 1)
  expect([sent().length, announced()]).toEqual([1, words.added])
  await unmount()
})
