// @vitest-environment jsdom
import { act } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import { renderHook } from '../../parts/render.test-support.tsx'

type Listener = () => void
const screen = { width: 0, heard: new Set<Listener>() }

beforeEach(() => {
  screen.width = 0
  vi.stubGlobal('matchMedia', (query: string) => ({
    get matches() {
      return screen.width >= Number(/\d+/.exec(query)?.[0])
    },
    addEventListener: (_: string, hear: Listener) => screen.heard.add(hear),
    removeEventListener: (_: string, hear: Listener) => screen.heard.delete(hear),
  }))
  // it asks for the width as it is loaded
  vi.resetModules()
  return () => vi.unstubAllGlobals()
})

const WRITER = { published: false, writes: true, others: false, both: false }

async function aNotice(situation: Partial<typeof WRITER>, width: number) {
  screen.width = width
  const { useNoticePanes } = await import('./use-notice-panes.ts')
  const hook = await renderHook(
    (now: Partial<typeof WRITER>) => useNoticePanes({ ...WRITER, ...now }),
    situation as Partial<typeof WRITER>,
  )
  return {
    ...hook,
    open: (pane: 'edit' | 'changes' | 'preview') => act(async () => hook.now().open(pane)),
    resize: (next: number) =>
      act(async () => {
        screen.width = next
        for (const hear of screen.heard) hear()
      }),
  }
}

test('who writes a notice begins at its text, who approves it at what was changed, who reads it at the document', async () => {
  for (const [situation, pane] of [
    [{}, 'edit'],
    [{ others: true }, 'changes'],
    [{ writes: false }, 'preview'],
    [{ writes: false, others: true }, 'preview'],
  ] as const) {
    const { now, unmount } = await aNotice(situation, 1_000)
    expect([situation, now().pane]).toEqual([situation, pane])
    await unmount()
  }
})

test('the document is a pane of its own only where it does not fit beside the text, for two languages in a wider window', async () => {
  const { now, resize, rerender, open, unmount } = await aNotice({}, 1_023)
  const seen = () => [now().panes.join(' '), now().beside, now().wide]
  expect(seen()).toEqual(['edit changes preview', false, false])
  await resize(1_024)
  expect(seen()).toEqual(['edit changes preview', false, true])
  await resize(1_180)
  expect(seen()).toEqual(['edit changes', true, true])
  await rerender({ both: true })
  expect(seen()).toEqual(['edit changes preview', false, true])
  await open('changes')
  expect(seen()).toEqual(['edit changes', true, true])
  await open('edit')
  await resize(1_680)
  expect(seen()).toEqual(['edit changes', true, true])
  await unmount()
  expect(screen.heard.size).toBe(0)
})

test('who does not write a notice has the document and the changes, however wide the window is', async () => {
  const { now, unmount } = await aNotice({ writes: false }, 2_000)
  expect([now().panes, now().beside]).toEqual([['preview', 'changes'], false])
  await unmount()
})

test('what is opened stays open until the notice is published, and a pane that is gone gives way to the usual one', async () => {
  const { now, open, rerender, resize, unmount } = await aNotice({}, 1_000)
  await open('preview')
  await rerender({ others: true })
  expect(now().pane).toBe('preview')
  await resize(1_200)
  expect(now().pane).toBe('changes')
  await open('changes')
  await rerender({ published: true, writes: true })
  expect(now().pane).toBe('edit')
  await open('changes')
  expect(now().pane).toBe('changes')
  await unmount()
})
