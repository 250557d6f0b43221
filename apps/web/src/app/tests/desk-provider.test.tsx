// @vitest-environment jsdom
import type { Me } from '@mimamori/contract/staff/session-contract'
import { instants } from '@mimamori/copy/instants/ja'
import { DEFAULT_PREFERENCES } from '@mimamori/policy/staff/preference-rules'
import { createMemoryHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { CallError } from '../../api/call-error.ts'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { draftStoreOf } from '../../decisions/column/decision-draft-store.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { completeWindow, press } from '../../keys/page-keys.test-support.tsx'
import { useOwnTime } from '../../parts/own-zone.ts'
import { renderHook, until } from '../../parts/render.test-support.tsx'
import { type DeskState, useDesk } from '../../screens/desk-context.tsx'
import { DeskProvider } from '../desk-provider.tsx'
import type { DeskRouter } from '../desk-router.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
  delete document.documentElement.dataset.theme
})

const ME = {
  ...{ id: 'provided', alias: '佐藤', role: 'moderator', language: 'ja', theme: 'light' },
  preferences: { ...DEFAULT_PREFERENCES, decisionDelayMs: 0, zone: 'Asia/Tokyo' },
} as unknown as Me
const NOON = '2026-12-01T03:00:00.000Z'

/** A router that knows the addresses of cases and of search. */
function aRouter(address: string) {
  const root = createRootRoute()
  const paths = ['/review/$caseId', '/search'].map((path) => createRoute({ getParentRoute: () => root, path }))
  const history = createMemoryHistory({ initialEntries: [address] })
  const router = createRouter({ routeTree: root.addChildren(paths), history })
  return { router: router as unknown as DeskRouter, address: () => decodeURIComponent(history.location.href) }
}

/** What a screen takes from the desk around it; the keys it hears are added to `pressed`. */
function useShared(pressed: string[]): { desk: DeskState; ownTime: (at: string) => string | null } {
  useKeys({ next: () => pressed.push('next') })
  return { desk: useDesk(), ownTime: useOwnTime() }
}

async function theDesk(answers: Parameters<typeof fakeDesk>[0] = {}, start = '/review/c0') {
  completeWindow()
  const asked = fakeDesk({ 'decisions.recent': () => [], ...answers })
  const { router, address } = aRouter(start)
  await router.load()
  let signedOut = 0
  const pressed: string[] = []
  const hook = await renderHook(useShared, pressed, {
    within: (content) => (
      <DeskProvider
        me={ME}
        router={router}
        onSignedOut={() => {
          signedOut += 1
        }}
      >
        {content}
      </DeskProvider>
    ),
  })
  const desk = () => hook.now().desk
  const prefer = (change: Parameters<DeskState['prefer']>[0]) => act(() => desk().prefer(change))
  return { ...asked, ...hook, desk, prefer, address, pressed, signedOut: () => signedOut }
}
const fails = (status: number) => () => {
  throw new CallError(status, {})
}

test('a desk begins with its person, what they prefer, their drafts, and nothing seen or taken back', async () => {
  const { desk, signedOut, unmount } = await theDesk()
  const { me, theme, preferences, drafts, restored, recent, showInReview } = desk()
  expect([me, theme, preferences]).toEqual([ME, 'light', ME.preferences])
  expect(drafts).toBe(draftStoreOf('provided'))
  expect([restored, recent.current, showInReview.current, signedOut()]).toEqual([null, [], null, 0])
  await act(async () => desk().restore({ key: 'k1', caseId: 'c1' }))
  expect(desk().restored).toEqual({ key: 'k1', caseId: 'c1' })
  // what screens keep there stays there
  expect([desk().recent === recent, desk().showInReview === showInReview]).toEqual([true, true])
  await unmount()
})

test.for([
  ['within the list that it names', '/review/c0?queue=mine&category=mlm', undefined, '?category=mlm&queue=mine'],
  [
    'within that list, when that is asked for',
    '/review/c0?queue=mine&category=mlm',
    'mine',
    '?category=mlm&queue=mine',
  ],
  ['from another list, which is whole then', '/review/c0?queue=mine&category=mlm', 'flagged', '?queue=flagged'],
  ['in the flagged cases, where no list is named', '/review/c0?category=mlm', undefined, '?category=mlm&queue=flagged'],
  ['in these, when they are asked for', '/review/c0?category=mlm', 'flagged', '?category=mlm&queue=flagged'],
  ['without what is no matter of a list', '/search?text=abc', undefined, '?queue=flagged'],
] as const)('a case is opened %s', async ([, from, view, search]) => {
  const { desk, address, unmount } = await theDesk({}, from)
  const shown: string[] = []
  desk().showInReview.current = (caseId) => shown.push(caseId)
  await act(async () => desk().open('c9', view))
  await until(() => address().startsWith('/review/c9'))
  expect([address(), shown]).toEqual([`/review/c9${search}`, ['c9']])
  await unmount()
})

