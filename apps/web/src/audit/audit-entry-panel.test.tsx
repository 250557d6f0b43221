// @vitest-environment jsdom
import type { AuditEntry } from '@mimamori/contract/audit/audit-contract'
import { audit as words } from '@mimamori/copy/audit/ja'
import { expect, test } from 'vitest'
import { buttonOf, clickOn, withKeys } from '../keys/page-keys.test-support.tsx'
import { render } from '../parts/render.test-support.tsx'
import type { AuditAddressFilters } from './audit-address.ts'
import { AuditEntryPanel } from './audit-entry-panel.tsx'

const entry: AuditEntry = {
  lane: 1,
  seq: 1_234,
  at: '2026-12-01T00:00:00.000Z',
  actor: { id: 'staff-sato', alias: '佐藤' },
  action: 'case.pinned',
  subject: { type: 'case', id: 'case-12', caseNumber: 12 },
  detail: {},
  hash: 'abcd'.repeat(16),
}

async function aPanel(of: Partial<AuditEntry>, mayReadAll: boolean) {
  const narrowed: AuditAddressFilters[] = []
  let closed = 0
  const { page, unmount } = await render(
    withKeys(
      <AuditEntryPanel
        entry={{ ...entry, ...of }}
        subjectLink="#12"
        mayReadAll={mayReadAll}
        onNarrow={(to) => narrowed.push(to)}
        onClose={() => {
          closed += 1
        }}
      />,
    ),
  )
  return { page, unmount, narrowed, closed: () => closed }
}

test('from an entry the log is narrowed to who acted or to what they acted on', async () => {
  const { page, narrowed, closed, unmount } = await aPanel({}, true)
  await clickOn(page, words.entry.sameActor)
  await clickOn(page, words.entry.sameSubject)
  expect([narrowed, closed()]).toEqual([[{ actor: 'staff-sato' }, { subject: 'case-12' }], 0])
  await clickOn(page, words.entry.close)
  expect([narrowed.length, closed()]).toEqual([2, 1])
  await unmount()
})

test('who may read only their own entries is not offered those of another person', async () => {
  const { page, unmount } = await aPanel({}, false)
  expect([buttonOf(page, words.entry.sameActor), buttonOf(page, words.entry.sameSubject)?.disabled]).toEqual([
    undefined,
    false,
  ])
  await unmount()
})

test('an entry shows what is stored beside its words, and its lane only where there is more than one', async () => {
  const first = await aPanel({}, true)
  const stored = [...first.page.querySelectorAll('code')].map(({ textContent }) => textContent)
  expect(stored).toEqual(['staff-sato', 'case.pinned', 'case-12', entry.hash])
  expect(first.page.textContent).toContain(words.entry.title('1,234'))
  expect(first.page.textContent).not.toContain(words.entry.lane)
  await first.unmount()
  const second = await aPanel({ lane: 2, actor: { id: 'system', alias: '' } }, true)
  expect(second.page.textContent).toContain(words.entry.lane)
  expect([...second.page.querySelectorAll('code')].map(({ textContent }) => textContent)).not.toContain('system')
  await second.unmount()
})
