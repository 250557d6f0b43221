// @vitest-environment jsdom
import { act, type ReactNode } from 'react'
import { expect, test } from 'vitest'
import { render } from '../parts/render.test-support.tsx'
import { useOpenerFocus } from './use-opener-focus.ts'

function Part({ open }: { open: boolean }): ReactNode {
  const opener = useOpenerFocus(open)
  return (
    <>
      {open ? (
        <input id="form" />
      ) : (
        <button ref={opener} id="opener" type="button">
          open
        </button>
      )}
      <button id="other" type="button">
        other
      </button>
    </>
  )
}
const focus = (id: string) => act(async () => document.getElementById(id)?.focus())

test('a form that closes with the focus in it gives it back to the button that opened it, any other time nobody loses it', async () => {
  const { show, unmount } = await render(<Part open={false} />)
  expect(document.activeElement?.id).toBe('')
  await show(<Part open />)
  await focus('form')
  await show(<Part open={false} />)
  expect(document.activeElement?.id).toBe('opener')
  await show(<Part open />)
  await focus('other')
  await show(<Part open={false} />)
  expect(document.activeElement?.id).toBe('other')
  await act(async () => (document.activeElement as HTMLElement).blur())
  await show(<Part open={false} />)
  expect(document.activeElement?.id).toBe('')
  await unmount()
})
