// @vitest-environment jsdom
import type { LivePresence } from '@mimamori/contract/live/live-event-contract'
import { act } from 'react'
import { expect, test } from 'vitest'
import { renderHook } from '../parts/render.test-support.tsx'
import { presenceSnapshot, updatePresence, useOthers } from './presence-store.ts'

type Doing = 'typing' | 'viewing' | 'away'
const here = (whole: boolean, cases: Record<string, [string, Doing][]>) =>
  updatePresence({
    whole,
    cases: Object.fromEntries(
      Object.entries(cases).map(([id, people]) => [id, people.map(([id, doing]) => ({ id, alias: id, doing }))]),
    ),
  } as unknown as LivePresence)

test('of a case the colleagues are named, whoever does most first, and never the person themselves', async () => {
  const { now, unmount } = await renderHook((caseId: string) => useOthers(caseId, 'sato'), 'c1')
  await act(async () =>
    here(true, {
      c1: [
        ['ueno', 'away'],
        ['mori', 'viewing'],
        ['sato', 'typing'],
        ['abe', 'viewing'],
        ['kato', 'typing'],
      ],
    }),
  )
  expect(now().map(({ id }) => id)).toEqual(['kato', 'abe', 'mori', 'ueno'])
  await unmount()
})

test('a part changes its own cases alone; a whole leaves nobody at a case it does not name', async () => {
  const { now, unmount } = await renderHook((caseId: string) => useOthers(caseId, 'sato'), 'c1')
  await act(async () => here(true, { c1: [['mori', 'viewing']], c2: [['abe', 'viewing']] }))
  await act(async () => here(false, { c2: [] }))
  expect([now().length, Object.keys(presenceSnapshot().cases)]).toEqual([1, ['c1']])
  await act(async () => here(true, { c3: [['kato', 'viewing']] }))
  expect([now(), Object.keys(presenceSnapshot().cases)]).toEqual([[], ['c3']])
  await unmount()
})
