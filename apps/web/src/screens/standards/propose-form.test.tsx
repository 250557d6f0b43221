// @vitest-environment jsdom
import type { StandardsState } from '@mimamori/contract/standards/standards-contract'
import { standardProposals as words } from '@mimamori/copy/standards/standard-proposals.ja'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { clickOn, typeInto } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { memoryRouter } from '../memory-router.test-support.tsx'
import { ProposeForm } from './propose-form.tsx'
import type { StandardsDraft } from './use-standards-state.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('standards begin on the day that was picked, and with the approval once that is chosen again', async () => {
  const { inputs } = fakeDesk({ 'standards.propose': () => ({ number: 3 }) })
  const form = (
    <ProposeForm
      state={{ moves: { propose: null } } as unknown as StandardsState}
      runId="r-7"
      draft={{ reset: () => undefined } as unknown as StandardsDraft}
    />
  )
  const router = memoryRouter('/standards?tab=dry&run=r-7', ['/standards'])
  const { page, unmount } = await render(router.within(onDesk()(form)))
  await until(() => page.querySelector('form') !== null)
  const choose = (n: number) => act(async () => page.querySelectorAll<HTMLInputElement>('[type=radio]')[n]?.click())
  await choose(1)
  await typeInto(page.querySelector('[type=date]'), '2027-01-15')
  await typeInto(page.querySelector('textarea'), '理由')
  await clickOn(page, words.propose)
  await choose(0)
  await clickOn(page, words.propose)
  expect(inputs('standards.propose')).toEqual([
    { runId: 'r-7', from: '2027-01-15', reason: '理由' },
    { runId: 'r-7', from: null, reason: '理由' },
  ])
  await unmount()
})
