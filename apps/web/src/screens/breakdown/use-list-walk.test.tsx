// @vitest-environment jsdom
import { type ReactNode, useRef } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { press } from '../../keys/page-keys.test-support.tsx'
import { render } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { useListWalk } from './use-list-walk.ts'

let scrolled: string[]
let asked: number
beforeEach(() => {
  scrolled = []
  asked = 0
  Element.prototype.scrollIntoView = function scrollIntoView(this: Element) {
    scrolled.push(this.textContent ?? '')
  }
})
afterEach(() => {
  document.body.replaceChildren()
})

type Props = { ids: string; at?: string | undefined; more?: boolean }

function List({ ids, at, more = true }: Props): ReactNode {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = [...ids].map((rowId) => ({ rowId }))
  const onMore = () => {
    asked += 1
  }
  useListWalk({ rows, scroller, at, onMore: more ? onMore : null })
  return (
    <div ref={scroller}>
      <table>
        <tbody>
          {rows.map(({ rowId }) => (
            <tr key={rowId}>
              <td>
                <a href={`#${rowId}`} data-row={rowId}>
                  {rowId}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

async function aList(props: Props) {
  const within = onDesk()
  const { show, unmount } = await render(within(<List {...props} />))
  return { show: (next: Props) => show(within(<List {...next} />)), unmount }
}
const focused = () => document.querySelector('a:focus')?.textContent ?? null
const next = () => press('KeyJ', 'j')
const previous = () => press('KeyK', 'k')

test('J and K walk from the first row to the last and no further, each into view', async () => {
  const { unmount } = await aList({ ids: 'abc' })
  expect([focused(), asked]).toEqual([null, 0])
  const walk: unknown[] = []
  for (const go of [next, next, next, next, previous, previous, previous]) {
    await go()
    walk.push(focused())
  }
  expect(walk.join('')).toBe('abccbaa')
  expect(scrolled.join('')).toBe('abccbaa')
  await unmount()
})

test('the arrows walk as J and K do, and an empty list leaves the keys alone', async () => {
  const { show, unmount } = await aList({ ids: 'abc' })
  await press('ArrowDown', 'ArrowDown')
  await press('ArrowDown', 'ArrowDown')
  expect(focused()).toBe('b')
  await press('ArrowUp', 'ArrowUp')
  expect(focused()).toBe('a')
  await show({ ids: '' })
  expect((await next()).defaultPrevented).toBe(false)
  await unmount()
})

test('the row of the address has the focus at first, and is not come back to', async () => {
  const { show, unmount } = await aList({ ids: 'abc', at: 'b' })
  expect([focused(), asked]).toEqual(['b', 0])
  await next()
  await show({ ids: 'abcd', at: 'b' })
  expect(focused()).toBe('c')
  await unmount()
})

test('a list is read on until the row of the address is in it, twenty pages at most', async () => {
  const { show, unmount } = await aList({ ids: '', at: 'e' })
  expect(asked).toBe(0)
  await show({ ids: 'ab', at: 'e' })
  expect(asked).toBe(1)
  // the next page is on its way
  await show({ ids: 'ab', at: 'e', more: false })
  expect(asked).toBe(1)
  await show({ ids: 'abcde', at: 'e' })
  expect([asked, focused()]).toEqual([1, 'e'])
  await unmount()
  const endless = await aList({ ids: 'ab', at: 'z' })
  for (let n = 0; n < 30; n++) await endless.show({ ids: 'ab', at: 'z' })
  expect([asked, focused()]).toEqual([21, null])
  await endless.unmount()
})
