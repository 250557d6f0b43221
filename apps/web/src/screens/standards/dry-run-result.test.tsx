// @vitest-environment jsdom
import type { DryRunResult } from '@mimamori/contract/standards/standards-contract'
import { standardProposals as words } from '@mimamori/copy/standards/standard-proposals.ja'
import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import { act } from 'react'
import { expect, test } from 'vitest'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { render, until } from '../../parts/render.test-support.tsx'
import { memoryRouter } from '../memory-router.test-support.tsx'
import { DryRunFindings } from './dry-run-result.tsx'

const at = '2026-12-01T01:00:00.000Z'
const run = { id: 'r1', state: 'done', done: 600, startedAt: at, endedAt: at } as DryRunResult['run']
const found = (
  of: Pick<DryRunResult, 'counts' | 'byCause' | 'comparedWith'> & Partial<Pick<DryRunResult, 'figures'>>,
): DryRunResult => ({
  ...{ run, standards: SHIPPED_STANDARDS, figures: {} },
  ...of,
})
const counts = { certified_client: { granted: 2, lost: 1 } }

async function shown(result: DryRunResult) {
  const desk = fakeDesk({ 'standards.forecast': () => ({ lines: [], next: null }) })
  const { within } = memoryRouter('/standards', ['/standards'])
  const { page } = await render(within(<DryRunFindings result={result} inForce={SHIPPED_STANDARDS} />))
  const region = (label: string) => page.querySelector<HTMLElement>(`section[aria-label="${label}"]`)
  return { page, desk, region }
}

test('what the draft changes stands apart from what new metrics change anyway, and each opens its own members', async () => {
  const byCause = {
    standards: { certified_client: { granted: 1 } },
    metrics: { certified_client: { granted: 1, lost: 1 } },
  }
  const { page, desk, region } = await shown(found({ counts, byCause, comparedWith: 3 }))
  expect(region(words.byCause.standards)?.textContent).toContain('認定クライアント')
  expect(region(words.byCause.metrics)?.textContent).toContain('現在の基準（第3版）のままでも')
  const count = region(words.byCause.metrics)?.querySelector<HTMLElement>('[data-count="certified_client granted"]')
  await act(async () => count?.click())
  await until(() => desk.inputs('standards.forecast').length > 0)
  expect(desk.inputs('standards.forecast')).toEqual([
    { runId: 'r1', standard: 'certified_client', change: 'granted', cause: 'metrics' },
  ])
  expect(page.textContent).toContain(words.byCause.both)
})

test('what would come by the standards in force, and does not by the draft, is said with its number', async () => {
  const figures = {
    certified_client: { outcomes: { met: 5, not_met: 1, unknown: 0 }, criteria: {}, averted: { lost: 3 } },
  }
  const byCause = { standards: {}, metrics: {} }
  const { page } = await shown(found({ counts: {}, byCause, comparedWith: 1, figures }))
  expect(page.textContent).toContain('認定クライアント：現在の基準なら「喪失」となる3人は、変更案では変わりません。')
})

test('a standard that the draft removes is called by the name it has in force', async () => {
  const removed = SHIPPED_STANDARDS.standards.filter(({ id }) => id !== 'certified_client')
  const lost = { certified_client: { lost: 2 } }
  const result = found({ counts: lost, byCause: { standards: lost, metrics: {} }, comparedWith: 1 })
  const { region } = await shown({ ...result, standards: { ...SHIPPED_STANDARDS, standards: removed } })
  const text = region(words.byCause.standards)?.textContent ?? ''
  expect([text.includes('認定クライアント'), text.includes('certified_client')]).toEqual([true, false])
})

test('a draft that changes nobody says so beside what metrics change', async () => {
  const { region } = await shown(found({ counts, byCause: { standards: {}, metrics: counts }, comparedWith: 1 }))
  expect(region(words.byCause.standards)?.textContent).toContain(words.byCause.none)
})

test('where nothing is told apart, all changes stand in one table', async () => {
  const { page, region } = await shown(found({ counts, byCause: null, comparedWith: null }))
  expect([region(words.byCause.standards), region(words.byCause.metrics)]).toEqual([null, null])
  expect(page.querySelectorAll('table')).toHaveLength(1)
})
