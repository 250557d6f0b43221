// @vitest-environment jsdom
import type { EvidenceLine } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { queries } from '../api/api-queries.ts'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { announced, withKeys } from '../keys/page-keys.test-support.tsx'
import { renderHook } from '../parts/render.test-support.tsx'
import { useOpenedEvidence } from './use-opened-evidence.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const piece = (n: number, newer = false) => ({ n, newer }) as unknown as EvidenceLine

async function aWithdrawal(answer?: () => unknown) {
  let opened = 0
  const desk = fakeDesk({ 'withdrawals.open': answer ?? (({ n }: { n: number }) => ({ n, text: `読み${++opened}` })) })
  const hook = await renderHook(
    (pieces: readonly EvidenceLine[]) => useOpenedEvidence('w1', pieces),
    [piece(1), piece(2)],
    { within: withKeys },
  )
  const read: readonly unknown[] = [...queries.withdrawals.get.key(), 'w1']
  hook.cache.setQueryData(read, {})
  const isReadAnew = () => hook.cache.getQueryState(read)?.isInvalidated
  const turn = async (n: number) => {
    await act(async () => hook.now().turn(n))
    await expect.poll(() => hook.now().opening).toBeNull()
  }
  const texts = () => [...hook.now().open].map(([n, { text }]) => `${n} ${text}`)
  return { ...hook, ...desk, turn, isReadAnew, texts }
}

test('a piece is opened and closed again; one that has changed since is opened anew, as it is now', async () => {
  const { turn, texts, rerender, inputs, unmount } = await aWithdrawal()
  await turn(1)
  await turn(2)
  expect(texts()).toEqual(['1 読み1', '2 読み2'])
  await turn(1)
  expect(texts()).toEqual(['2 読み2'])
  await rerender([piece(1), piece(2, true)])
  await turn(2)
  expect(texts()).toEqual(['2 読み3'])
  expect(inputs('withdrawals.open')).toEqual([1, 2, 2].map((n) => ({ withdrawalId: 'w1', n })))
  await unmount()
})

test('the digit of a piece opens it, and of none does nothing', async () => {
  const { texts, isReadAnew, inputs, unmount } = await aWithdrawal()
  for (const digit of ['2', '7']) {
    const key = new KeyboardEvent('keydown', { code: `Digit${digit}`, key: digit, bubbles: true, cancelable: true })
    await act(async () => document.body.dispatchEvent(key))
  }
  await expect.poll(() => texts()).toEqual(['2 読み1'])
  expect([isReadAnew(), inputs('withdrawals.open').length]).toEqual([true, 1])
  await unmount()
})

test('a piece that could not be opened is told', async () => {
  const { turn, texts, unmount } = await aWithdrawal(() => {
    throw refusedFor('not_found')
  })
  await turn(1)
  expect([texts(), announced() !== '']).toEqual([[], true])
  await unmount()
})
