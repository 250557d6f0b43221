// @vitest-environment jsdom
import type { Delivery } from '@mimamori/contract/delivery/delivery-contract'
import { DEFAULT_PREFERENCES } from '@mimamori/policy/staff/preference-rules'
import { act, type ReactNode, useRef } from 'react'
import { expect, test } from 'vitest'
import { KeysProvider } from '../keys/keys-provider.tsx'
import { render } from '../parts/render.test-support.tsx'
import { useSelectedDelivery } from './use-selected-delivery.ts'

let list: ReturnType<typeof useSelectedDelivery>

function List({ ids }: { ids: readonly string[] }): ReactNode {
  const scroller = useRef<HTMLDivElement>(null)
  list = useSelectedDelivery(
    ids.map((id) => ({ id }) as Delivery),
    scroller,
  )
  return (
    <main id="screen">
      <h1 tabIndex={-1}>配信</h1>
      <div ref={scroller}>
        {ids.map((id) => (
          <div key={id} data-delivery={id}>
            <button type="button">{id}</button>
          </div>
        ))}
      </div>
    </main>
  )
}

const rows = (ids: string) => (
  <KeysProvider preferences={DEFAULT_PREFERENCES}>
    <List ids={[...ids]} />
  </KeysProvider>
)
const press = (code: string, key: string) =>
  act(async () => {
    const target = document.activeElement ?? document.body
    target.dispatchEvent(new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true }))
  })
const focused = () => document.activeElement?.textContent

/** A list with its second row selected. */
async function atSecondRow() {
  const page = await render(rows('abc'))
  await press('KeyJ', 'j')
  await press('KeyJ', 'j')
  expect([focused(), list.selected?.id]).toEqual(['b', 'b'])
  return page
}

test('a row that leaves by what was done to it hands on to the next one', async () => {
  const { show, unmount } = await atSecondRow()
  await act(() => list.act('b', async () => true))
  await show(rows('ac'))
  expect([focused(), list.selected?.id]).toEqual(['c', 'c'])
  await unmount()
})

test('a row that leaves by itself hands on to none, also after something done to it has failed', async () => {
  const { show, unmount } = await atSecondRow()
  await act(() => list.act('b', async () => false))
  await show(rows('ac'))
  expect([focused(), list.selected]).toEqual(['配信', null])
  await unmount()
})

test('a row that leaves by itself hands on to none, also after another one has left by what was done to it', async () => {
  const { show, unmount } = await atSecondRow()
  await act(() => list.act('b', async () => true))
  await show(rows('ac'))
  await show(rows('a'))
  expect([focused(), list.selected]).toEqual(['配信', null])
  await unmount()
})
