// @vitest-environment jsdom
import { standards as words } from '@mimamori/copy/standards/ja'
import { standardProposals } from '@mimamori/copy/standards/standard-proposals.ja'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import { announced, clickOn } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { catchFiles } from '../saved-files.test-support.ts'
import { StandardsExportButton } from './standards-export-button.tsx'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

async function exportOf(answer: () => unknown) {
  const desk = fakeDesk({ 'standards.export': answer })
  const { page, unmount } = await render(onDesk()(<StandardsExportButton of={{ runId: 'r1' }} />))
  await clickOn(page, standardProposals.exportCsv)
  return { ...desk, alert: () => page.querySelector('[role=alert]')?.textContent, unmount }
}

test('changes of members are exported as a file', async () => {
  const files = catchFiles()
  const { inputs, unmount } = await exportOf(() => ({ name: 's.csv', csv: 'a', rows: 1234 }))
  await until(() => files.length > 0)
  expect([inputs('standards.export'), files, announced()]).toEqual([
    [{ runId: 'r1' }],
    ['s.csv'],
    standardProposals.exported('1,234'),
  ])
  await unmount()
})

test('an export that is refused says why in the words of standards', async () => {
  const { alert, unmount } = await exportOf(() => {
    throw refusedFor('run_under_way')
  })
  await until(() => alert() === words.refusals.run_under_way)
  expect(announced()).toBe('')
  await unmount()
})
