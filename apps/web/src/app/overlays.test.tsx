// @vitest-environment jsdom
import { palette as words } from '@mimamori/copy/palette/ja'
import { security } from '@mimamori/copy/security/ja'
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { api } from '../api/api-client.ts'
import { CallError } from '../api/call-error.ts'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { setStepUpPrompt } from '../api/step-up-retry.ts'
import { takeRequestedStep } from '../decisions/steps/requested-step.ts'
import { type KeyHandlers, useKeys } from '../keys/keys-provider.tsx'
import { completeWindow } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { onDesk } from '../screens/desk.test-support.tsx'
import type { SeenCase } from '../screens/desk-context.tsx'
import { memoryRouter } from '../screens/memory-router.test-support.tsx'
import { onLookup } from '../screens/search/lookup-handover.ts'
import CommandPalette from './command-palette.tsx'
import { StepUpDialog } from './step-up-dialog.tsx'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  setStepUpPrompt(async () => false)
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const PATHS = ['/', '/search', '/queue/$view', '/members/$memberId', '/audit', '/reports', '/settings']
const FOUND = { id: 'c-42', number: 42, title: '副業の勧誘', state: 'open', target: { type: 'job', id: 'j-1' } }

const later = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

/** Lets a little time pass after another until this holds. */
async function eventually(holds: () => boolean) {
  for (let n = 0; !holds(); n++) {
    if (n > 200) throw new Error('what was waited for did not come')
    await later(5)
  }
}

const SEEN: SeenCase = { id: 'c-2', number: 2, title: '二件目' }

type Options = {
  role?: string
  typedAhead?: string
  keys?: KeyHandlers
  closed?: string | null
  find?: () => unknown
  seen?: object
}

function Screen({ keys, closed }: { keys: KeyHandlers; closed: string | null }) {
  useKeys(keys, true, { claim: closed, savedStep: closed })
  return null
}

/** The palette over a screen that hears these keys, and a desk with one case, one member and two colleagues. */
async function aPalette({
  role = 'moderator',
  typedAhead,
  keys = {},
  closed = null,
  find = () => [FOUND],
  seen = SEEN,
}: Options = {}) {
  const did: string[] = []
  const desk = fakeDesk({
    'cases.find': find,
    'members.find': ({ memberId }: { memberId: string }) => (memberId === 'm-7' ? { id: 'm-7' } : null),
    'decisions.recent': () => [
      { kind: 'decision', caseId: 'c-1', caseNumber: 1, title: '一件目' },
      { kind: 'note', caseId: 'c-9', caseNumber: 9, title: 'メモ' },
      { kind: 'decision', caseId: 'c-2', caseNumber: 2, title: '二件目' },
    ],
    'notes.colleagues': () => [{ id: 's-2', alias: 'mori', role: 'lead' }],
    'savedSteps.list': () => [{ id: 'step-1', name: '警告のみ' }],
  })
  const router = memoryRouter('/', PATHS)
  const desks = onDesk({
    me: { role },
    recent: { current: [seen as SeenCase] },
    open: (id) => did.push(`open ${id}`),
    prefer: async (change) => {
      did.push(`prefer ${JSON.stringify(change)}`)
      return null
    },
    signOut: async () => {
      did.push('sign out')
      return null
    },
  })
  let closes = 0
  const ahead = { current: typedAhead ?? null }
  const below = <Screen keys={keys} closed={closed} />
  const { page, show, unmount } = await render(router.within(desks(below)))
  const onClose = () => {
    closes += 1
  }
  const over = <CommandPalette typedAhead={ahead} onNewEnquiry={() => did.push('new enquiry')} onClose={onClose} />
  await eventually(() => router.address() === '/' && document.querySelector('[data-testid=announcer]') !== null)
  await show(
    router.within(
      desks(
        <>
          {below}
          {over}
        </>,
      ),
    ),
  )
  await eventually(() => page.querySelector('input') !== null)
  const options = () => [...page.querySelectorAll<HTMLElement>('[role=option]')]
  const type = async (text: string) => {
    const input = page.querySelector('input') as HTMLInputElement
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') as PropertyDescriptor
    await act(async () => {
      set?.call(input, text)
      input.dispatchEvent(new Event('input', { bubbles: true }))
    })
  }
  const key = (name: string, more: KeyboardEventInit = {}) =>
    act(async () => {
      const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more })
      page.querySelector('input')?.dispatchEvent(event)
    })
  return {
    ...desk,
    page,
    unmount,
    did,
    type,
    key,
    address: router.address,
    closes: () => closes,
    labels: () => options().map(({ textContent }) => textContent ?? ''),
    chosen: () => options().findIndex((each) => each.getAttribute('aria-selected') === 'true'),
    has: (text: string) => options().some(({ textContent }) => textContent?.includes(text)),
    pick: async (text: string) => {
      const found = () => options().find(({ textContent }) => textContent?.includes(text))
      await eventually(() => found() !== undefined)
      await act(async () => found()?.click())
    },
  }
}

test('what was typed while the palette was loading is in its line', async () => {
  const { page, unmount } = await aPalette({ typedAhead: '設定' })
  expect(page.querySelector('input')?.value).toBe('設定')
  await unmount()
})

