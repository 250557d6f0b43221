// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { CallError } from '../../api/call-error.ts'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { renderHook, until } from '../../parts/render.test-support.tsx'
import { useClaimedRows } from './use-claimed-rows.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const ROWS = [{ id: 'c1', fence: 3 }]
const REFUSED = [{ caseId: 'c2', refusal: 'lease_lost' }]

async function aBulk(answer: () => unknown, ids: readonly string[] = ['c1', 'c2']) {
  const desk = fakeDesk({ 'cases.claimPage': answer, 'cases.releaseMany': () => ({}) })
  const hook = await renderHook((of: readonly string[]) => useClaimedRows(of), ids)
  return { ...hook, ...desk }
}

test('the cases of a bulk decision are claimed once, and those that could not be are named', async () => {
  const { now, inputs, unmount } = await aBulk(() => ({ claimed: ROWS, refused: REFUSED }))
  await until(() => now().claimed.at === 'ready')
  expect([now().claimed, inputs('cases.claimPage')]).toEqual([
    { at: 'ready', rows: ROWS, refused: REFUSED },
    [{ ids: ['c1', 'c2'] }],
  ])
  await unmount()
})

test('cases that could not be claimed are claimed by asking again; no case is asked for nothing', async () => {
  let fails = true
  const { now, unmount } = await aBulk(() => {
    if (fails) throw new CallError(500, {})
    return { claimed: ROWS, refused: [] }
  })
  await until(() => now().claimed.at === 'failed')
  fails = false
  await act(() => now().take())
  expect(now().claimed.at).toBe('ready')
  await unmount()
  const none = await aBulk(() => ({ claimed: [], refused: [] }), [])
  expect([none.now().claimed.at, none.calls]).toEqual(['claiming', []])
  await none.unmount()
})

test('cases that are claimed for a page that was left meanwhile are given back', async () => {
  const gate = Promise.withResolvers<unknown>()
  const { inputs, unmount } = await aBulk(() => gate.promise)
  await unmount()
  gate.resolve({ claimed: ROWS, refused: [] })
  await until(() => inputs('cases.releaseMany').length === 1)
  expect(inputs('cases.releaseMany')).toEqual([{ cases: [{ caseId: 'c1', fence: 3 }] }])
})