test('the case that an undo returned is opened', async () => {
  const undone = { act: null, returned: [{ caseId: 'c7', fence: 2 }], refusal: null }
  const { desk, address, inputs, unmount } = await theDesk({ 'acts.undo': () => undone })
  await act(async () => desk().decisions.undo())
  await until(() => address().startsWith('/review/c7'))
  expect([address(), inputs('acts.undo')]).toEqual(['/review/c7?queue=flagged', [{}]])
  await unmount()
})

test('a theme holds at once, and is stored', async () => {
  const answer = Promise.withResolvers<object>()
  const { desk, inputs, unmount } = await theDesk({ 'session.prefer': () => answer.promise })
  const stored: unknown[] = []
  await act(
    async () =>
      void desk()
        .prefer({ theme: 'dark' })
        .then((failure) => stored.push(failure)),
  )
  expect([desk().theme, document.documentElement.dataset.theme, stored]).toEqual(['dark', 'dark', []])
  expect([inputs('session.prefer'), desk().preferences]).toEqual([[{ theme: 'dark' }], ME.preferences])
  answer.resolve({})
  await until(() => stored.length > 0)
  expect([stored, inputs('session.prefer').length]).toEqual([[null], 1])
  await unmount()
})

test('a preference holds on this page also where it could not be stored, and why is answered', async () => {
  const { desk, now, prefer, pressed, inputs, unmount } = await theDesk({ 'session.prefer': fails(403) })
  expect(now().ownTime(NOON)).toBeNull()
  await press('KeyJ', 'j')
  expect(await prefer({ preferences: { zone: 'UTC' } })).toEqual({ kind: 'forbidden' })
  expect(await prefer({ preferences: { singleKeys: false } })).toEqual({ kind: 'forbidden' })
  expect(desk().preferences).toEqual({ ...ME.preferences, zone: 'UTC', singleKeys: false })
  // the clock and the keys of the page follow
  expect(now().ownTime(NOON)).toBe(instants.ownZone('03:00'))
  await press('KeyJ', 'j')
  expect(pressed).toEqual(['next'])
  expect(inputs('session.prefer')).toEqual([{ preferences: { zone: 'UTC' } }, { preferences: { singleKeys: false } }])
  expect([desk().theme, document.documentElement.dataset.theme]).toEqual(['light', undefined])
  await unmount()
})

test('a language is stored, and changes nothing else', async () => {
  const { desk, prefer, inputs, unmount } = await theDesk({ 'session.prefer': () => ({}) })
  expect(await prefer({ language: 'en' })).toBeNull()
  expect([inputs('session.prefer'), desk().theme, desk().preferences]).toEqual([
    [{ language: 'en' }],
    'light',
    ME.preferences,
  ])
  await unmount()
})

test('whoever signs out has their drafts saved first', async () => {
  const saved = Promise.withResolvers<void>()
  const { desk, inputs, signedOut, unmount } = await theDesk({ 'session.signOut': () => ({ signedOut: true }) })
  draftStoreOf('provided').keepBy({ keep: () => undefined, flush: () => saved.promise })
  const leaving = desk().signOut()
  await act(async () => undefined)
  expect([inputs('session.signOut'), signedOut()]).toEqual([[], 0])
  saved.resolve()
  expect([await leaving, inputs('session.signOut'), signedOut()]).toEqual([null, [undefined], 1])
  await unmount()
})

test.for([
  ['a session that has ended is signed out of', 401, null, 1],
  ['whoever could not be signed out is still signed in, and why is answered', 403, { kind: 'forbidden' }, 0],
] as const)('%s', async ([, status, failure, times]) => {
  draftStoreOf('provided').keepBy({ keep: () => undefined, flush: async () => undefined })
  const { desk, signedOut, unmount } = await theDesk({ 'session.signOut': fails(status) })
  expect([await act(() => desk().signOut()), signedOut()]).toEqual([failure, times])
  await unmount()
})

test('the acts of a person are read for whoever may read cases', async () => {
  const { inputs, desk, unmount } = await theDesk({ 'decisions.recent': () => [{ id: 'd1' }] })
  await until(() => desk().decisions.acts.recent.length > 0)
  expect([inputs('decisions.recent'), desk().decisions.acts.recent]).toEqual([[undefined], [{ id: 'd1' }]])
  await unmount()
})
