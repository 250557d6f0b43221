// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { buttonOf, clickOn, typeInto, withKeys } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../render.test-support.tsx'
import { Form } from './form.tsx'
import { numberField, optionalNumberField, textField, wholeNumber } from './form-fields.tsx'

const BOUNDS = { min: 1, max: 60 }
const words = { save: '保存', saving: '保存中', reset: '標準に戻す' }

async function aForm(saved: (values: object) => Promise<unknown>) {
  const number = (label: string) => ({ label, note: '', range: '1～60', flaw: `${label}は1～60です` })
  const { page, unmount } = await render(
    withKeys(
      <Form
        words={words}
        call={{ busy: false, problem: null }}
        now={{ days: 7, least: null, name: '' }}
        defaults={{ days: 30 }}
        fields={{
          days: numberField(number('日数'), BOUNDS),
          least: optionalNumberField(number('最小'), BOUNDS),
          name: textField({ label: '名前', valid: (name) => name !== '', flaw: '名前が必要です', late: true }),
        }}
        onSave={saved}
      />,
    ),
  )
  const inputs = () => [...page.querySelectorAll('input')]
  const alerts = () => [...page.querySelectorAll('[role=alert]')].map(({ textContent }) => textContent)
  const savable = () => !buttonOf(page, words.save)?.disabled
  return { page, unmount, inputs, alerts, savable, at: (n: number) => inputs()[n] as HTMLInputElement }
}

test('what is typed is saved as the values it is; what was typed stays where that fails, and is put away once it is done', async () => {
  const sent: object[] = []
  let answer: object | null = null
  const { page, at, unmount } = await aForm(async (values) => {
    sent.push(values)
    return answer
  })
  await typeInto(at(0), ' １２ ')
  await typeInto(at(1), '3')
  await typeInto(at(2), ' 森 ')
  await clickOn(page, words.save)
  expect([sent, at(0).value]).toEqual([[{ days: 12, least: 3, name: '森' }], ' １２ '])
  answer = {}
  await clickOn(page, words.save)
  await until(() => at(0).value === '7')
  expect([at(1).value, at(2).value, sent.length]).toEqual(['', '', 2])
  await unmount()
})

test('a number that cannot be set says so as it is typed, a text once it is tried to save; nothing of it is sent', async () => {
  const sent: object[] = []
  const { page, at, alerts, savable, unmount } = await aForm(async (values) => sent.push(values))
  await typeInto(at(0), '61')
  expect([alerts(), at(0).ariaInvalid, savable()]).toEqual([['日数は1～60です'], 'true', false])
  await clickOn(page, words.reset)
  expect([at(0).value, alerts(), savable()]).toEqual(['30', [], true])
  await clickOn(page, words.save)
  expect([alerts(), at(2).ariaInvalid, sent]).toEqual([['名前が必要です'], 'true', []])
  await typeInto(at(2), '森')
  expect(alerts()).toEqual([])
  await unmount()
})

test('a whole number within the bounds is read in any width, with or without commas', () => {
  expect(['７', '1,000', ' 60 '].map((typed) => wholeNumber(typed, { min: 1, max: 1_000 }))).toEqual([7, 1_000, 60])
  expect(['0', '61', '', '7.5', '-1', 'a'].map((typed) => wholeNumber(typed, BOUNDS))).toEqual(Array(6).fill(undefined))
})
