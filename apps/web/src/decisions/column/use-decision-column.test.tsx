// @vitest-environment jsdom
import type { Review } from '@mimamori/contract/cases/review-contract'
import { DEFAULT_PREFERENCES } from '@mimamori/policy/staff/preference-rules'
import { act } from 'react'
import { expect, test } from 'vitest'
import { KeysProvider } from '../../keys/keys-provider.tsx'
import { renderHook } from '../../parts/render.test-support.tsx'
import { EMPTY_DRAFT } from './decision-draft.ts'
import { useDecisionColumn } from './use-decision-column.ts'

const review = {
  id: 'c1',
  suspected: 'direct_deal',
  passages: [],
  moves: { warn: 'measure_not_allowed' },
  content: { visible: true },
  member: null,
  objections: [],
} as unknown as Review

/** The column of a case: what it does when asked, in this situation. */
async function aColumn(situation: { closed?: string; barred?: string; objections?: Review['objections'] }) {
  const done: string[] = []
  const hook = await renderHook(
    () =>
      useDecisionColumn({
        review: { ...review, objections: situation.objections ?? [] },
        active: true,
        closed: situation.closed ?? null,
        barred: situation.barred ?? null,
        draft: EMPTY_DRAFT,
        dispatch: (action) => done.push(action.type === 'open' ? `open ${action.panel}` : action.type),
        onDecide: ({ kind }) => done.push(`decide ${kind}`),
        onAskPass: () => done.push('ask why'),
        onLeavePanel: () => done.push('leave panel'),
        onLeaveCase: () => done.push('leave case'),
      }),
    null,
    { within: (column) => <KeysProvider preferences={DEFAULT_PREFERENCES}>{column}</KeysProvider> },
  )
  return { ...hook, done }
}

test('while the desk does not answer panels can be opened, but nothing that needs the desk is done', async () => {
  const { now, done, unmount } = await aColumn({ closed: '接続がありません' })
  const answers: unknown[] = []
  await act(async () => {
    answers.push(...(['no_violation', 'reverse', 'hide', 'request_correction'] as const).map(now().move))
  })
  expect(answers).toEqual(['refused', 'refused', undefined, undefined])
  expect(done).toEqual(['open hide', 'open request_correction'])
  await unmount()
})

test('beside a case that is not in hand nothing is written either', async () => {
  const { now, done, unmount } = await aColumn({ barred: '担当していません' })
  expect((['hide', 'warn', 'advice'] as const).map(now().move)).toEqual(['refused', 'refused', 'refused'])
  expect(done).toEqual([])
  await unmount()
})

test('what the case does not allow is refused, and the rest decides or opens its panel', async () => {
  const { now, done, unmount } = await aColumn({})
  expect((['warn', 'no_violation', 'reverse'] as const).map(now().move)).toEqual(['refused', undefined, undefined])
  expect(done).toEqual(['decide no_violation', 'open reverse'])
  await act(async () => now().back())
  expect(done.slice(2)).toEqual(['close', 'leave panel'])
  await unmount()
})

test('passing a case that much speaks against asks why, and a measure asks nothing', async () => {
  const { now, done, unmount } = await aColumn({ objections: ['sure_flag'] })
  await act(async () => {
    for (const move of ['no_violation', 'hide'] as const) now().move(move)
  })
  expect(done).toEqual(['ask why', 'open hide'])
  await unmount()
})
