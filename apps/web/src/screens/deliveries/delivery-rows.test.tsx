// @vitest-environment jsdom
import { delivery as words } from '@mimamori/copy/delivery/ja'
import type { DeliveryList } from '@mimamori/policy/delivery/delivery-lists'
import { act, type ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { queries } from '../../api/api-queries.ts'
import { fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, press } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { memoryRouter } from '../memory-router.test-support.tsx'
import { DeliveryRows } from './delivery-rows.tsx'
import { useDeliveries } from './use-deliveries.ts'

beforeEach(() => {
  // only the polling stands still
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

type Moves = { stop?: string | null; redeliver?: string | null }
const row = (id: string, moves: Moves = {}) => ({
  ...{ id, event: 'member.warned', channel: 'webhook', state: 'held', createdAt: '2026-12-01T00:00:00.000Z' },
  ...{ dueAt: '2999-12-01T00:00:00.000Z', deliveredAt: null, attempts: 1, lastError: null },
  decision: {
    ...{ id: `decision ${id}`, caseId: `case ${id}`, caseNumber: 12, title: `仕事 ${id}`, categories: [], by: 'mori' },
    ...{ mine: false, heldUntil: '2999-12-01T00:00:00.000Z', withdrawal: null },
  },
  moves: { stop: null, redeliver: null, ...moves },
})
type Row = ReturnType<typeof row>

function List({ list }: { list: DeliveryList }): ReactNode {
  return <DeliveryRows list={list} query={useDeliveries(list)} />
}

async function theList(
  first: DeliveryList,
  rowsOf: (list: DeliveryList) => Row[] | Promise<Row[]>,
  answers: Parameters<typeof fakeDesk>[0] = {},
) {
  const desk = fakeDesk({
    'deliveries.list': async ({ list }: { list: DeliveryList }) => ({ rows: await rowsOf(list), next: null }),
    ...answers,
  })
  const router = memoryRouter('/deliveries', ['/deliveries', '/review/$caseId'])
  const within = onDesk({ me: { role: 'lead' } })
  const of = (list: DeliveryList) => within(router.within(<List list={list} />))
  const { page, cache, show, unmount } = await render(of(first))
  const rows = () => [...page.querySelectorAll('[data-delivery]')].map((each) => each.getAttribute('data-delivery'))
  const select = (id: string) => act(async () => page.querySelector<HTMLElement>(`[data-delivery="${id}"] a`)?.focus())
  return { ...desk, page, cache, rows, select, show: (list: DeliveryList) => show(of(list)), unmount }
}

test('while another list loads its place is empty: no row of the list before can be acted on', async () => {
  const gate = Promise.withResolvers<void>()
  const { page, rows, show, unmount } = await theList('dead', async (list) => {
    if (list === 'held') await gate.promise
    return [row(list)]
  })
  await until(() => rows().length === 1)
  await show('held')
  expect([rows(), buttonOf(page, words.stop), buttonOf(page, words.redeliver)]).toEqual([[], undefined, undefined])
  gate.resolve()
  await until(() => rows()[0] === 'held')
  await unmount()
})

test('a held delivery is stopped by undoing its decision, by button or key, and the lists are read again', async () => {
  const { page, cache, inputs, rows, select, unmount } = await theList('held', () => [row('d1'), row('d2')], {
    'decisions.undo': () => ({}),
  })
  await until(() => rows().length === 2)
  const keys = [queries.decisions.recent.queryKey() as readonly unknown[], [...queries.queue.key(), 'x']]
  for (const key of keys) cache.setQueryData(key, {})
  await clickOn(page.querySelector('[data-delivery=d1]') as Element, words.stop)
  await until(() => announced() === words.stopped(12))
  await until(() => keys.every((key) => cache.getQueryState(key)?.isInvalidated))
  await until(() => inputs('deliveries.list').length === 2)
  await select('d2')
  await press('KeyZ', 'z')
  await until(() => inputs('decisions.undo').length === 2)
  expect(inputs('decisions.undo')).toEqual([{ decisionId: 'decision d1' }, { decisionId: 'decision d2' }])
  await unmount()
})

test('a delivery that failed is sent once more; where that is refused the list says why and is read again', async () => {
  let fails = false
  const { page, inputs, rows, unmount } = await theList('dead', () => [row('d1')], {
    'deliveries.redeliver': () => {
      if (fails) throw refusedFor('not_permitted')
      return { id: 'd1' }
    },
  })
  await until(() => rows().length === 1)
  await clickOn(page, words.redeliver)
  await until(() => announced() === words.redelivered)
  fails = true
  await clickOn(page, words.redeliver)
  await until(() => announced() !== words.redelivered)
  expect(announced().startsWith(words.failedTo('').slice(0, 5))).toBe(true)
  await until(() => inputs('deliveries.list').length === 3)
  expect([inputs('deliveries.redeliver'), inputs('decisions.undo')]).toEqual([[{ id: 'd1' }, { id: 'd1' }], []])
  await unmount()
})

test('who may not stop a delivery reads why, and its key says it and sends nothing', async () => {
  const { page, inputs, rows, select, unmount } = await theList('held', () => [row('d1', { stop: 'not_permitted' })], {
    'decisions.undo': () => ({}),
  })
  await until(() => rows().length === 1)
  expect([buttonOf(page, words.stop)?.disabled, buttonOf(page, words.stop)?.title]).toEqual([
    true,
    words.closed.not_permitted,
  ])
  await select('d1')
  await press('KeyZ', 'z')
  expect([announced(), inputs('decisions.undo')]).toEqual([words.closed.not_permitted, []])
  await unmount()
})
