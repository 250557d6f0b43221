// @vitest-environment jsdom
import { act, type ReactNode, useRef } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { press } from '../../keys/page-keys.test-support.tsx'
import { render } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { useCaseFrameKeys } from './use-case-frame-keys.ts'

let did: string[]

beforeEach(() => {
  did = []
  vi.useFakeTimers({ toFake: ['performance'] })
  vi.advanceTimersByTime(60_000)
  Element.prototype.scrollBy = function scrollBy(this: Element, { top = 0 }: ScrollToOptions = {}) {
    this.scrollTop += top
  } as Element['scrollBy']
})
afterEach(() => {
  vi.useRealTimers()
})

type Props = { active?: boolean; held?: boolean; panel?: string | null }
const note = (what: string) => () => void did.push(what)

function Frame({ active = true, held = false, panel = null }: Props): ReactNode {
  const scroller = useRef<HTMLDivElement>(null)
  const does = { claim: note('claim'), release: note('release'), focusHeading: note('heading'), onLeave: note('leave') }
  useCaseFrameKeys({ active, held, panel, scroller, ...does })
  return (
    <div data-case-layer="1" className="layer">
      <div ref={scroller} id="reading">
        <input id="elsewhere" />
      </div>
      <div className="letter">
        <textarea id="letter" />
      </div>
      <div className="decide">
        <div data-panel tabIndex={-1}>
          <textarea id="reason" />
        </div>
      </div>
    </div>
  )
}

async function aFrame(props: Props = {}) {
  const within = onDesk()
  const { show, unmount } = await render(within(<Frame {...props} />))
  return { show: (next: Props) => show(within(<Frame {...next} />)), unmount }
}
const focus = (id: string) => act(async () => document.getElementById(id)?.focus())
const claimKey = () => press('KeyC', 'c')
const escapeKey = () => press('Escape', 'Escape')

test('the claim key claims a case, and gives back one that is in hand for a while', async () => {
  const { show, unmount } = await aFrame()
  await claimKey()
  expect(did).toEqual(['claim'])
  vi.advanceTimersByTime(5_000)
  await show({ held: true })
  await claimKey()
  expect(did).toEqual(['claim'])
  vi.advanceTimersByTime(3_000)
  await claimKey()
  expect(did).toEqual(['claim', 'release'])
  await unmount()
})

test('the keys of a case do nothing while another one is on screen', async () => {
  const { unmount } = await aFrame({ active: false })
  await claimKey()
  await escapeKey()
  expect(did).toEqual([])
  await unmount()
})

test('the space key scrolls what is read forward, with Shift back', async () => {
  const { unmount } = await aFrame()
  const reading = document.getElementById('reading') as HTMLElement
  Object.defineProperty(reading, 'clientHeight', { value: 100 })
  await press('Space', ' ')
  expect(reading.scrollTop).toBe(85)
  await press('Space', ' ', { shiftKey: true })
  expect(reading.scrollTop).toBe(0)
  await unmount()
})

test('Escape steps back: from a field of the form to the form, from any other to the heading, from there to the list', async () => {
  const { unmount } = await aFrame()
  for (const field of ['reason', 'letter']) {
    await focus(field)
    await escapeKey()
    expect([document.activeElement?.hasAttribute('data-panel'), did]).toEqual([true, []])
  }
  await focus('elsewhere')
  await escapeKey()
  expect(did).toEqual(['heading'])
  await act(async () => (document.activeElement as HTMLElement).blur())
  await escapeKey()
  expect(did).toEqual(['heading', 'leave'])
  await unmount()
})

test('an open panel has the key that goes back, and the case keeps its others', async () => {
  const { show, unmount } = await aFrame({ panel: 'snooze' })
  await escapeKey()
  expect(did).toEqual([])
  await claimKey()
  expect(did).toEqual(['claim'])
  await show({ panel: null })
  await escapeKey()
  expect(did).toEqual(['claim', 'leave'])
  await unmount()
})
