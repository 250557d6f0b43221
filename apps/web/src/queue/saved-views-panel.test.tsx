// @vitest-environment jsdom
import type { SavedView } from '@mimamori/contract/queue/saved-view-contract'
import { views as words } from '@mimamori/copy/views/ja'
import { act } from 'react'
import { beforeEach, expect, test } from 'vitest'
import { buttonOf, clickOn, press, typeInto, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { SavedViewsPanel } from './saved-views-panel.tsx'

let saved: unknown[]
let answer: string | null
let closes: number
beforeEach(() => {
  saved = []
  answer = null
  closes = 0
})

const view = (id: string, key: string | null, more: object = {}) =>
  ({
    ...{ id, key, name: `名 ${id}`, shared: false, query: { view: 'flagged' }, mayChange: true },
    ...{ owner: { mine: true, alias: 'sato' }, ...more },
  }) as unknown as SavedView

const CURRENT = { view: 'patrol' } as unknown as SavedView['query']

async function aPanel(views: SavedView[], { failed = false, busy = false } = {}) {
  const saving = {
    busy,
    save: async (edited: unknown) => {
      saved.push(edited)
      return answer
    },
    remove: async ({ id }: SavedView) => {
      saved.push(`remove ${id}`)
      return answer
    },
  }
  const panel = (
    <SavedViewsPanel
      {...{ views, failed, saving, query: CURRENT, suggestion: '名のない一覧' }}
      link={({ id, name }) => <a href={`#${id}`}>{name}</a>}
      onClose={() => {
        closes += 1
      }}
    />
  )
  const { page, unmount } = await render(withKeys(panel))
  await until(() => page.querySelector('section') !== null)
  const keys = () => [...page.querySelectorAll('option')].map(({ value }) => value)
  return { page, keys, unmount }
}

test('the list on screen is saved under its suggested name, with a key that is free', async () => {
  const { page, keys, unmount } = await aPanel([
    view('a', '1'),
    view('b', '2', { owner: { mine: false, alias: 'mori' } }),
  ])
  expect(document.activeElement?.textContent).toBe('名 a')
  await clickOn(page, words.save)
  await until(() => page.querySelector('form') !== null)
  const name = page.querySelector<HTMLInputElement>('form input')
  expect([name?.value, keys().includes('1'), keys().includes('2'), keys().includes('q')]).toEqual([
    '名のない一覧',
    false,
    true,
    false,
  ])
  await typeInto(name, '  ')
  await clickOn(page, words.saveAs)
  expect(saved).toEqual([])
  await typeInto(name, ' 未払い ')
  await typeInto(page.querySelector('select'), '3')
  await act(async () => page.querySelector<HTMLInputElement>('[type=checkbox]')?.click())
  await clickOn(page, words.saveAs)
  await until(() => page.querySelector('form') === null)
  expect(saved).toEqual([{ id: null, name: '未払い', key: '3', shared: true, query: CURRENT }])
  await unmount()
})

test('a saved view is edited with its own key and those that are free, and takes the list on screen only when asked to', async () => {
  const { page, keys, unmount } = await aPanel([view('a', '1'), view('b', '2')])
  await clickOn(page, `${words.edit}: 名 a`)
  await until(() => page.querySelector('form') !== null)
  expect([page.querySelector('select')?.value, keys().includes('1'), keys().includes('2')]).toEqual(['1', true, false])
  await clickOn(page, words.saveAs)
  await until(() => saved.length === 1)
  expect(saved).toMatchObject([{ id: 'a', key: '1', query: { view: 'flagged' } }])
  await clickOn(page, `${words.edit}: 名 a`)
  await clickOn(page, words.update)
  await until(() => saved.length === 2)
  expect(saved[1]).toMatchObject({ id: 'a', name: '名 a', query: CURRENT })
  await unmount()
})

test('a view that could not be saved or deleted says why and stays open', async () => {
  answer = 'なぜ'
  const { page, unmount } = await aPanel([view('a', null)])
  await clickOn(page, `${words.edit}: 名 a`)
  await until(() => page.querySelector('form') !== null)
  await clickOn(page, words.saveAs)
  await until(() => page.querySelector('[role=alert]')?.textContent === 'なぜ')
  await clickOn(page, words.cancel)
  expect(page.querySelector('form')).toBeNull()
  await clickOn(page, `${words.delete}: 名 a`)
  expect(saved.length).toBe(1)
  await clickOn(page, words.deleteYes)
  await until(() => page.textContent?.includes('なぜ') ?? false)
  expect(saved[1]).toBe('remove a')
  await unmount()
})

test('what others share cannot be changed; Escape closes the panel, and a failure is not told as having none', async () => {
  const shared = view('b', '2', { owner: { mine: false, alias: 'mori' }, mayChange: false, shared: true })
  const { page, unmount } = await aPanel([shared])
  expect([buttonOf(page, words.edit), page.textContent?.includes(words.sharedBy('mori'))]).toEqual([undefined, true])
  await press('Escape', 'Escape', { isComposing: true })
  await press('Escape', 'Escape')
  expect(closes).toBe(1)
  await unmount()
  const failed = await aPanel([], { failed: true })
  expect([
    failed.page.textContent?.includes(words.noViews),
    failed.page.textContent?.includes(words.viewsFailed),
  ]).toEqual([false, true])
  await failed.unmount()
})