test('a pasted number brings up its case once typing has rested, which opens it', async () => {
  const { type, inputs, labels, has, did, pick, closes, unmount } = await aPalette({ seen: FOUND })
  await later(300)
  for (const text of ['#4', '#42']) {
    await type(text)
    await later(199)
  }
  expect(inputs('cases.find')).toEqual([])
  await eventually(() => has('j-1'))
  expect(labels().filter((label) => label.includes('副業の勧誘')).length).toBe(1)
  await pick('副業の勧誘')
  await eventually(() => did.length > 0)
  expect([inputs('cases.find'), did, closes()]).toEqual([[{ text: '#42' }], ['open c-42'], 1])
  await unmount()
})

test('a number that names no case, or cannot be looked up, says so above what can be searched for', async () => {
  let find = (): unknown => []
  const { type, page, has, unmount } = await aPalette({ find: () => find() })
  await type('#99')
  await eventually(() => page.textContent?.includes(words.notFound) ?? false)
  expect(has(words.searchFor('#99'))).toBe(true)
  // a word is the name of something first, and no case is missed
  await type(words.settings.en)
  await later(300)
  expect([has(words.settings.en), page.textContent?.includes(words.notFound)]).toEqual([true, false])
  find = () => {
    throw new TypeError('gone')
  }
  await type('#98')
  await eventually(() => page.textContent?.includes(words.failed) ?? false)
  find = () => [FOUND]
  await type('#42')
  await eventually(() => has('副業の勧誘'))
  await later(10)
  expect([words.notFound, words.failed, words.finding].filter((each) => page.textContent?.includes(each))).toEqual([])
  await unmount()
})

test('the id of a member opens their page', async () => {
  const { type, pick, has, inputs, address, unmount } = await aPalette()
  for (const text of ['m-70', 'm-71', 'm-8']) await type(text)
  await eventually(() => inputs('members.find').length > 0)
  await later(50)
  expect([inputs('members.find'), has(words.memberPage)]).toEqual([[{ memberId: 'm-8' }], false])
  await type('m-7')
  await pick(words.memberPage)
  await eventually(() => address() === '/members/m-7')
  await unmount()
})

test('a mail address is never sent, nor searched for; a look-up for a reason is offered and handed to the search page', async () => {
  const { type, labels, has, pick, address, calls, page, unmount } = await aPalette()
  const before = calls.length
  for (const contact of ['090-1234-5678', '09012345678', 'taro@example.com']) {
    await type(contact)
    await later(300)
  }
  expect(labels().length).toBeGreaterThan(0)
  expect(has(words.searchFor('taro@example.com'))).toBe(false)
  await pick(labels()[0] as string)
  await eventually(() => address() === '/search')
  const taken: unknown[] = []
  onLookup((each) => taken.push(each))()
  expect(taken).toEqual([{ value: 'taro@example.com', reason: 'member_contact' }])
  expect(calls.slice(before).filter(({ operation }) => /find/.test(operation))).toEqual([])
  expect(page.textContent).not.toContain(words.none)
  await unmount()
})

test('who may not look members up is told that contacts are not searched for', async () => {
  const { type, labels, page, unmount } = await aPalette({ role: 'auditor' })
  await type('taro@example.com')
  expect([labels(), page.textContent?.includes(words.personalNext)]).toEqual([[], true])
  await unmount()
})

test('any other text can be searched for in all texts, without the spaces around it', async () => {
  const { type, pick, address, unmount } = await aPalette()
  await type('  前払い ')
  await pick(words.searchFor('前払い'))
  await eventually(() => address() === '/search?q=前払い')
  await unmount()
})

test('cases seen last come first and once each, then those decided; what is no decision is not listed', async () => {
  const { labels, has, pick, did, unmount } = await aPalette()
  await eventually(() => has('一件目'))
  const cases = labels().filter((label) => label.startsWith('#'))
  expect(cases).toEqual(['#2 二件目', '#1 一件目'])
  await pick('一件目')
  await eventually(() => did.length > 0)
  expect(did).toEqual(['open c-1'])
  await unmount()
})

test('actions of the screen are run, one that is closed says why and is not', async () => {
  const heard: string[] = []
  const keys = { claim: () => heard.push('claim'), snooze: () => heard.push('snooze') } as KeyHandlers
  const { labels, pick, closes, unmount } = await aPalette({ keys, closed: '他の担当者が確認中' })
  await pick('他の担当者が確認中')
  expect([heard, closes()]).toEqual([[], 0])
  expect(labels().some((label) => label.includes('他の担当者が確認中'))).toBe(true)
  await unmount()
  const open = await aPalette({ keys })
  const claim = open.labels().find((label) => label.startsWith('担当')) ?? ''
  await open.pick(claim)
  await eventually(() => heard.length > 0)
  expect([heard, open.closes()]).toEqual([['claim'], 1])
  await open.unmount()
})

