// @vitest-environment jsdom
import type { QueueItem } from '@mimamori/contract/queue/queue-contract'
import { DEFAULT_PREFERENCES } from '@mimamori/policy/staff/preference-rules'
import { act, type ReactNode, useRef, useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { KeysProvider } from '../keys/keys-provider.tsx'
import { render } from '../parts/render.test-support.tsx'
import type { Selection } from './queue-selection.ts'
import { useQueueWalk } from './use-queue-walk.ts'

let current: string[]
let chosen: Selection

beforeEach(() => {
  current = []
  chosen = []
  // a frame is drawn at once
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => run())
})
afterEach(() => {
  vi.unstubAllGlobals()
})

function List({ ids, startAt }: { ids: readonly string[]; startAt?: string }): ReactNode {
  const scroller = useRef<HTMLDivElement>(null)
  const [selection, onSelect] = useState<Selection>([])
  chosen = selection
  const items = ids.map((id) => ({ id }) as QueueItem)
  const options = { items, scroller, startAt, selection, onSelect, onCurrent: (id: string) => current.push(id) }
  useQueueWalk(options, () => undefined)
  return (
    <div ref={scroller}>
      <table>
        <tbody>
          {ids.map((id) => (
            <tr key={id}>
              <td>
                <a href={`#${id}`} data-case={id}>
                  {id}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const list = (ids: readonly string[], startAt?: string) => (
  <KeysProvider preferences={DEFAULT_PREFERENCES}>
    <List ids={ids} {...(startAt === undefined ? {} : { startAt })} />
  </KeysProvider>
)
const press = (code: string, key: string, more: KeyboardEventInit = {}) =>
  act(async () => {
    const target = document.activeElement ?? document.body
    target.dispatchEvent(new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true, ...more }))
  })
const focused = () => document.activeElement?.getAttribute('data-case')

test('J and K go from case to case and stop at the ends', async () => {
  const { unmount } = await render(list(['a', 'b', 'c']))
  for (const _ of ['a', 'b', 'c', 'c']) await press('KeyJ', 'j')
  expect([focused(), current]).toEqual(['c', ['a', 'b', 'c', 'c']])
  await press('KeyK', 'k')
  expect(focused()).toBe('b')
  await unmount()
})

test('when the current case leaves the list, J goes on to the one that is in its place now', async () => {
  const { show, unmount } = await render(list(['a', 'b', 'c', 'd']))
  await press('KeyJ', 'j')
  await press('KeyJ', 'j')
  await show(list(['a', 'c', 'd']))
  await press('KeyJ', 'j')
  expect(focused()).toBe('c')
  await unmount()
})

test('Back begins at the case that was left, once', async () => {
  const { show, unmount } = await render(list([], 'b'))
  await show(list(['a', 'b'], 'b'))
  expect(focused()).toBe('b')
  await press('KeyK', 'k')
  await show(list(['a', 'b', 'c'], 'b'))
  expect(focused()).toBe('a')
  await unmount()
})

test('X selects the current case, and with shift the walk selects what it passes', async () => {
  const { unmount } = await render(list(['a', 'b', 'c']))
  await press('KeyJ', 'j')
  await press('KeyX', 'x')
  await press('KeyJ', 'J', { shiftKey: true })
  expect([chosen, focused()]).toEqual([['a', 'b'], 'b'])
  await unmount()
})
