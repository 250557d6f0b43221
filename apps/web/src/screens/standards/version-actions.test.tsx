// @vitest-environment jsdom
import type { PendingVersion, StandardsState } from '@mimamori/contract/standards/standards-contract'
import { standardProposals as words } from '@mimamori/copy/standards/standard-proposals.ja'
import { afterEach, expect, test, vi } from 'vitest'
import { queries } from '../../api/api-queries.ts'
import { CallError } from '../../api/call-error.ts'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, press, typeInto } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { VersionActions } from './version-actions.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

type Of = { moves?: object; own?: boolean; aloneFrom?: string | null; beginsAt?: string | null }

async function aVersion(
  { moves = {}, own = false, aloneFrom = null, beginsAt = null }: Of,
  answers: Parameters<typeof fakeDesk>[0] = {},
) {
  const desk = fakeDesk(answers)
  const may = { run: null, try_out: null, propose: null, approve: null, send_back: null, take_back: null, ...moves }
  const pending = {
    id: 'v3',
    hash: 'abcd',
    beginsAt,
    aloneFrom,
    dryRun: { run: { id: 'r7' } },
    proposer: { id: own ? 'sato' : 'mori', alias: 'mori' },
  }
  const { page, cache, unmount } = await render(
    onDesk()(
      <VersionActions
        state={{ moves: may } as unknown as StandardsState}
        pending={pending as unknown as PendingVersion}
      />,
    ),
  )
  await until(() => page.querySelector('button') !== null)
  /** each button: can it be pressed? `null`: it is not there */
  const offered = () =>
    [words.approve, words.approveAlone, words.tryAgain, words.takeBack, words.sendBack].map((each) => {
      const button = [...page.querySelectorAll('button')].find(({ textContent }) => textContent === each)
      return button ? !button.disabled : null
    })
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  return { ...desk, page, cache, offered, alert, unmount }
}

test('standards are approved by the hash and the list that were read, and the standards and what waits are read again', async () => {
  const { page, cache, inputs, offered, unmount } = await aVersion({}, { 'standards.approve': () => ({ number: 3 }) })
  expect(offered()).toEqual([true, null, null, null, true])
  const keys = [[...queries.standards.key(), 'x'], queries.people.standing.queryKey() as readonly unknown[]]
  for (const key of keys) cache.setQueryData(key, {})
  await clickOn(page, words.approve)
  await until(() => announced() === words.approved(3))
  expect(inputs('standards.approve')).toEqual([{ versionId: 'v3', hash: 'abcd', runId: 'r7' }])
  await until(() => keys.every((key) => cache.getQueryState(key)?.isInvalidated))
  await unmount()
})

test('who proposed standards takes them back, and approves them alone only where that is allowed', async () => {
  const own = { own: true, moves: { approve: 'own_proposal' } }
  const { page, inputs, offered, unmount } = await aVersion(own, { 'standards.takeBack': () => ({}) })
  expect(offered()).toEqual([null, null, null, true, null])
  await clickOn(page, words.takeBack)
  await until(() => announced() === words.tookBack)
  expect(inputs('standards.takeBack')).toEqual([{ versionId: 'v3' }])
  await unmount()
  const aloneFrom = '2026-12-01T00:00:00.000Z'
  const waits = await aVersion({ ...own, aloneFrom })
  expect(waits.offered()).toEqual([null, null, null, true, null])
  expect(waits.page.textContent).toContain(words.aloneInstead)
  await waits.unmount()
  const alone = await aVersion({ own: true, aloneFrom })
  expect(alone.offered()).toEqual([null, true, null, true, null])
  expect(alone.page.textContent).toContain(words.aloneNow)
  await alone.unmount()
})

test('standards whose trial is outdated are tried again before they can be approved', async () => {
  const { page, inputs, offered, unmount } = await aVersion(
    { moves: { approve: 'dry_run_outdated' } },
    { 'standards.tryAgain': () => ({}) },
  )
  expect(offered()).toEqual([false, null, true, null, true])
  await clickOn(page, words.tryAgain)
  await until(() => announced() !== '')
  expect(inputs('standards.tryAgain')).toEqual([{ versionId: 'v3' }])
  await unmount()
  const closed = await aVersion({ moves: { approve: 'not_permitted', send_back: 'not_permitted' } })
  expect(closed.offered()).toEqual([false, null, null, null, false])
  await closed.unmount()
})

test('standards are sent back for a reason; one that fails keeps the form, Escape leaves it', async () => {
  let fails = true
  const { page, inputs, alert, unmount } = await aVersion(
    {},
    {
      'standards.sendBack': () => {
        if (fails) throw new CallError(500, {})
        return {}
      },
    },
  )
  const field = () => page.querySelector('textarea')
  await clickOn(page, words.sendBack)
  await until(() => field() !== null)
  await press('Escape', 'Escape')
  expect(field()).toBeNull()
  await clickOn(page, words.sendBack)
  await until(() => field() !== null)
  await typeInto(field(), 'しきい値が高すぎる')
  await press('Enter', 'Enter', { ctrlKey: true })
  await until(() => alert() !== null)
  expect([field()?.value, announced()]).toEqual(['しきい値が高すぎる', ''])
  fails = false
  await press('Enter', 'Enter', { ctrlKey: true })
  await until(() => field() === null)
  expect(inputs('standards.sendBack')[1]).toEqual({ versionId: 'v3', reason: 'しきい値が高すぎる' })
  await until(() => announced() === words.sentBack)
  await unmount()
})

test('an approval that fails says why, and the next try forgets it', async () => {
  let fails = true
  const { page, alert, unmount } = await aVersion(
    {},
    {
      'standards.approve': () => {
        if (fails) throw new CallError(500, {})
        return { number: 3 }
      },
    },
  )
  await clickOn(page, words.approve)
  await until(() => alert() !== null)
  expect([announced(), buttonOf(page, words.approve)?.disabled]).toEqual(['', false])
  fails = false
  await clickOn(page, words.approve)
  await until(() => announced() === words.approved(3))
  expect(alert()).toBeNull()
  await unmount()
})
