// @vitest-environment jsdom
import { act } from 'react'
import { expect, test } from 'vitest'
import { renderHook } from '../../parts/render.test-support.tsx'
import { memoryRouter } from '../memory-router.test-support.tsx'
import { useBreakdownState } from './use-breakdown-state.ts'

async function aBreakdown(search: string) {
  const { within, address, steps } = memoryRouter(`/breakdown?${search}`, ['/breakdown'])
  const hook = await renderHook(() => useBreakdownState(), null, { within })
  const perform = (what: (state: ReturnType<typeof hook.now>) => void) => act(async () => what(hook.now()))
  const search_ = () => Object.fromEntries(new URL(address(), 'http://desk').searchParams)
  return { ...hook, perform, search: search_, steps }
}

test('filters are set and taken off in the address, without a step back for each', async () => {
  const { now, perform, search, steps, unmount } = await aBreakdown('period=2026-08&language=ja&format=task')
  expect(now().filters).toEqual({ language: 'ja', format: 'task' })
  await perform((state) => state.setFilters({ format: 'task' }))
  expect([now().filters, search(), steps()]).toEqual([{ format: 'task' }, { period: '2026-08', format: 'task' }, 1])
  await perform((state) => state.setFilters({}))
  expect(search()).toEqual({ period: '2026-08' })
  await unmount()
})

test('an own choice of what is compared goes with the period, and the period before is none', async () => {
  const own = await aBreakdown('period=2026-08&with=2025-08')
  await own.perform((state) => state.move(-1))
  expect([own.now().period, own.now().compared]).toEqual(['2026-07', '2025-07'])
  await own.unmount()
  const usual = await aBreakdown('period=2026-08')
  await usual.perform((state) => state.move(-1))
  expect([usual.now().period, usual.now().compared, usual.search()]).toEqual([
    '2026-07',
    '2026-06',
    { period: '2026-07' },
  ])
  await usual.unmount()
})

test('as periods of another kind the year before stays the year before', async () => {
  const { now, perform, unmount } = await aBreakdown('period=2026-08&with=2025-08')
  await perform((state) => state.setKind('quarter'))
  expect([now().period, now().compared]).toEqual(['2026-Q3', '2025-Q3'])
  await unmount()
})
