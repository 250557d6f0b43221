// @vitest-environment jsdom
import { breakdown as words } from '@mimamori/copy/breakdown/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { catchFiles } from '../saved-files.test-support.ts'
import { BreakdownExportButton } from './breakdown-export-button.tsx'
import type { BreakdownState } from './use-breakdown-state.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const PLACE = { tab: 'trend', period: '2024-Q2', compared: '2023-Q2', filters: {}, targetType: 'proposal' }

test.each([
  ['of every kind of target', {}, {}],
  ['by filters, of the kind they were chosen for', { source: 'rule' }, { targetType: 'proposal' }],
])('the figures on screen are exported as a file %s', async (_, filters, also) => {
  const files = catchFiles()
  const { inputs } = fakeDesk({ 'breakdown.export': () => ({ name: 'b.csv', csv: 'a', rows: 1234 }) })
  const place = { ...PLACE, filters } as unknown as BreakdownState
  const { page, unmount } = await render(onDesk()(<BreakdownExportButton place={place} />))
  await until(() => buttonOf(page, words.export) !== undefined)
  expect(buttonOf(page, words.export)?.title).toBe(words.exporting)
  await clickOn(page, words.export)
  await until(() => announced() !== '')
  expect(inputs('breakdown.export')).toEqual([{ sheet: 'trend', period: '2024-Q2', with: '2023-Q2', filters, ...also }])
  expect([files, announced()]).toEqual([['b.csv'], words.exported('1,234')])
  await unmount()
})
