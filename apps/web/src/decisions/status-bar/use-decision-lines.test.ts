// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { renderHook } from '../../parts/render.test-support.tsx'
import type { OutgoingDecision } from './decision-outbox.ts'
import { useDecisionLines } from './use-decision-lines.ts'
import type { OwnActs } from './use-own-decisions.tsx'

const failed = (kind: 'network' | 'unstored'): OwnActs => ({
  recent: [],
  outgoing: [
    {
      key: 'k1',
      caseId: 'c1',
      caseNumber: 12,
      title: '記事作成',
      queue: 'flagged',
      input: { caseId: 'c1', fence: 1, contentVersion: 1, choice: { kind: 'no_violation' }, note: '', shownMs: 0 },
      draft: {},
      undoWanted: false,
      state: { at: 'failed', failure: { kind } },
    } as unknown as OutgoingDecision,
  ],
})

test('the line of a decision that fails again says why it failed now', async () => {
  const { now, rerender, unmount } = await renderHook((acts: OwnActs) => useDecisionLines(acts), failed('network'))
  const first = now()
  expect(first.map(({ failure }) => failure?.kind)).toEqual(['network'])
  await rerender(failed('network'))
  expect(now()).toBe(first)
  await rerender(failed('unstored'))
  expect(now().map(({ failure }) => failure?.kind)).toEqual(['unstored'])
  await unmount()
})
