// @vitest-environment jsdom
import { standards as words } from '@mimamori/copy/standards/ja'
import { standardProposals } from '@mimamori/copy/standards/standard-proposals.ja'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import { announced } from '../../keys/page-keys.test-support.tsx'
import { renderHook } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { catchFiles } from '../saved-files.test-support.ts'
import { useStandardsExport } from './use-standards-export.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const exportOf = (answer: () => unknown) => {
  const desk = fakeDesk({ 'standards.export': answer })
  return renderHook(() => useStandardsExport({ runId: 'r1' }), null, { within: onDesk() }).then((hook) => ({
    ...hook,
    ...desk,
  }))
}

test('changes of members are exported as a file', async () => {
  const files = catchFiles()
  const { now, inputs, unmount } = await exportOf(() => ({ name: 's.csv', csv: 'a', rows: 1234 }))
  await act(() => now().take())
  expect([inputs('standards.export'), files, announced()]).toEqual([
    [{ runId: 'r1' }],
    ['s.csv'],
    standardProposals.exported('1,234'),
  ])
  await unmount()
})

test('an export that is refused says why in the words of standards', async () => {
  const { now, unmount } = await exportOf(() => {
    throw refusedFor('run_under_way')
  })
  await act(() => now().take())
  expect([now().problem, now().busy, announced()]).toEqual([words.refusals.run_under_way, false, ''])
  await unmount()
})
