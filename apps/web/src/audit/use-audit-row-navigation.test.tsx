// @vitest-environment jsdom
import { act, type ReactNode, useRef } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import { press, withKeys } from '../keys/page-keys.test-support.tsx'
import { render } from '../parts/render.test-support.tsx'
import { useAuditRowNavigation } from './use-audit-row-navigation.ts'

let scrolledTo: number[]
let opened: number[]
let frames: (() => void)[]

beforeEach(() => {
  scrolledTo = []
  opened = []
  frames = []
  vi.stubGlobal('requestAnimationFrame', (paint: () => void) => frames.push(paint))
  return () => vi.unstubAllGlobals()
})

type Props = { keys: number[]; drawn?: number[]; open?: number | undefined }

function Log({ keys, drawn = keys, open }: Props): ReactNode {
  const scroller = useRef<HTMLDivElement>(null)
  const onOpen = (seq: number) => void opened.push(seq)
  useAuditRowNavigation({ keys, scroller, opened: open, onOpen }, (index) => scrolledTo.push(index))
  return (
    <div ref={scroller}>
      <table>
        <tbody>
          {drawn.map((key) => (
            <tr key={key}>
              <td>
                <button type="button" data-entry={key}>
                  {key}
                </button>
                <a href="#case">{`case of ${key}`}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

async function aLog(props: Props) {
  const within = withKeys
  const { page, show, unmount } = await render(within(<Log {...props} />))
  const focus = (selector: string) => act(async () => page.querySelector<HTMLElement>(selector)?.focus())
  return { show: (next: Props) => show(within(<Log {...next} />)), focus, unmount }
}
const focused = () => Number(document.querySelector('button:focus')?.textContent)
const next = () => press('KeyJ', 'j')
const previous = () => press('KeyK', 'k')

test('J and K walk the entries from the first to the last, each scrolled into being', async () => {
  const { unmount } = await aLog({ keys: [9, 8, 7] })
  const walk: number[] = []
  for (const go of [next, next, next, next, previous, previous, previous]) {
    await go()
    walk.push(focused())
  }
  expect([walk, scrolledTo, opened]).toEqual([[9, 8, 7, 7, 8, 9, 9], [0, 1, 2, 2, 1, 0, 0], []])
  await press('ArrowDown', 'ArrowDown')
  await press('ArrowDown', 'ArrowDown')
  await press('ArrowUp', 'ArrowUp')
  expect(focused()).toBe(8)
  await unmount()
})

test('while an entry is open the next one opens, a row that is no entry does not', async () => {
  const { unmount } = await aLog({ keys: [9, -1, 7], open: 9 })
  await next()
  expect([focused(), opened]).toEqual([-1, []])
  await next()
  expect([focused(), opened]).toEqual([7, [7]])
  await unmount()
})

test('the walk goes on from the row whose part has the focus', async () => {
  const { focus, unmount } = await aLog({ keys: [9, 8, 7] })
  await focus('tr:nth-child(2) a')
  await next()
  expect(focused()).toBe(7)
  await unmount()
})

test('a row that is drawn some frames later gets the focus then, unless another one was gone to', async () => {
  const { show, unmount } = await aLog({ keys: [9, 8, 7, 6], drawn: [9] })
  await next()
  await next()
  await next()
  const late = frames.splice(0)
  await show({ keys: [9, 8, 7, 6] })
  for (const paint of late) paint()
  expect(focused()).toBe(7)
  await show({ keys: [9, 8, 7, 6], drawn: [9] })
  await next()
  for (let n = 0; n < 30; n++) for (const paint of frames.splice(0)) paint()
  expect(frames.length).toBe(0)
  await unmount()
})
