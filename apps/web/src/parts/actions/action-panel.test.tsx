// @vitest-environment jsdom
import { aside as words } from '@mimamori/copy/aside/ja'
import { copy } from '@mimamori/copy/ja'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import type { Operation } from '../../api/api-queries.ts'
import { CallError } from '../../api/call-error.ts'
import { announced, buttonOf, clickOn, press, typeInto, withKeys } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../render.test-support.tsx'
import { useOperation } from '../use-operation.ts'
import { type Action, ActionPanel } from './action-panel.tsx'

type Declared = (run: (what: string) => Promise<unknown>) => readonly Action[]

function Panel({
  declared,
  operation: { call },
}: {
  declared: Declared
  operation: Operation<string, object>
}): ReactNode {
  const operation = useOperation({ refusals: {} })
  const actions = declared((what) => operation.run({ call }, what, { done: () => `済み ${what}` }))
  return <ActionPanel words={words} operation={operation} actions={actions} />
}

async function aPanel(declared: Declared) {
  const did: string[] = []
  const desk = { fails: false }
  const operation = {
    call: async (what: string) => {
      did.push(what)
      if (desk.fails) throw new CallError(500, {})
      return {}
    },
  }
  const { page, show, unmount } = await render(withKeys(<Panel {...{ declared, operation }} />))
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  const declare = (next: Declared) => show(withKeys(<Panel {...{ declared: next, operation }} />))
  return { page, did, desk, alert, declare, unmount }
}
const ASKS = { title: '理由', hint: '', atMost: 100 }

test('an action is done by its button and by its key; what failed is said until it is done', async () => {
  const { page, did, desk, alert, unmount } = await aPanel((run) => [
    { id: 'stop', label: '止める', key: 'undo', run: () => run('stop') },
  ])
  desk.fails = true
  await clickOn(page, '止める')
  await until(() => alert() === copy.errors.unexpected)
  desk.fails = false
  await press('KeyZ', 'z')
  await until(() => announced() === '済み stop')
  expect([did, alert(), buttonOf(page, '止める')?.getAttribute('aria-keyshortcuts')]).toEqual([
    ['stop', 'stop'],
    null,
    'Z',
  ])
  await unmount()
})

test('what is refused says why beside its button and at its key, and is not done', async () => {
  const { page, did, unmount } = await aPanel((run) => [
    {
      id: 'approve',
      label: '承認',
      key: 'send',
      look: 'primary',
      refused: '自分の提案です',
      run: () => run('approve'),
    },
    { id: 'stop', label: '止める', key: 'undo', refused: '', run: () => run('stop') },
  ])
  expect([page.textContent?.includes('自分の提案です'), buttonOf(page, '止める')?.disabled]).toEqual([true, true])
  await press('KeyZ', 'z')
  expect(announced()).toBe('')
  await press('Enter', 'Enter', { ctrlKey: true })
  expect([announced(), did]).toEqual(['自分の提案です', []])
  await unmount()
})

test('what is not shown has no button and no key; what has no button has its key', async () => {
  const { page, did, unmount } = await aPanel((run) => [
    { id: 'stop', label: '止める', key: 'undo', shown: false, run: () => run('stop') },
    { id: 'back', label: '差し戻す', key: 'sendBack', look: 'none', run: () => run('back') },
  ])
  expect([page.querySelector('button'), (await press('KeyZ', 'z')).defaultPrevented]).toEqual([null, false])
  await press('KeyU', 'u')
  await until(() => did.length > 0)
  expect(did).toEqual(['back'])
  await unmount()
})

test('a reason is asked for first; Escape goes back to the button, a failure keeps the form, and it goes with its action', async () => {
  const declared: Declared = (run) => [
    { id: 'back', label: '差し戻す', asks: ASKS, run },
    { id: 'stop', label: '止める', key: 'undo', run: () => run('stop') },
  ]
  const { page, did, desk, alert, declare, unmount } = await aPanel(declared)
  const field = () => page.querySelector('textarea')
  await clickOn(page, '差し戻す')
  await until(() => field() !== null)
  // under the form another action is not done
  expect((await press('KeyZ', 'z')).defaultPrevented).toBe(false)
  await press('Escape', 'Escape')
  await until(() => field() === null)
  expect([document.activeElement, did]).toEqual([buttonOf(page, '差し戻す'), []])
  await clickOn(page, '差し戻す')
  await until(() => field() !== null)
  await typeInto(field(), '足りない')
  desk.fails = true
  await press('Enter', 'Enter', { ctrlKey: true })
  await until(() => alert() !== null)
  await declare(() => [])
  expect(field()).toBeNull()
  await declare(declared)
  await until(() => field()?.value === '足りない')
  desk.fails = false
  await press('Enter', 'Enter', { ctrlKey: true })
  await until(() => field() === null)
  expect([did, announced(), alert()]).toEqual([['足りない', '足りない'], '済み 足りない', null])
  await unmount()
})
