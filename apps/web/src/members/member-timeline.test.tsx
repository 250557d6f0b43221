// @vitest-environment jsdom

import type { TimelineEntry } from '@mimamori/contract/members/member-page-contract'
import { expect, test } from 'vitest'
import { withKeys } from '../keys/page-keys.test-support.tsx'
import { render } from '../parts/render.test-support.tsx'
import { MemberTimeline } from './member-timeline.tsx'

const enquired = (id: string, at: string): TimelineEntry => {
  return { id, at, kind: 'enquiry', case: null, title: `山田${id}`, asked: false, state: 'open' }
}

test('what happened stands under its month in Japan, each entry with its day and time', async () => {
  const entries = [
    enquired('3', '2026-12-01T03:00:00.000Z'),
    enquired('2', '2026-11-30T15:00:00.000Z'),
    enquired('1', '2026-11-30T14:59:00.000Z'),
  ]
  const { page } = await render(withKeys(<MemberTimeline entries={entries} linkOf={(_, what) => what} />))
  const said = [...page.querySelectorAll('li')].map((each) => [
    each.querySelector('h2')?.textContent,
    each.querySelector('time')?.textContent,
  ])
  expect(said).toEqual([
    ['2026年12月', '12/01 12:00'],
    [undefined, '12/01 00:00'],
    ['2026年11月', '11/30 23:59'],
  ])
})
