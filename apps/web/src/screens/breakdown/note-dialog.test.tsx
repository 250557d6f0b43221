// @vitest-environment jsdom
import { trendNotes as words } from '@mimamori/copy/breakdown/notes.ja'
import { expect, test } from 'vitest'
import { serverNow } from '../../api/server-clock.ts'
import { buttonOf, clickOn, typeInto } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import NoteDialog from './note-dialog.tsx'

const TODAY = new Date(serverNow() + 9 * 60 * 60_000).toISOString().slice(0, 10)
const alertOf = (page: Element) => page.querySelector('[role=alert]')?.textContent ?? ''

async function aDialog(until: string, answer: string | null = null, busy = false) {
  const sent: unknown[] = []
  let closes = 0
  const dialog = (
    <NoteDialog
      {...{ until, busy }}
      onSend={async (input) => {
        sent.push(input)
        return answer
      }}
      onClose={() => {
        closes += 1
      }}
    />
  )
  const { page, unmount } = await render(onDesk()(dialog))
  const day = () => page.querySelector<HTMLInputElement>('input[type=date]')
  return {
    page,
    sent,
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
  expect(now.sent).toEqual([{ day: TODAY, text: '値下げの告知' }])
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
  expect([sent, closes()]).toEqual([[], 0])
  await unmount()
})

test('a note that is not stored says why and stays, and while it is saved it is not saved twice', async () => {
  const { page, text, closes, unmount } = await aDialog('2999-12', 'なぜ')
  await text('告知')
  await clickOn(page, words.save)
  await until(() => alertOf(page) === 'なぜ')
  expect([closes(), page.querySelector('textarea')?.value]).toEqual([0, '告知'])
  await unmount()
  const saving = await aDialog('2999-12', null, true)
  expect(buttonOf(saving.page, words.saving)?.disabled).toBe(true)
  await saving.unmount()
})
