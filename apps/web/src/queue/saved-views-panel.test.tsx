// @vitest-environment jsdom
import type { SavedView } from '@mimamori/contract/queue/saved-view-contract'
import { copy } from '@mimamori/copy/ja'
import { views as words } from '@mimamori/copy/views/ja'
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { queries } from '../api/api-queries.ts'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, press, typeInto, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { SavedViewsPanel } from './saved-views-panel.tsx'

let refusal: string | null
let closes: number
beforeEach(() => {
  refusal = null
  closes = 0
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const view = (id: string, key: string | null, more: object = {}) =>
  ({
    ...{ id, key, name: `名 ${id}`, shared: false, query: { view: 'flagged' }, mayChange: true },
    ...{ owner: { mine: true, alias: 'sato' }, ...more },
  }) as unknown as SavedView

const CURRENT = { view: 'patrol' } as unknown as SavedView['query']

async function aPanel(views: SavedView[], { failed = false } = {}) {
  const answer = () => {
    if (refusal) throw refusedFor(refusal)
    return {}
  }
  const desk = fakeDesk({ 'queue.views.add': answer, 'queue.views.change': answer, 'queue.views.remove': answer })
  const saved = () => desk.calls.map(({ operation, input }) => [operation, input])
  const panel = (
    <SavedViewsPanel
      {...{ views, failed, query: CURRENT, suggestion: '名のない一覧' }}
      link={({ id, name }) => <a href={`#${id}`}>{name}</a>}
      onClose={() => {
        closes += 1
      }}
    />
  )
  const { page, cache, unmount } = await render(withKeys(panel))
  await until(() => page.querySelector('section') !== null)
  const keys = () => [...page.querySelectorAll('option')].map(({ value }) => value)
  return { page, cache, keys, saved, unmount }
}

test('the list on screen is saved under its suggested name, with a key that is free', async () => {
  const { page, cache, keys, saved, unmount } = await aPanel([
    view('a', '1'),
    view('b', '2', { owner: { mine: false, alias: 'mori' } }),
  ])
  const key: readonly unknown[] = queries.queue.views.list.queryKey()
  cache.setQueryData(key, [])
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
  expect(saved()).toEqual([])
  await typeInto(name, ' 未払い ')
  await typeInto(page.querySelector('select'), '3')
  await act(async () => page.querySelector<HTMLInputElement>('[type=checkbox]')?.click())
  await clickOn(page, words.saveAs)
  await until(() => page.querySelector('form') === null)
  expect(saved()).toEqual([['queue.views.add', { name: '未払い', key: '3', shared: true, query: CURRENT }]])
  expect([announced(), cache.getQueryState(key)?.isInvalidated]).toEqual([words.saved('未払い'), true])
  await unmount()
})

test('a saved view is edited with its own key and those that are free, and takes the list on screen only when asked to', async () => {
  const kept = { view: 'flagged', filters: { standard: 'certified', minReports: 2 }, sort: 'newest' }
  const { page, keys, saved, unmount } = await aPanel([view('a', '1', { query: kept }), view('b', '2')])
  await clickOn(page, `${words.edit}: 名 a`)
  await until(() => page.querySelector('form') !== null)
  expect([page.querySelector('select')?.value, keys().includes('1'), keys().includes('2')]).toEqual(['1', true, false])
  await clickOn(page, words.saveAs)
  await until(() => page.querySelector('form') === null)
  const body = { id: 'a', name: '名 a', key: '1', shared: false }
  expect(saved()).toEqual([['queue.views.change', { ...body, query: kept }]])
  await clickOn(page, `${words.edit}: 名 a`)
  await clickOn(page, words.update)
  await until(() => saved().length === 2)
  expect(saved()[1]).toEqual(['queue.views.change', { ...body, query: CURRENT }])
  await unmount()
})

test('a view that could not be saved or deleted says why and stays open, and the list is read again', async () => {
  refusal = 'key_taken'
  const { page, cache, saved, unmount } = await aPanel([view('a', null)])
  const key: readonly unknown[] = queries.queue.views.list.queryKey()
  cache.setQueryData(key, [])
  const alert = () => page.querySelector('[role=alert]')?.textContent
  await clickOn(page, `${words.edit}: 名 a`)
  await until(() => page.querySelector('form') !== null)
  await clickOn(page, words.saveAs)
  await until(() => alert() === words.refusals.key_taken)
  expect(cache.getQueryState(key)?.isInvalidated).toBe(true)
  await clickOn(page, words.cancel)
  expect(page.querySelector('form')).toBeNull()
  await clickOn(page, `${words.delete}: 名 a`)
  expect(saved().length).toBe(1)
  refusal = 'not_permitted'
  await clickOn(page, words.deleteYes)
  await until(() => alert() === copy.refusals.not_permitted)
  expect(saved()[1]).toEqual(['queue.views.remove', { id: 'a' }])
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
