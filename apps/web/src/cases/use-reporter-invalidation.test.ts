// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { queries } from '../api/api-queries.ts'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { announced, withKeys } from '../keys/page-keys.test-support.tsx'
import { renderHook } from '../parts/render.test-support.tsx'
import { useReporterInvalidation } from './use-reporter-invalidation.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const key: readonly unknown[] = queries.cases.get.queryKey({ input: { caseId: 'c1' } })

async function aCase(answers: Parameters<typeof fakeDesk>[0]) {
  const desk = fakeDesk(answers)
  const hook = await renderHook(() => useReporterInvalidation('c1', () => 'why'), null, { within: withKeys })
  hook.cache.setQueryData(key, {})
  const run = async (request: Parameters<ReturnType<typeof useReporterInvalidation>['run']>[0]) => {
    let done: unknown
    await act(async () => {
      done = await hook.now().run(request)
    })
    return [done, hook.cache.getQueryState(key)?.isInvalidated, hook.now().busy]
  }
  return { ...hook, ...desk, run }
}

test('reports of a person are made invalid for a reason, or restored, and how many that were is said', async () => {
  const { run, calls, unmount } = await aCase({
    'reports.invalidate': () => ({ reports: 31, cases: 17 }),
    'reports.restore': () => ({ reports: 23 }),
  })
  expect(await run({ invalidate: 'r1', reason: 'false_report' as never })).toEqual([true, true, false])
  expect([announced().includes('31'), announced().includes('17')]).toEqual([true, true])
  await run({ restore: 'r2' })
  expect(announced()).toContain('23')
  expect(calls.map(({ operation, input }) => [operation, input])).toEqual([
    ['reports.invalidate', { reportId: 'r1', reason: 'false_report' }],
    ['reports.restore', { reportId: 'r2' }],
  ])
  await unmount()
})

test('what could not be done says why until it is tried again, and the case is read anew', async () => {
  const { now, run, unmount } = await aCase({
    'reports.restore': () => {
      throw refusedFor('lease_lost')
    },
    'reports.invalidate': () => ({ reports: 1, cases: 1 }),
  })
  expect(await run({ restore: 'r2' })).toEqual([false, true, false])
  expect([now().problem, announced()]).toEqual(['why', ''])
  await run({ invalidate: 'r1', reason: 'false_report' as never })
  expect(now().problem).toBeNull()
  await run({ restore: 'r2' })
  await act(async () => now().forget())
  expect(now().problem).toBeNull()
  await unmount()
})
