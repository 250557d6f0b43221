// @vitest-environment jsdom
import { withdrawals as words } from '@mimamori/copy/withdrawals/ja'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CallError } from '../../api/call-error.ts'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, press } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { memoryRouter } from '../memory-router.test-support.tsx'
import { WithdrawalsPage } from './withdrawals-page.tsx'

beforeEach(() => {
  // only the polling stands still
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

type Breaker = { trippedAt?: string | null; resume?: string | null }

async function thePage(breaker: Breaker, resume: () => unknown = () => ({})) {
  const desk = fakeDesk({
    'withdrawals.list': () => ({
      ...{ items: [], counts: { waiting: 0, held: 0, paused: 0 } },
      breaker: {
        trippedAt: '2026-12-01T00:00:00.000Z',
        restored: false,
        anHour: 2,
        atMost: 2,
        resume: null,
        ...breaker,
      },
    }),
    'withdrawals.resume': resume,
  })
  const router = memoryRouter('/withdrawals?view=waiting', ['/withdrawals'])
  const { page, unmount } = await render(onDesk({ me: { role: 'lead' } })(router.within(<WithdrawalsPage />)))
  await until(() => page.textContent?.includes(words.empty.waiting) ?? false)
  return { ...desk, page, address: router.address, unmount }
}

test('a lead lets withdrawals be sent again after they were paused, and reads why where that fails', async () => {
  let fails = true
  const { page, inputs, unmount } = await thePage({}, () => {
    if (fails) throw new CallError(500, {})
    return {}
  })
  expect(page.textContent).toContain(words.breaker.title)
  await clickOn(page, words.breaker.resume)
  await until(() => announced() !== '')
  expect(announced()).not.toBe(words.breaker.resumed)
  await until(() => inputs('withdrawals.list').length === 2)
  fails = false
  await clickOn(page, words.breaker.resume)
  await until(() => announced() === words.breaker.resumed)
  await until(() => inputs('withdrawals.list').length === 3)
  expect(inputs('withdrawals.resume').length).toBe(2)
  await unmount()
})

test('who may not let withdrawals be sent again reads who may, and while nothing is paused nothing is said', async () => {
  const { page, unmount } = await thePage({ resume: 'not_permitted' })
  expect([buttonOf(page, words.breaker.resume), page.textContent?.includes(words.breaker.ask)]).toEqual([
    undefined,
    true,
  ])
  await unmount()
  const usual = await thePage({ trippedAt: null })
  expect(usual.page.textContent).not.toContain(words.breaker.title)
  await usual.unmount()
})

test('the keys of the tabs go to the next list of withdrawals, which the address names', async () => {
  const { page, address, inputs, unmount } = await thePage({})
  await press('BracketRight', ']')
  await until(() => page.textContent?.includes(words.empty.held) ?? false)
  expect([address(), inputs('withdrawals.list').at(-1)]).toEqual(['/withdrawals?view=held', { view: 'held' }])
  await unmount()
})
