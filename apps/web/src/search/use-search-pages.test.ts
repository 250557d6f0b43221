// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { renderHook } from '../parts/render.test-support.tsx'
import type { SearchAddress } from './search-address.ts'
import { useSearchPages } from './use-search-pages.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('texts are searched for by query and filters, and never by a mail address or phone number', async () => {
  const { inputs } = fakeDesk({ 'search.find': () => ({ results: [], next: null }) })
  const asked: SearchAddress[] = [
    {},
    { q: 'sato@example.com', type: 'job' },
    { q: '090-1234-5678' },
    { q: 'LINE', author: 'U-10482', type: 'job' },
    { author: 'U-10482' },
  ]
  const [first, ...others] = asked
  const { rerender, unmount } = await renderHook(useSearchPages, first as SearchAddress)
  for (const each of others) await rerender(each)
  await expect.poll(() => inputs('search.find').length).toBe(2)
  await act(async () => undefined)
  expect(inputs('search.find')).toEqual([
    { q: 'LINE', authorId: 'U-10482', type: 'job' },
    { q: '', authorId: 'U-10482' },
  ])
  await unmount()
})
