// @vitest-environment jsdom
import { act, type ReactNode, useRef } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { press } from '../keys/page-keys.test-support.tsx'
import { render } from '../parts/render.test-support.tsx'
import { onDesk } from './desk.test-support.tsx'
import { useCardNavigation } from './use-card-navigation.ts'

/** where a card lies in a view of 100 pixels; others are in view */
let places: { [id: string]: { top: number; bottom: number } }
let scrolledBy: number[]
let list: ReturnType<typeof useCardNavigation>

beforeEach(() => {
  places = {}
  scrolledBy = []
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function at(this: HTMLElement) {
    const { top, bottom } = places[this.dataset.card ?? ''] ?? { top: 0, bottom: 100 }
    return { top, bottom, height: bottom - top } as DOMRect
  })
  Element.prototype.scrollBy = (({ top = 0 }: ScrollToOptions = {}) => {
    scrolledBy.push(top)
  }) as Element['scrollBy']
})
afterEach(() => {
  vi.restoreAllMocks()
})

function Cards({ ids }: { ids: string }): ReactNode {
  const scroller = useRef<HTMLDivElement>(null)
  list = useCardNavigation(
    scroller,
    [...ids].map((id) => ({ id })),
  )
  return (
    <div ref={scroller}>
      {[...ids].map((id) => (
        <article key={id} data-card={id} tabIndex={-1} onFocus={() => list.select(id)}>
          {id}
        </article>
      ))}
    </div>
  )
}

async function aPage(ids: string) {
  const within = onDesk()
  const { show, unmount } = await render(within(<Cards ids={ids} />))
  return { show: (next: string) => show(within(<Cards ids={next} />)), unmount }
}
const focused = () => document.querySelector('article:focus')?.textContent ?? null
const next = () => press('KeyJ', 'j')
const previous = () => press('KeyK', 'k')

test('the first card of a page has the focus, J and K walk to the last and back, and no further', async () => {
  const { unmount } = await aPage('abc')
  expect([focused(), list.at]).toEqual(['a', 'a'])
  let walk = ''
  for (const go of [next, next, next, previous, previous, previous]) {
    await go()
    walk += focused()
  }
  expect([walk, list.at]).toEqual(['bccbaa', 'a'])
  await press('ArrowDown', 'ArrowDown')
  expect(list.at).toBe('b')
  await press('ArrowUp', 'ArrowUp')
  expect(list.at).toBe('a')
  await unmount()
})

test('a card longer than the screen is scrolled through before the next one is gone to', async () => {
  places.a = { top: 0, bottom: 300 }
  const { unmount } = await aPage('ab')
  await next()
  expect([focused(), scrolledBy]).toEqual(['a', [80]])
  places.a = { top: -190, bottom: 110 }
  await next()
  expect([focused(), scrolledBy]).toEqual(['a', [80, 22]])
  await previous()
  expect([focused(), scrolledBy]).toEqual(['a', [80, 22, -80]])
  places.a = { top: -200, bottom: 100 }
  await next()
  expect(focused()).toBe('b')
  await unmount()
})

test('another first card has the focus, one that stays first leaves it where it is', async () => {
  const { show, unmount } = await aPage('abc')
  await next()
  await show('abd')
  expect([focused(), list.at]).toEqual(['b', 'b'])
  await show('xyz')
  expect([focused(), list.at]).toEqual(['x', 'x'])
  await unmount()
})

test('where the card one was at is gone the first one is acted on, and an empty page leaves the keys alone', async () => {
  const { show, unmount } = await aPage('abc')
  await next()
  await show('ac')
  expect(list.at).toBe('a')
  await show('')
  expect(list.at).toBeNull()
  await act(async () => (document.activeElement as HTMLElement | null)?.blur())
  expect((await next()).defaultPrevented).toBe(false)
  await unmount()
})
