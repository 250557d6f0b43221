// @vitest-environment jsdom
import { act, type ReactNode, useRef } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import { render } from '../parts/render.test-support.tsx'
import { useVirtualRows } from './use-virtual-rows.ts'

let rows: ReturnType<typeof useVirtualRows>
let sizes: Set<(entries: object[]) => void>

beforeEach(() => {
  sizes = new Set()
  vi.stubGlobal(
    'ResizeObserver',
    class {
      hear: (entries: object[]) => void
      constructor(hear: (entries: object[]) => void) {
        this.hear = hear
      }
      observe = () => sizes.add(this.hear)
      disconnect = () => sizes.delete(this.hear)
    },
  )
  return () => vi.unstubAllGlobals()
})

function List({ count, startsAt = 0 }: { count: number; startsAt?: number }): ReactNode {
  const scroller = useRef<HTMLDivElement>(null)
  rows = useVirtualRows({ scroller, row: 10, count, head: 20, startsAt })
  return <div ref={scroller} id="box" />
}

async function aList(count: number, startsAt = 0) {
  const { show, unmount } = await render(<List {...{ count, startsAt }} />)
  const box = document.getElementById('box') as HTMLElement
  const size = (height: number) =>
    act(async () => {
      for (const hear of [...sizes]) hear([{ contentRect: { height } }])
    })
  const scroll = (to: number) =>
    act(async () => {
      box.scrollTop = to
      box.dispatchEvent(new Event('scroll'))
    })
  return { box, size, scroll, unmount, show: (next: number) => show(<List count={next} />) }
}
const drawn = () => [rows.first, rows.end]

test('the rows in view are drawn with some around them, as the box is scrolled, sized and filled', async () => {
  const { size, scroll, show, unmount } = await aList(1_000)
  await size(100)
  expect(drawn()).toEqual([0, 22])
  await scroll(5_000)
  expect([drawn(), rows.offset.current.offset]).toEqual([[488, 522], 5_000])
  await size(200)
  expect(drawn()).toEqual([488, 532])
  await show(505)
  expect(drawn()).toEqual([488, 505])
  await unmount()
  expect(sizes.size).toBe(0)
})

test('a list begins where it was left, and a row is scrolled to only as far as it takes', async () => {
  const { box, size, scroll, unmount } = await aList(1_000, 3_000)
  expect(box.scrollTop).toBe(3_000)
  await size(100)
  await act(async () => rows.showRow(303))
  expect(box.scrollTop).toBe(3_000)
  await act(async () => rows.showRow(320))
  expect(box.scrollTop).toBe(3_130)
  await scroll(3_130)
  await act(async () => rows.showRow(10))
  expect(box.scrollTop).toBe(100)
  await unmount()
})
