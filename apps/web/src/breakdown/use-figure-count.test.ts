// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { renderHook, until } from '../parts/render.test-support.tsx'
import type { FilteredFigure } from './breakdown-address.ts'
import { useFigureCount } from './use-figure-count.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const tables = (n: number) => ({
  tables: [
    { targetType: 'message', figures: { category: { fraud: 99 } } },
    { targetType: 'job', figures: { category: { fraud: n } } },
  ],
})

async function aFigure(filters: object) {
  const { inputs, calls } = fakeDesk({ 'breakdown.period': () => tables(7), 'breakdown.filtered': () => tables(3) })
  const figure = { period: '2026-11', targetType: 'job', dimension: 'category', key: 'fraud', filters }
  const hook = await renderHook(() => useFigureCount(figure as unknown as FilteredFigure), null)
  await until(() => hook.now() !== undefined)
  return { ...hook, inputs, calls }
}

test('a figure is that of its kind of target, by the filters of the page where there are any', async () => {
  const whole = await aFigure({})
  expect([whole.now(), whole.calls.length, whole.inputs('breakdown.period')]).toEqual([7, 1, [{ period: '2026-11' }]])
  await whole.unmount()
  const filters = { format: ['task'] }
  const some = await aFigure(filters)
  expect([some.now(), some.calls.length]).toEqual([3, 1])
  expect(some.inputs('breakdown.filtered')).toEqual([{ period: '2026-11', targetType: 'job', filters }])
  await some.unmount()
})

test('a count of the whole month does not stand in for a filtered one that is still loading', async () => {
  const gate = Promise.withResolvers<void>()
  fakeDesk({
    'breakdown.period': () => tables(7),
    'breakdown.filtered': async () => {
      await gate.promise
      return tables(3)
    },
  })
  const figure = { period: '2026-11', targetType: 'job', dimension: 'category', key: 'fraud' }
  const { now, rerender, unmount } = await renderHook(
    (filters: object) => useFigureCount({ ...figure, filters } as unknown as FilteredFigure),
    {},
  )
  await until(() => now() === 7)
  await rerender({ format: ['task'] })
  expect(now()).toBeUndefined()
  gate.resolve()
  await until(() => now() === 3)
  await unmount()
})
