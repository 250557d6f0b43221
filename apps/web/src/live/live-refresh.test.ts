import type { LiveNews } from '@mimamori/contract/live/live-event-contract'
import type { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { queries } from '../api/api-queries.ts'
import { createLiveRefresh } from './live-refresh.ts'

/** What is asked again, as the way to it and, of one case, its id. */
let asked: string[] = []
let refresh: ReturnType<typeof createLiveRefresh>
const cache = {
  invalidateQueries: async ({ queryKey }: { queryKey: readonly unknown[] }) => {
    asked.push(queryKey.map((part) => (part as { caseId?: string }).caseId ?? part).join(' '))
  },
} as unknown as QueryClient
const hear = (news: Partial<LiveNews>) => refresh.apply({ cases: [], notes: [], ...news })
const pass = (ms: number) => vi.advanceTimersByTime(ms)
const OF_CASES = ['queue', 'deliveries', 'members page', 'members timeline', 'withdrawals', 'people']
const ofCase = (id: string) => [`cases get once ${id}`, `notes list once ${id}`]

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', globalThis)
  asked = []
  refresh = createLiveRefresh(cache, queries, 'sato')
})
afterEach(() => {
  refresh.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('news of the desk', () => {
  test.each<[string, Partial<LiveNews>, string[]]>([
    ['cases', { cases: ['c1', 'c2'] }, [...OF_CASES, ...ofCase('c1'), ...ofCase('c2')]],
    ['notes', { notes: ['c1'] }, ['inbox', 'notes list once c1']],
    ['what goes out', { deliveries: true }, ['deliveries', 'withdrawals']],
    ['closing a month', { closings: true }, ['closings']],
    ['people', { people: true }, ['people']],
    ['one’s own inbox', { inboxes: ['maya', 'sato'] }, ['inbox']],
    ['the inbox of a colleague', { inboxes: ['maya'] }, []],
    ['more than can be said', { cases: null }, [...OF_CASES, 'closings', 'cases', 'catalogue', 'inbox', 'notes list']],
    ['nothing', {}, []],
  ])('of %s asks again for what they change, and for nothing else', (_, news, expected) => {
    hear(news)
    pass(0)
    expect(asked.sort()).toEqual(expected.sort())
  })

  test('is shown at once, what follows together 0.8 seconds later', () => {
    hear({ closings: true })
    pass(0)
    expect(asked).toEqual(['closings'])
    hear({ notes: ['c1'] })
    hear({ people: true })
    pass(799)
    expect(asked).toEqual(['closings'])
    pass(1)
    expect(asked).toEqual(['closings', 'people', 'inbox', 'notes list once c1'])
  })

  test('is asked for once, also when other news follows', () => {
    hear({ cases: null, deliveries: true, closings: true, people: true, notes: ['c1'] })
    hear({ cases: ['c1'] })
    pass(800)
    asked = []
    hear({ cases: ['c2'] })
    pass(800)
    expect(asked.sort()).toEqual([...OF_CASES, ...ofCase('c2')].sort())
  })

  test('is asked for no more once the page has stopped listening', () => {
    hear({ closings: true })
    refresh.stop()
    pass(10_000)
    expect(asked).toEqual([])
  })
})
