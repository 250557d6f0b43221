// @vitest-environment jsdom

import { evaluateStandards } from '@mimamori/policy/standards/evaluate-standards'
import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import { expect, test } from 'vitest'
import { render } from '../parts/render.test-support.tsx'
import { MemberStandardChecklist } from './member-standard-checklist.tsx'

const NOW = '2026-12-01T00:00:00.000Z'

test('each missing criterion of the next standard is said once, before those that are met', async () => {
  const member = { roles: ['client'], category: null, metrics: {} } as const
  const judged = evaluateStandards(SHIPPED_STANDARDS, member, { at: NOW, shares: {} })
  const standards = judged.map((each) => ({ ...each, holding: { state: 'none' } as const }))
  const last = standards[0]?.criteria.at(-1)?.id ?? ''
  const next = { standard: 'verified_client', missing: [last] }
  const { page } = await render(
    <MemberStandardChecklist member={{ set: SHIPPED_STANDARDS, standards, judgedAt: NOW, next, changes: [] }} />,
  )
  const open = [...page.querySelectorAll<HTMLDetailsElement>('details')].filter((each) => each.open)
  expect(open.map((each) => each.querySelector('[data-criterion]')?.getAttribute('data-criterion'))).toEqual([last])
  expect(page.querySelectorAll(`[data-criterion=${last}]`)).toHaveLength(standards.length)
  expect(page.querySelectorAll('li:not([data-criterion])')).toHaveLength(0)
})
