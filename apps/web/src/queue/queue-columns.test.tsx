// @vitest-environment jsdom

import type { QueueItem } from '@mimamori/contract/queue/queue-contract'
import { lists } from '@mimamori/copy/lists/ja'
import { NO_STANDING } from '@mimamori/policy/members/standing-rules'
import type { QueueSort, QueueView } from '@mimamori/policy/queue/queue-view-rules'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { useCopy } from '../i18n/language-provider.tsx'
import { render } from '../parts/render.test-support.tsx'
import { queueColumns } from './queue-columns.tsx'

const NOW = Date.parse('2026-12-04T12:00:00.000Z')
const at = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString()
const ITEM: QueueItem = {
  ...{
    id: 'c-1',
    number: 1,
    targetType: 'job',
    title: '司会',
    category: 'direct_deal',
    severity: 'high',
    unsure: false,
  },
  ...{ reports: 0, contentVersion: 1, openedAt: at(-30), dueAt: at(77), state: 'open', holder: null },
  ...{ snoozedUntil: null, pinnedAt: null, missedAt: null, passage: '連絡はLINEへ。', otherFlags: 1, reported: null },
  standing: { ...NO_STANDING, warnings: 2, hidden: 9 },
}

type Row = { view: QueueView; sort: QueueSort; item: QueueItem }

function Line({ view, sort, item }: Row): ReactNode {
  const copy = useCopy()
  const drawn = { copy, lists, now: NOW, link: ({ title }: QueueItem) => title, present: () => null }
  return queueColumns(view, sort, drawn).map(({ id, cell }) => <p key={id}>{cell(item, {})}</p>)
}

async function cellsOf(view: QueueView, more: Partial<QueueItem> = {}, sort: QueueSort = 'rank') {
  const { page } = await render(<Line view={view} sort={sort} item={{ ...ITEM, ...more }} />)
  return [...page.children].map(({ textContent }) => textContent)
}

test('a flagged row says which words brought it here, what else is found, the record of its author and the time left', async () => {
  const row = ['#1', '司会', '連絡はLINEへ。', '直接取引ほか1', '–', '警告2・非表示9', '1時間17分', '']
  expect(await cellsOf('flagged')).toEqual(row)
  expect(await cellsOf('flagged', {}, 'age'), 'its age where the list is sorted by it').toEqual(
    row.toSpliced(6, 0, '30分'),
  )
})

test('what was only reported, or raised by a colleague, has their words in that place', async () => {
  const reported = { reasons: [{ ja: '虚偽', en: 'False' }], text: '実績が嘘です' }
  expect((await cellsOf('flagged', { passage: '', reported }))[2]).toBe('虚偽 「実績が嘘です」')
  const raised = {
    kind: 'raised',
    at: at(-9),
    by: '鈴木',
    words: '参加費が気になります',
    until: null,
    to: null,
  } as const
  expect((await cellsOf('overdue', { passage: '', people: [raised] })).slice(1, 3)).toEqual([
    '司会巡回から',
    '鈴木 参加費が気になります',
  ])
})

test('a snoozed row says who snoozed it and why, with the time left in the words of every list', async () => {
  const snoozed = { kind: 'snoozed', at: at(-9), by: '鈴木', words: '返信待ち', until: at(20), to: null } as const
  const row = await cellsOf('snoozed', { state: 'snoozed', snoozedUntil: at(20), people: [snoozed] })
  expect(row.slice(1)).toEqual([
    '司会',
    '鈴木 返信待ち',
    '直接取引ほか1',
    '1時間17分',
    expect.stringContaining('あと20分'),
  ])
})

test('contracts are told apart by money, escrow and sides, also among other cases', async () => {
  const deal = { yen: 57_500, states: ['escrowed' as const], from: 'U-2', to: 'U-1', asks: 'freelancer' as const }
  const row = await cellsOf('reminders', { targetType: 'contract', deal })
  expect(row.slice(3, 6)).toEqual(['57,500円', '仮払い済み', 'ランサー U-2 → U-1'])
  expect((await cellsOf('mine', { targetType: 'contract', deal }))[2]).toBe('57,500円、仮払い済み、ランサー U-2 → U-1')
})
