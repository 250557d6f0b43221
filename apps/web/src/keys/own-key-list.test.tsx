// @vitest-environment jsdom
import { keys } from '@mimamori/copy/keys/ja'
import { settings as words } from '@mimamori/copy/settings/ja'
import { DEFAULT_KEYS, type OwnKeys } from '@mimamori/policy/keys/default-key-bindings'
import { act, type ReactNode, useState } from 'react'
import { expect, test } from 'vitest'
import { render } from '../parts/render.test-support.tsx'
import { useKeys } from './keys-provider.tsx'
import { OwnKeyList } from './own-key-list.tsx'
import { announced, buttonOf, clickOn, press, withKeys } from './page-keys.test-support.tsx'

const { actions } = keys

function Settings({ heard, changes }: { heard: string[]; changes: OwnKeys[] }): ReactNode {
  const [own, setOwn] = useState<OwnKeys>({})
  useKeys({ next: () => heard.push('next'), previous: () => heard.push('previous') })
  return (
    <OwnKeyList
      own={own}
      onChange={(next) => {
        changes.push(next)
        setOwn(next)
      }}
    />
  )
}

async function theList() {
  const heard: string[] = []
  const changes: OwnKeys[] = []
  const { page, unmount } = await render(withKeys(<Settings heard={heard} changes={changes} />))
  const rowOf = (action: 'next' | 'previous') =>
    (buttonOf(page, `${actions[action]}：`) ?? buttonOf(page, words.pressNote(actions[action]))) as HTMLButtonElement
  const choose = (action: 'next' | 'previous') =>
    act(async () => {
      rowOf(action).focus()
      rowOf(action).click()
    })
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  return { page, heard, changes, rowOf, choose, alert, unmount }
}

test('a key that is pressed to choose it for an action does not run the action it has', async () => {
  const { heard, changes, rowOf, choose, unmount } = await theList()
  await choose('previous')
  await press('KeyK', 'k')
  await choose('next')
  await press('BracketLeft', '@')
  expect(heard).toEqual([])
  expect([changes.at(-1), announced(), rowOf('next').textContent]).toEqual([
    { next: '@' },
    words.changed(actions.next, '@'),
    '@',
  ])
  await press('KeyJ', 'j')
  expect(heard).toEqual(['next'])
  await unmount()
})

test('a key that another action has is named with it, and both are swapped on request', async () => {
  const { page, heard, changes, choose, alert, unmount } = await theList()
  await choose('next')
  await press('KeyK', 'k')
  expect([alert(), changes, heard]).toEqual([words.taken('K', actions.previous), [], []])
  await clickOn(page, words.swap)
  expect([changes, alert()]).toEqual([[{ next: 'K', previous: DEFAULT_KEYS.next }], null])
  await unmount()
})

test('a key that no action can have says so and another can be pressed; Escape changes nothing', async () => {
  const { changes, rowOf, choose, alert, unmount } = await theList()
  await choose('next')
  await press('Digit1', '1')
  expect(alert()).toBe(words.notBindable)
  await press('ShiftLeft', 'Shift', { shiftKey: true })
  expect(rowOf('next').textContent).toBe(words.press)
  await press('Escape', 'Escape')
  expect([changes, alert(), rowOf('next').textContent]).toEqual([[], null, DEFAULT_KEYS.next])
  await unmount()
})
