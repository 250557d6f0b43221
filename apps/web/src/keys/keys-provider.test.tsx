// @vitest-environment jsdom
import { DEFAULT_PREFERENCES } from '@mimamori/policy/staff/preference-rules'
import { act, type ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { nextPaint } from '../api/idle-loading.ts'
import { type Rendered, render } from '../parts/render.test-support.tsx'
import { type KeyHandlers, KeysProvider, useKeyboard, useKeys } from './keys-provider.tsx'
import { useKeyScene } from './use-key-scene.ts'
import { useTabKeys } from './use-tab-keys.ts'

let page: Rendered | undefined
afterEach(async () => {
  vi.restoreAllMocks()
  await page?.unmount()
  page = undefined
})

const PREFERENCES = { ...DEFAULT_PREFERENCES, decisionDelayMs: 0 }
const inDesk = (content: ReactNode) => <KeysProvider preferences={PREFERENCES}>{content}</KeysProvider>
const show = async (content: ReactNode) => {
  if (page) await page.show(inDesk(content))
  else page = await render(inDesk(content))
}

function Part({ keys, active = true }: { keys: KeyHandlers; active?: boolean }): ReactNode {
  useKeys(keys, active)
  return null
}

/** A key at the focus, as browsers time it. */
async function press(code: string, key: string) {
  const event = new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true })
  Object.defineProperty(event, 'timeStamp', { value: performance.now() })
  await act(async () => (document.activeElement ?? document.body).dispatchEvent(event))
  return event
}

test('a key goes to the part of the screen that came last, and back to the one before once that is gone', async () => {
  const heard: string[] = []
  const below = <Part key="below" keys={{ next: () => heard.push('below') }} />
  await show([below, <Part key="above" keys={{ next: () => heard.push('above') }} />])
  await press('KeyJ', 'j')
  await show([below])
  await press('KeyJ', 'j')
  expect(heard).toEqual(['above', 'below'])
})

test('a part hears its keys from when it becomes active until it is not, with what it is then', async () => {
  const heard: string[] = []
  await show(<Part keys={{ next: () => heard.push('first') }} active={false} />)
  await press('KeyJ', 'j')
  await show(<Part keys={{ next: () => heard.push('second') }} />)
  await press('KeyJ', 'j')
  await show(<Part keys={{ next: () => heard.push('third') }} active={false} />)
  expect((await press('KeyJ', 'j')).defaultPrevented).toBe(false)
  expect(heard).toEqual(['second'])
})

test('a letter behind G names a screen, and a click in between ends that', async () => {
  const heard: string[] = []
  await show(<Part keys={{ go: () => heard.push('go'), goQueue: () => heard.push('goQueue') }} />)
  await press('KeyG', 'g')
  await press('KeyQ', 'q')
  await press('KeyG', 'g')
  await act(async () => document.body.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true })))
  await press('KeyQ', 'q')
  expect(heard).toEqual(['go', 'goQueue', 'go'])
})

function Case({ id, comes, decided }: { id: string; comes: boolean; decided: string[] }): ReactNode {
  useKeyScene(true, id, comes)
  useKeys({ hide: () => decided.push(id) })
  return null
}

test('nothing is decided on a case that is still loading; once it is painted it can be', async () => {
  const decided: string[] = []
  const frames = async () => {
    await act(nextPaint)
    await act(nextPaint)
  }
  await show(<Case id="c1" comes decided={decided} />)
  await frames()
  await press('KeyH', 'h')
  expect(decided).toEqual([])
  await show(<Case id="c1" comes={false} decided={decided} />)
  await frames()
  await press('KeyH', 'h')
  expect(decided).toEqual(['c1'])
})

test('a case is decided once it was on screen for as long as the person set, and what was typed before does not count', async () => {
  const decided: string[] = []
  page = await render(
    <KeysProvider preferences={DEFAULT_PREFERENCES}>
      <Case id="c1" comes={false} decided={decided} />
    </KeysProvider>,
  )
  await act(nextPaint)
  await act(nextPaint)
  await press('KeyH', 'h')
  expect(decided).toEqual([])
  const now = performance.now.bind(performance)
  vi.spyOn(performance, 'now').mockImplementation(() => now() + DEFAULT_PREFERENCES.decisionDelayMs)
  await press('KeyH', 'h')
  expect(decided).toEqual(['c1'])
})

function Tabs({ at, shown }: { at: string; shown: string[] }): ReactNode {
  useTabKeys(['text', 'member', 'similar'], at, (id) => shown.push(id))
  return null
}

test('the keys of the tabs go around their ends', async () => {
  const shown: string[] = []
  for (const at of ['text', 'similar']) {
    await show(<Tabs at={at} shown={shown} />)
    await press('BracketLeft', '[')
    await press('BracketRight', ']')
  }
  expect(shown).toEqual(['similar', 'member', 'member', 'text'])
})

function Palette({ take }: { take: (keyboard: ReturnType<typeof useKeyboard>) => void }): ReactNode {
  take(useKeyboard())
  return null
}

test('an action run without its key does what the key does', async () => {
  const heard: string[] = []
  let run: ReturnType<typeof useKeyboard>['run'] | undefined
  await show([
    <Palette
      key="palette"
      take={(keyboard) => {
        run = keyboard.run
      }}
    />,
    <Part key="part" keys={{ next: () => heard.push('next') }} />,
  ])
  await act(async () => run?.('next'))
  expect(heard).toEqual(['next'])
})
