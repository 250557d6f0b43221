// @vitest-environment jsdom
import { trendNotes as words } from '@mimamori/copy/breakdown/notes.ja'
import { copy } from '@mimamori/copy/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { TrendNotes } from './trend-notes.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const DAYS = ['2026-08-01', '2026-08-02', '2026-08-03']
const note = (day: string) => ({
  id: `n-${day}`,
  day,
  text: day,
  author: { id: 'sato', alias: 'sato' },
  at: '2026-08-04T00:00:00.000Z',
})

/** Notes on these days, as leads see them. */
async function theNotes(fails: () => boolean = () => false) {
  const there = new Set(DAYS)
  const desk = fakeDesk({
    'breakdown.notes.list': () => [...there].sort().map(note),
    'breakdown.notes.remove': ({ noteId }: { noteId: string }) => {
      if (fails()) throw new TypeError('gone')
      there.delete(noteId.slice(2))
      return {}
    },
    'breakdown.notes.putBack': ({ noteId }: { noteId: string }) => {
      there.add(noteId.slice(2))
      return {}
    },
  })
  const { page, unmount } = await render(
    onDesk({ me: { role: 'lead' } })(<TrendNotes until="2026-08">{null}</TrendNotes>),
  )
  const days = (name: (day: string) => string) => DAYS.filter((day) => buttonOf(page, name(words.dated(day))))
  const shown = () => days((day) => `（${day}）`)
  const removed = () => days(words.putBackOf)
  const remove = (day: string) => clickOn(page, `（${words.dated(day)}）`)
  const putBack = (day: string) => clickOn(page, words.putBackOf(words.dated(day)))
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  await until(() => shown().length === DAYS.length)
  return { ...desk, shown, removed, remove, putBack, alert, unmount }
}

test('each note that was removed can be put back, and the others still after it', async () => {
  const { inputs, shown, removed, remove, putBack, unmount } = await theNotes()
  for (const day of DAYS) {
    await remove(day)
    await until(() => removed().includes(day))
  }
  expect([shown(), announced()]).toEqual([[], words.removed])
  await putBack('2026-08-02')
  await until(() => shown().length === 1)
  expect([removed(), announced()]).toEqual([['2026-08-01', '2026-08-03'], words.putBackDone])
  expect(inputs('breakdown.notes.putBack')).toEqual([{ noteId: 'n-2026-08-02' }])
  await unmount()
})

test('a note that could not be removed is not among the removed, and the page says why until the next try', async () => {
  let refused = true
  const { removed, remove, alert, unmount } = await theNotes(() => refused)
  await remove('2026-08-01')
  await until(() => alert() !== null)
  expect([alert(), removed()]).toEqual([copy.errors.network, []])
  refused = false
  await remove('2026-08-01')
  await until(() => removed().length === 1)
  expect(alert()).toBeNull()
  await unmount()
})
