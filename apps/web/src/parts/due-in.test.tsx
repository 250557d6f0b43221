// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DueIn } from './due-in.tsx'
import { render } from './render.test-support.tsx'

const openedAt = '2026-11-30T00:00:00.000Z'
const dueAt = '2026-12-01T00:00:00.000Z'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** What is said of a case at an instant, and in which colour. */
async function said(at: string, decidedAt: string | null): Promise<[string, string]> {
  vi.setSystemTime(new Date(at))
  const { page, unmount } = await render(<DueIn of={{ openedAt, dueAt, decidedAt }} />)
  const time = page.querySelector('time')
  const found: [string, string] = [time?.textContent ?? '', time?.className ?? '']
  await unmount()
  return found
}

test('a case decided in time says so for good, also after its due time', async () => {
  const decidedAt = '2026-11-30T23:00:00.000Z'
  const before = await said('2026-11-30T23:10:00.000Z', decidedAt)
  expect(before).toEqual(['期限内に判断済み', 'text-ink'])
  expect(await said('2026-12-03T00:00:00.000Z', decidedAt)).toEqual(before)
})

test('a case decided late says by how much, however long ago that was', async () => {
  const decidedAt = '2026-12-01T01:30:00.000Z'
  for (const at of ['2026-12-01T01:31:00.000Z', '2026-12-09T00:00:00.000Z'])
    expect(await said(at, decidedAt)).toEqual(['1時間30分 超過して判断', 'text-red'])
})

test('a case that waits says how long it still has, or how long it is overdue', async () => {
  expect(await said('2026-11-30T12:00:00.000Z', null)).toEqual(['あと 12時間', 'text-ink'])
  expect(await said('2026-11-30T23:00:00.000Z', null)).toEqual(['あと 1時間', 'text-amber'])
  expect(await said('2026-12-01T02:00:00.000Z', null)).toEqual(['2時間 超過', 'text-red'])
})
