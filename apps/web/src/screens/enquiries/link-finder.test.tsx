// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import { press, typeInto } from '../../keys/page-keys.test-support.tsx'
import { render } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { LinkFinder } from './link-finder.tsx'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const later = async (ms: number) => {
  for (let n = 0; n < ms; n += 5) await act(() => vi.advanceTimersByTimeAsync(5))
}
const FOUND = { members: [{ id: 'm-7', displayName: '花子' }], hits: [] }

async function aFinder(
  first: string,
  { role = 'moderator', lookUp = (): unknown => FOUND, find = (): unknown => FOUND } = {},
) {
  const desk = fakeDesk({ 'search.find': find, 'members.lookUp': lookUp })
  const did: string[] = []
  const finder = (
    <LinkFinder
      {...{ side: 'member', first, askingId: null, busy: false }}
      onTake={(id) => did.push(`take ${id}`)}
      onClose={() => did.push('close')}
    />
  )
  const { page, unmount } = await render(onDesk({ me: { role } })(finder))
  return {
    ...desk,
    page,
    did,
    unmount,
    field: () => page.querySelector('input'),
    takes: () => page.querySelectorAll('[data-take]'),
  }
}

test('what was given is looked for at once, what is typed once it has rested, and Enter goes on to what was found', async () => {
  const { field, inputs, takes, did, unmount } = await aFinder(' m-7 ')
  expect(document.activeElement).toBe(field())
  await later(20)
  expect(inputs('search.find')).toEqual([{ q: 'm-7' }])
  for (const text of ['花', '花子 ']) {
    await typeInto(field(), text)
    await later(150)
  }
  expect(inputs('search.find').length).toBe(1)
  await later(100)
  expect(inputs('search.find')[1]).toEqual({ q: '花子' })
  await press('Enter', 'Enter', { isComposing: true })
  expect(document.activeElement).toBe(field())
  await press('Enter', 'Enter')
  expect(document.activeElement).toBe(takes()[0])
  await act(async () => (document.activeElement as HTMLElement).click())
  await press('Escape', 'Escape')
  expect(did).toEqual(['take m-7', 'close'])
  await unmount()
})

test('a contact is looked up only when that is asked for, as a fraud', async () => {
  const { page, takes, inputs, did, unmount } = await aFinder('taro@example.com')
  await later(300)
  expect([inputs('members.lookUp'), inputs('search.find')]).toEqual([[], []])
  await press('Enter', 'Enter')
  await act(async () => (document.activeElement as HTMLElement).click())
  await later(50)
  expect(inputs('members.lookUp')).toEqual([{ value: 'taro@example.com', reason: 'fraud_enquiry' }])
  await act(async () => (takes()[0] as HTMLElement).click())
  expect([did, page.textContent?.includes('花子')]).toEqual([['take m-7'], true])
  await unmount()
})

test('a contact that belongs to nobody, may not be looked up or is one too many says so', async () => {
  const nobody = await aFinder('taro@example.com', { lookUp: () => ({ members: [], units: null }) })
  await act(async () => (nobody.takes()[0] as HTMLElement).click())
  await later(50)
  expect([nobody.takes().length, nobody.page.querySelector('[role=status]')?.textContent !== '']).toEqual([0, true])
  await nobody.unmount()
  const denied = await aFinder('taro@example.com', { role: 'auditor' })
  expect(denied.takes().length).toBe(0)
  await denied.unmount()
  const over = await aFinder('taro@example.com', {
    lookUp: () => {
      throw refusedFor('too_many_lookups')
    },
  })
  await act(async () => (over.takes()[0] as HTMLElement).click())
  await later(50)
  expect(over.page.querySelector('[role=alert]')?.textContent).toMatch(/./)
  await over.unmount()
})

test('a search that fails is one, and is not told as finding nobody', async () => {
  const { page, unmount } = await aFinder('花子', {
    find: () => {
      throw new TypeError('gone')
    },
  })
  await later(50)
  expect([page.querySelector('[role=alert]')?.textContent !== '', page.querySelector('p[role=status]')]).toEqual([
    true,
    null,
  ])
  await unmount()
})
