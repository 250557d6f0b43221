// @vitest-environment jsdom
import { act, type ReactNode, useRef } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { render } from '../parts/render.test-support.tsx'
import { useSectionDrag } from './use-section-drag.ts'

const IDS = ['a', 'b', 'c']
let moved: [string, number][]

beforeEach(() => {
  moved = []
  // each section is 10 pixels high, one below the other
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function at(this: HTMLElement) {
    return { top: 10 * IDS.indexOf(this.dataset.section ?? ''), height: 10 } as DOMRect
  })
  Object.assign(Element.prototype, { setPointerCapture: () => undefined })
})
afterEach(() => {
  vi.restoreAllMocks()
})

function List(): ReactNode {
  const list = useRef<HTMLUListElement>(null)
  const { dragged, handle } = useSectionDrag(list, (id, to) => moved.push([id, to]))
  return (
    <ul ref={list} data-dragged={dragged ? `${dragged.id} ${dragged.to}` : ''}>
      {IDS.map((id) => (
        <li key={id} data-section={id}>
          <button type="button" id={id} {...handle(id)} />
        </li>
      ))}
    </ul>
  )
}

async function aList() {
  const { page, unmount } = await render(<List />)
  const point = (id: string, type: string, clientY: number, button = 0) =>
    act(async () => {
      const event = new MouseEvent(`pointer${type}`, { bubbles: true, clientY, button })
      document.getElementById(id)?.dispatchEvent(Object.assign(event, { pointerId: 1 }))
    })
  return { point, unmount, dragged: () => page.querySelector('ul')?.dataset.dragged }
}

test('a section that is dragged shows where it would go, and goes there', async () => {
  const { point, dragged, unmount } = await aList()
  await point('a', 'down', 5)
  await point('a', 'move', 14)
  expect(dragged()).toBe('a 0')
  await point('a', 'move', 16)
  expect(dragged()).toBe('a 1')
  await point('a', 'move', 26)
  expect(dragged()).toBe('a 2')
  await point('a', 'move', 4)
  expect(dragged()).toBe('a 0')
  await point('a', 'move', 26)
  await point('a', 'up', 26)
  expect([moved, dragged()]).toEqual([[['a', 2]], ''])
  await unmount()
})

test('a press that hardly moves, another button and a drag that is broken off move nothing', async () => {
  const { point, dragged, unmount } = await aList()
  await point('a', 'down', 5)
  await point('a', 'move', 8)
  expect(dragged()).toBe('')
  await point('a', 'up', 8)
  await point('a', 'down', 5, 2)
  await point('a', 'move', 26)
  await point('a', 'up', 26)
  await point('a', 'down', 5)
  await point('b', 'move', 26)
  expect(dragged()).toBe('')
  await point('a', 'move', 26)
  await point('a', 'cancel', 26)
  await point('a', 'move', 26)
  expect(dragged()).toBe('')
  await point('a', 'up', 26)
  expect(moved).toEqual([])
  await unmount()
})
