// @vitest-environment jsdom
import type { WithdrawalView } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import { withdrawals as words } from '@mimamori/copy/withdrawals/ja'
import { NO_STANDING } from '@mimamori/policy/members/standing-rules'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { press, typeInto, withKeys } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import WithdrawalReversalPanel from './withdrawal-reversal-panel.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('a reversal is proposed with its letter and evidence alone, and says that the post which was hidden is shown again', async () => {
  const ref = { kind: 'decision', id: 'd1' } as const
  const { inputs } = fakeDesk({
    'catalogue.whole': () => ({ entries: SHIPPED_CATALOGUE }),
    'withdrawals.prepareReversal': () => ({
      ...{ memberId: 'U-10482', member: null, standing: NO_STANDING, effects: null, refusal: null },
      hideRefusal: 'measure_not_allowed',
      candidates: [
        { ref, at: '2026-11-24T04:00:00.000Z', title: 'withdraw', excerpt: '', suggested: true, source: null },
      ],
    }),
    'withdrawals.proposeReversal': () => ({ withdrawalId: 'w2' }),
  })
  const hide = { text: '非表示にしました。', stands: true }
  const withdrawal = { id: 'w1', memberId: 'U-10482', proposedAt: '2026-11-24T04:00:00.000Z', hide } as WithdrawalView
  const made: string[] = []
  const { page } = await render(
    withKeys(
      <WithdrawalReversalPanel
        withdrawal={withdrawal}
        staffId="sato"
        onBack={() => undefined}
        onProposed={(id) => made.push(id)}
      />,
    ),
  )
  const field = () =>
    [...page.querySelectorAll('label')].find(({ textContent }) => textContent?.startsWith(words.lastFour))
  await until(() => field() !== undefined)
  expect(page.textContent).toContain(words.reversalShows)
  await typeInto(document.getElementById(field()?.htmlFor ?? '') as HTMLInputElement, '0482')
  await press('Enter', 'Enter', { ctrlKey: true })
  await until(() => made.length > 0)
  expect(inputs('withdrawals.proposeReversal')).toEqual([
    {
      ...{ withdrawalId: 'w1', lastFour: '0482', note: '', evidence: [ref] },
      ...{ template: { id: 'reverse', version: expect.any(Number) }, text: expect.stringContaining('取り消し') },
    },
  ])
})
