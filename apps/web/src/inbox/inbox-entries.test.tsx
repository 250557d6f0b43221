// @vitest-environment jsdom
import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from '@tanstack/react-router'
import { afterEach, expect, test, vi } from 'vitest'
import { queries } from '../api/api-queries.ts'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { clickOn } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { InboxEntries } from './inbox-entries.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const entry = (id: string, read: boolean) => ({
  ...{ id, kind: 'mention', at: '2026-12-01T01:00:00.000Z', by: 'mori', caseId: `c-${id}`, caseNumber: 7, read },
  ...{ title: '', words: `言葉 ${id}`, measures: null, appealId: null, withdrawalId: null, until: null, month: null },
  noticeId: null,
  rule: null,
})

test('an entry that is opened leads to its case and is marked as read, once, and the bell counts again', async () => {
  const { inputs } = fakeDesk({
    'inbox.list': () => ({ entries: [entry('new', false), entry('old', true)], next: null }),
    'inbox.read': () => ({ unread: 0 }),
  })
  const opened: string[] = []
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() })
  const { page, cache, unmount } = await render(
    <RouterContextProvider router={router as never}>
      <InboxEntries list="all" onOpen={(caseId) => opened.push(caseId)} onLeave={() => undefined} />
    </RouterContextProvider>,
  )
  await until(() => page.querySelector('li') !== null)
  const summary: readonly unknown[] = queries.inbox.summary.queryKey()
  cache.setQueryData(summary, {})
  await clickOn(page, '言葉 old')
  await clickOn(page, '言葉 new')
  expect(opened).toEqual(['c-old', 'c-new'])
  await until(() => cache.getQueryState(summary)?.isInvalidated === true)
  expect(inputs('inbox.read')).toEqual([{ ids: ['new'] }])
  await unmount()
})
