// @vitest-environment jsdom
import { type ReactNode, useRef } from 'react'
import { expect, test } from 'vitest'
import { press, withKeys } from '../keys/page-keys.test-support.tsx'
import { render } from '../parts/render.test-support.tsx'
import { useStopNavigation } from './use-stop-navigation.ts'

function Page(): ReactNode {
  const place = useRef<HTMLDivElement>(null)
  useStopNavigation(place)
  return (
    <div ref={place}>
      {['a', 'b', 'c'].map((id) => (
        <p key={id}>
          <button type="button" data-stop>
            {id}
          </button>
          <button type="button">{`beside ${id}`}</button>
        </p>
      ))}
    </div>
  )
}

test('J and K go from stop to stop, from the first to the last and no further', async () => {
  const { unmount } = await render(withKeys(<Page />))
  let walk = ''
  for (const key of ['j', 'j', 'j', 'j', 'k', 'k', 'k']) {
    await press(`Key${key.toUpperCase()}`, key)
    walk += document.activeElement?.textContent
  }
  expect(walk).toBe('abccbaa')
  await press('ArrowDown', 'ArrowDown')
  expect(document.activeElement?.textContent).toBe('b')
  await press('ArrowUp', 'ArrowUp')
  expect(document.activeElement?.textContent).toBe('a')
  await unmount()
})
