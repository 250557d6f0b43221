// @vitest-environment jsdom
import { shortestReadingMs } from '@mimamori/policy/decisions/reading-time-rules'
import { act, type ReactNode, useRef } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { render } from '../parts/render.test-support.tsx'
import { useReadCards } from './use-read-cards.ts'

/** where the cards lie, in a view of 100 pixels */
let places: { [id: string]: { top: number; height: number } }
let reading: ReturnType<typeof useReadCards>

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  places = { view: { top: 0, height: 100 } }
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function at(this: Element) {
    const { top, height } = places[this.id] ?? { top: 0, height: 0 }
    return { top, height, bottom: top + height } as DOMRect
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
  document.body.replaceChildren()
})

const CARDS = ['a', 'b'].map((id) => ({ id, title: '題', body: '本文'.repeat(20) }))
const NEEDED = shortestReadingMs(CARDS[0] as (typeof CARDS)[0])
/** between two looks */
const LOOK = 150

function Cards({ current }: { current: string | null }): ReactNode {
  const scroller = useRef<HTMLDivElement>(null)
  reading = useReadCards(scroller, CARDS, current)
  return (
    <div ref={scroller} id="view">
      {[...CARDS.map(({ id }) => id), 'stranger'].map((id) => (
        <p key={id} id={id} data-seen={id} />
      ))}
    </div>
  )
}

async function aPage(current: string | null = null) {
  const { show, unmount } = await render(<Cards current={current} />)
  const share = (id: string) => document.getElementById(id)?.style.getPropertyValue('--read')
  return {
    show: (next: string | null) => show(<Cards current={next} />),
    unmount,
    share,
    pass: (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms)),
    read: () => [...reading.read].join(''),
    scroll: () => act(async () => document.dispatchEvent(new Event('scroll'))),
  }
}

test('cards that are in view together are read one after the other, from the top', async () => {
  Object.assign(places, { a: { top: 0, height: 50 }, b: { top: 50, height: 50 } })
  const { pass, read, share, unmount } = await aPage()
  await pass(NEEDED + LOOK / 2)
  expect([read(), Number(share('a')) > 0.9]).toEqual(['', true])
  await pass(3 * LOOK)
  expect([read(), Number(share('b')) < 0.5, reading.shownMs('stranger')]).toEqual(['a', true, 0])
  await pass(NEEDED + 2 * LOOK)
  expect([read(), share('b')]).toEqual(['ab', '1'])
  await unmount()
})

test('the card one is at is read before those above it', async () => {
  Object.assign(places, { a: { top: 0, height: 50 }, b: { top: 50, height: 50 } })
  const { pass, show, read, unmount } = await aPage('a')
  await show('b')
  await pass(NEEDED + 3 * LOOK)
  expect([read(), reading.shownMs('a') < 2 * LOOK]).toEqual(['b', true])
  await unmount()
})

test('a card is read once its end was on screen, too', async () => {
  Object.assign(places, { a: { top: 0, height: 150 } })
  const { pass, read, scroll, share, unmount } = await aPage()
  await pass(2 * NEEDED)
  expect([read(), Number(share('a')).toFixed(2)]).toEqual(['', '0.67'])
  places.a = { top: -50, height: 150 }
  // as soon as it is scrolled to, not a moment later
  await scroll()
  expect([read(), share('a')]).toEqual(['a', '1'])
  await unmount()
})

test('nothing is read while the page is hidden, below a dialog or below the view', async () => {
  Object.assign(places, { a: { top: 100, height: 50 } })
  const { pass, read, unmount } = await aPage()
  await pass(NEEDED)
  places.a = { top: 0, height: 50 }
  const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
  await pass(NEEDED + LOOK)
  hidden.mockRestore()
  const dialog = document.createElement('dialog')
  const find = document.querySelector.bind(document)
  const covered = vi
    .spyOn(document, 'querySelector')
    .mockImplementation((selector: string) => (selector === 'dialog:modal' ? dialog : find(selector)))
  await pass(NEEDED + LOOK)
  expect([read(), reading.shownMs('a')]).toEqual(['', 0])
  covered.mockRestore()
  await pass(NEEDED + 3 * LOOK)
  expect(read()).toBe('a')
  await unmount()
})

test('what is hidden within a look counts until then, and nothing counts once the page was left', async () => {
  Object.assign(places, { a: { top: 0, height: 50 } })
  const { pass, unmount } = await aPage()
  await pass(LOOK + 100)
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
  await pass(10 * LOOK)
  expect(reading.shownMs('a')).toBe(100)
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible')
  await pass(LOOK)
  await unmount()
  vi.advanceTimersByTime(1_000)
  document.dispatchEvent(new Event('scroll'))
  vi.advanceTimersByTime(1_000)
  expect([reading.shownMs('a') <= 100 + LOOK, vi.getTimerCount()]).toEqual([true, 0])
})
