// @vitest-environment jsdom
import { aside } from '@mimamori/copy/aside/ja'
import { bulk } from '@mimamori/copy/bulk/ja'
import { expect, test } from 'vitest'
import { press, typeInto, withKeys } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { BulkEffects } from './bulk-effects.tsx'
import type { PlannedDecision } from './bulk-plan.ts'

const passed = (id: string, ...objections: string[]) =>
  ({
    row: { id, number: 1, authorId: id, facts: { type: 'member' }, objections },
    choice: { kind: 'no_violation' },
  }) as never

/** The effects of passing these cases, and what was run. */
async function effectsOf(...plan: PlannedDecision[]) {
  const ran: unknown[] = []
  const { page } = await render(
    withKeys(
      <BulkEffects what="問題なし" plan={plan} onRun={(...why) => ran.push(why)} onBack={() => ran.push('back')} />,
    ),
  )
  await until(() => performance.getEntriesByName('case-painted').length > 0)
  return { page, ran }
}

test('cases that nothing speaks against are passed together by Enter', async () => {
  const { page, ran } = await effectsOf(passed('c1'), passed('c2'))
  expect(page.querySelector('ol')).toBeNull()
  await press('Enter', 'Enter')
  expect(ran).toEqual([['', null]])
})

test('where much speaks against some of the cases a digit says why all of these are passed', async () => {
  const { page, ran } = await effectsOf(passed('c1', 'sure_flag'), passed('c2'))
  expect([...page.querySelectorAll('h3')].map(({ textContent }) => textContent)).toContain(bulk.objected(1))
  await press('Digit3', '3')
  expect(ran).toEqual([['', 'report_out_of_scope']])
})

test('another reason waits for words, and goes with every decision', async () => {
  const { page, ran } = await effectsOf(passed('c1', 'sure_flag'))
  await press('Digit4', '4')
  expect(ran).toEqual([])
  expect(page.textContent).toContain(aside.passWords)
  await typeInto(page.querySelector('input'), '依頼者に確認済み')
  await press('Enter', 'Enter', { ctrlKey: true })
  expect(ran).toEqual([['依頼者に確認済み', 'other']])
})

test('words typed for another reason do not go with one that needs none', async () => {
  const { page, ran } = await effectsOf(passed('c1', 'sure_flag'))
  await press('Digit4', '4')
  await typeInto(page.querySelector('input'), '依頼者に確認済み')
  ;(document.activeElement as HTMLElement | null)?.blur()
  await press('Digit1', '1')
  expect(ran).toEqual([['', 'false_detection']])
})
