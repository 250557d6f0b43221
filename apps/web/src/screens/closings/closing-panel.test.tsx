// @vitest-environment jsdom
import type { ClosingState, ListedDifferences } from '@mimamori/contract/closings/closing-contract'
import { closings as words } from '@mimamori/copy/closings/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { memoryRouter } from '../memory-router.test-support.tsx'
import { ClosingPanel } from './closing-panel.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const MONTH = '2026-11'
const AT = '2026-12-01T00:00:00.000Z'
const frozen = (id: string, revision: number) => ({
  ...{ id, revision, month: MONTH, hash: 'abc', intact: true, reason: '', proposedAt: AT, approvedAt: AT },
  snapshot: { month: MONTH, revision, tables: [], unfinished: {} },
  proposer: { id: 'mori', alias: 'mori' },
  approver: { id: 'ito', alias: 'ito' },
})
const differs: ListedDifferences = { decisions: 2, figures: [], listed: true }

/** Where the panel of a month leads, and what its first status says. */
async function aPanel(more: Partial<Record<keyof ClosingState, unknown>>, role = 'lead') {
  const moves = { propose: null, approve: null, send_back: null, take_back: null }
  const unfinished = { counts: {}, cases: [] }
  const month = { month: MONTH, over: true, unfinished, now: [], pending: null, since: null, dropped: null, moves }
  const desk = fakeDesk({ 'closings.state': () => ({ ...month, revisions: [], ...more }) })
  const { within } = memoryRouter('/breakdown/close', ['/breakdown/close', '/breakdown/close/changes'])
  const { page, unmount } = await render(onDesk({ me: { role } })(within(<ClosingPanel month={MONTH} />)))
  await until(() => page.querySelector('h2') !== null)
  const links = [...page.querySelectorAll('a')].map((link) => link.getAttribute('href'))
  const title = page.querySelector('[role=status] p')?.textContent
  expect(desk.inputs('closings.state')).toEqual([{ month: MONTH }])
  await unmount()
  return { links, title }
}

test('what changed leads to the decisions that differ from the newest revision, or from the proposal that waits', async () => {
  const revisions = [frozen('r3', 3), frozen('r2', 2), frozen('r1', 1)]
  const since = { revisions, since: differs }
  const [ofNewest, ofProposal] = ['r3', 'p4'].map((id) => `/breakdown/close/changes?closing=${id}`)
  expect(await aPanel(since)).toEqual({ links: [ofNewest], title: words.since('2') })
  const pending = { ...frozen('p4', 4), approver: undefined, changed: differs, aloneFrom: null }
  expect(await aPanel({ ...since, pending })).toEqual({ links: [ofProposal], title: words.changed('2') })
  expect(await aPanel({ revisions })).toEqual({ links: [], title: undefined })
})

test('decisions that cannot be listed, or are not for who reads the month, have no link', async () => {
  const revisions = [frozen('r1', 1)]
  const unlisted = { revisions, since: { ...differs, listed: false } }
  expect(await aPanel(unlisted)).toEqual({ links: [], title: words.since('2') })
  expect(await aPanel({ revisions, since: differs }, 'admin')).toEqual({ links: [], title: words.since('2') })
})