test('own steps are offered only where a case takes one', async () => {
  const heard: string[] = []
  const keys: KeyHandlers = { savedStep: () => heard.push('step') }
  const { pick, unmount } = await aPalette({ keys })
  await pick('警告のみ')
  await eventually(() => heard.length > 0)
  expect(takeRequestedStep()).toBe('step-1')
  await unmount()
  for (const options of [{}, { keys, closed: '他の担当者が確認中' }]) {
    const { inputs, unmount: end } = await aPalette(options)
    await later(50)
    expect(inputs('savedSteps.list')).toEqual([])
    await end()
  }
})

test('a colleague leads to their claimed cases, for who may read it to their audit entries, too', async () => {
  const { pick, address, has, unmount } = await aPalette()
  await eventually(() => has('mori'))
  expect(has(words.trail)).toBe(false)
  await pick(words.heldBy)
  await eventually(() => address() === '/queue/flagged?holder=s-2')
  await unmount()
  const lead = await aPalette({ role: 'lead' })
  await lead.pick(words.trail)
  await eventually(() => lead.address() === '/audit?actor=s-2')
  await lead.unmount()
})

test('settings are changed from here: the theme, the language and signing out', async () => {
  const { pick, did, unmount } = await aPalette()
  await pick(words.settings.dark)
  await pick(words.settings.signOut)
  await pick(words.settings.en)
  await eventually(() => did.length === 3)
  // its words are loaded
  await until(() => document.documentElement.lang === 'en')
  expect(did).toEqual(['prefer {"theme":"dark"}', 'sign out', 'prefer {"language":"en"}'])
  await unmount()
})

test('the arrows walk the list around, Enter runs what is chosen, and typing begins at the top again', async () => {
  const { key, chosen, labels, has, type, did, closes, unmount } = await aPalette()
  await eventually(() => has('mori') && has('一件目'))
  await key('ArrowUp')
  expect(chosen()).toBe(labels().length - 1)
  await key('ArrowDown')
  expect(chosen()).toBe(0)
  await key('ArrowDown')
  await type(words.settings.dark)
  expect(chosen()).toBe(0)
  await key('Enter', { isComposing: true })
  await key('Enter', { repeat: true })
  expect([did, closes()]).toEqual([[], 0])
  await key('Enter')
  await eventually(() => did.length > 0)
  expect([did, closes()]).toEqual([['prefer {"theme":"dark"}'], 1])
  await unmount()
})

test('writing down an enquiry takes the place of the palette, for who decides cases', async () => {
  const { pick, did, closes, unmount } = await aPalette()
  await pick(words.newEnquiry)
  expect([did, closes()]).toEqual([['new enquiry'], 0])
  await unmount()
  const { has, unmount: end } = await aPalette({ role: 'auditor' })
  expect(has(words.newEnquiry)).toBe(false)
  await end()
})

/** A page whose call needs a second factor; `confirm`: what the desk says to the one that is given. */
async function aPage(confirm: () => unknown, ways: object = { code: false, passkey: false, demoPassword: 'demo' }) {
  let confirmed = false
  const desk = fakeDesk({
    'session.ways': () => ways,
    'session.confirm': () => {
      confirm()
      confirmed = true
      return {}
    },
    'people.disable': () => {
      if (!confirmed) throw refusedFor('step_up_required')
      return { done: true }
    },
  })
  vi.useRealTimers()
  completeWindow()
  const { page, unmount } = await render(<StepUpDialog />)
  const call = api.people.disable({ id: 's-1' } as never).then(
    () => 'done',
    () => 'refused',
  )
  await until(() => page.querySelector('dialog') !== null)
  const button = (words: string) =>
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent?.includes(words))
  const click = async (words: string) => {
    await until(() => button(words) !== undefined)
    await act(async () => button(words)?.click())
  }
  return { page, call, click, unmount, asked: () => desk.inputs('people.disable').length, ...desk }
}

test('a call that needs a second factor asks for it and is made once more', async () => {
  const { page, call, click, asked, inputs, unmount } = await aPage(() => undefined)
  await click(security.confirmDemo)
  expect([await call, asked(), inputs('session.confirm')]).toEqual(['done', 2, [{ by: 'demo', password: 'demo' }]])
  await until(() => page.querySelector('dialog') === null)
  await unmount()
})

test('who does not give the factor has the call refused, and is asked anew by the next one', async () => {
  const { page, call, click, asked, unmount } = await aPage(() => undefined)
  await click(security.cancel)
  expect([await call, asked()]).toEqual(['refused', 1])
  await until(() => page.querySelector('dialog') === null)
  const next = api.people.disable({ id: 's-2' } as never)
  await click(security.confirmDemo)
  expect(await next).toEqual({ done: true })
  await unmount()
})

test('a factor that is wrong says so and can be given again', async () => {
  let wrong = true
  const { page, call, click, unmount } = await aPage(() => {
    if (wrong) throw new CallError(500, {})
  })
  const before = page.textContent
  await click(security.confirmDemo)
  await until(() => page.textContent !== before && page.querySelector('button:disabled') === null)
  expect(page.querySelector('[role=alert]')?.textContent).toMatch(/./)
  wrong = false
  await click(security.confirmDemo)
  expect(await call).toBe('done')
  await unmount()
})
