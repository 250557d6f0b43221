// @vitest-environment jsdom
import { act, type ReactNode, useRef } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { announced } from '../../keys/page-keys.test-support.tsx'
import { render } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import type { SeenCase } from '../desk-context.tsx'
import { useCaseOnScreen } from './use-case-on-screen.ts'

let scrolledTo: string[]
let media: { matches: boolean; heard: Set<() => void> }

beforeEach(() => {
  scrolledTo = []
  media = { matches: false, heard: new Set() }
  vi.stubGlobal('matchMedia', () => ({
    get matches() {
      return media.matches
    },
    addEventListener: (_: string, hear: () => void) => media.heard.add(hear),
    removeEventListener: (_: string, hear: () => void) => media.heard.delete(hear),
  }))
  Element.prototype.scrollIntoView = function scrollIntoView(this: Element) {
    scrolledTo.push(this.id)
  }
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

type Props = { id: string; number: number; named?: string; active?: boolean }

function Case({ id, number, named = `題${number}`, active = true }: Props): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null)
  const text = useRef<HTMLDivElement>(null)
  useCaseOnScreen({ id, number } as never, named, `${id} 1`, active, heading, text)
  return (
    <main id="screen">
      <h1 ref={heading} tabIndex={-1}>
        {number}
      </h1>
      <div id="text" ref={text} />
    </main>
  )
}

const focusedHeading = () => document.querySelector('h1:focus')?.textContent

/** Cases on screen, and the note of what was seen. */
async function aScreen(first: ReactNode, returned: string | null = null) {
  const recent: { current: readonly SeenCase[] } = { current: [] }
  const within = onDesk({ recent, decisions: { returned: { current: returned } } })
  const { show, unmount } = await render(within(first))
  return {
    recent: () => recent.current.map(({ id }) => id),
    titles: () => recent.current.map(({ title }) => title),
    show: (next: ReactNode) => show(within(next)),
    later: (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms)),
    unmount,
  }
}

test('a case that comes on screen has the focus, names the tab and is read out a moment later', async () => {
  const { later, unmount } = await aScreen(<Case id="a" number={7} />)
  expect([focusedHeading(), scrolledTo]).toEqual(['7', ['screen']])
  expect(document.title).toContain('題7')
  await later(59)
  expect(announced()).toBe('')
  await later(1)
  expect(announced()).toContain('題7')
  await unmount()
})

test('a case that is only loaded beforehand takes nothing and is said nowhere', async () => {
  document.title = 'before'
  const { later, recent, show, unmount } = await aScreen(<Case id="a" number={7} active={false} />)
  await later(1_000)
  expect([document.activeElement, document.title, announced(), recent(), media.heard.size]).toEqual([
    document.body,
    'before',
    '',
    [],
    0,
  ])
  await show(<Case id="a" number={7} />)
  expect([focusedHeading(), recent()]).toEqual(['7', ['a']])
  await unmount()
})

test('a case that is left within the moment is not read out, nor one that an undo has announced', async () => {
  const { later, show, unmount } = await aScreen(<Case key="a" id="a" number={7} />, 'b')
  await later(30)
  await show(<Case key="b" id="b" number={8} />)
  await later(60)
  expect(announced()).toBe('')
  await show(<Case key="c" id="c" number={9} />)
  await later(60)
  expect(announced()).toContain('題9')
  await unmount()
})

test('in a low and narrow window a case opens at its text, also when the window becomes one', async () => {
  const { unmount } = await aScreen(<Case id="a" number={7} />)
  media.matches = true
  for (const hear of media.heard) hear()
  expect(scrolledTo).toEqual(['screen', 'text'])
  await unmount()
  expect(media.heard.size).toBe(0)
})

test('the last eight cases that were on screen are kept, each once, the newest first, a nameless one as such', async () => {
  const { recent, titles, show, unmount } = await aScreen(<Case key="c0" id="c0" number={1} />)
  for (const n of [1, 2, 3, 4, 5, 6, 7, 8]) await show(<Case key={`c${n}`} id={`c${n}`} number={n} />)
  expect(recent()).toEqual(['c8', 'c7', 'c6', 'c5', 'c4', 'c3', 'c2', 'c1'])
  await show(<Case key="again" id="c3" number={3} named="" />)
  expect(recent()).toEqual(['c3', 'c8', 'c7', 'c6', 'c5', 'c4', 'c2', 'c1'])
  expect(titles()[0]).toMatch(/./)
  await unmount()
})
