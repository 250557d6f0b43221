// @vitest-environment jsdom
import { aside as words } from '@mimamori/copy/aside/ja'
import { type ReactNode, useState } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hasUnsavedWork } from '../../api/leave-guard.ts'
import { press, typeInto, withKeys } from '../../keys/page-keys.test-support.tsx'
import { type Rendered, render, until } from '../render.test-support.tsx'
import { ReasonForm } from './reason-form.tsx'

const did: unknown[] = []
/** why the desk does not take a reason */
let refusal: string | null
let shown: Rendered | undefined

beforeEach(() => {
  did.length = 0
  refusal = null
})
afterEach(async () => {
  await shown?.unmount()
  shown = undefined
})

async function show(form: ReactNode): Promise<Rendered['page']> {
  shown = await render(withKeys(form))
  const { page } = shown
  await until(() => page.querySelector('[data-panel]') !== null)
  return page
}
const alertOf = (page: Element) => page.querySelector('[role=alert]')?.textContent ?? null

type ReasonProps = { closed?: string | null; busy?: boolean; active?: boolean; place?: string }

function Reason({ closed = null, busy = false, active = true, place = 'stop w1' }: ReasonProps): ReactNode {
  const [problem, setProblem] = useState<string | null>(null)
  return (
    <ReasonForm
      {...{ place, title: '止める', hint: '', confirm: '止めます', atMost: 100, closed, active, words }}
      operation={{ busy, problem, forget: () => setProblem(null) }}
      onSend={async (why) => {
        did.push(why)
        setProblem(refusal)
        return refusal === null
      }}
      onBack={() => did.push('back')}
    />
  )
}

test('a reason is kept while its form is not on screen, guarded until it is sent, and then gone', async () => {
  const page = await show(<Reason />)
  expect(document.activeElement?.tagName).toBe('TEXTAREA')
  await press('Enter', 'Enter', { ctrlKey: true })
  expect([alertOf(page), did]).toEqual([words.reasonNeeded, []])
  await typeInto(page.querySelector('textarea'), ' 証拠が変わった ')
  expect([alertOf(page), hasUnsavedWork()]).toEqual([null, true])
  await shown?.show(withKeys(<Reason key="other" place="stop w2" />))
  expect(page.querySelector('textarea')?.value).toBe('')
  await shown?.show(withKeys(<Reason key="again" />))
  expect(page.querySelector('textarea')?.value).toBe(' 証拠が変わった ')
  await press('Enter', 'Enter', { ctrlKey: true })
  await until(() => did.length > 0)
  expect([did, hasUnsavedWork()]).toEqual([['証拠が変わった'], false])
})

test('a reason is not sent while it is closed, under way or not on screen', async () => {
  const page = await show(<Reason />)
  await typeInto(page.querySelector('textarea'), '理由')
  for (const not of [{ closed: 'なぜ' }, { busy: true }, { active: false }]) {
    await shown?.show(withKeys(<Reason {...not} />))
    await press('Enter', 'Enter', { ctrlKey: true })
  }
  expect(did).toEqual([])
  await shown?.show(withKeys(<Reason />))
  refusal = '断られた'
  await press('Enter', 'Enter', { ctrlKey: true })
  await until(() => alertOf(page) === '断られた')
  expect([page.querySelector('textarea')?.value, hasUnsavedWork()]).toEqual(['理由', true])
  refusal = null
  await press('Enter', 'Enter', { ctrlKey: true })
  await until(() => !hasUnsavedWork())
})
