// @vitest-environment jsdom
import { act } from 'react'
import { expect, test } from 'vitest'
import { renderHook } from '../parts/render.test-support.tsx'
import { useTypedNumber } from './use-typed-number.ts'

/** A field of a number, and the same number elsewhere on the page. */
async function aField(value: number) {
  let set = value
  const hook = await renderHook(
    (now: number) =>
      useTypedNumber({
        value: now,
        parse: (typed) => (/^[\d,]+$/.test(typed) ? Number(typed.replaceAll(',', '')) : null),
        format: (number) => number.toLocaleString('en'),
        onChange: (next) => {
          set = next
        },
      }),
    value,
  )
  const type = async (typed: string) => {
    await act(async () => hook.now().type(typed))
    await hook.rerender(set)
  }
  const leave = () => act(async () => void hook.now().leave())
  return { ...hook, type, leave, set: () => set }
}

test('a number stays as it is typed until the field is left', async () => {
  const { now, type, leave, set, unmount } = await aField(1000)
  expect(now().shown).toBe('1,000')
  await type('12000')
  expect([now().shown, set()]).toEqual(['12000', 12_000])
  await leave()
  expect(now().shown).toBe('12,000')
  await unmount()
})

test('what is no number stays and changes nothing; a number set elsewhere takes the place of a typed one', async () => {
  const { now, type, leave, set, rerender, unmount } = await aField(1000)
  await type('12x')
  await leave()
  expect([now().shown, now().isBad, set()]).toEqual(['12x', true, 1000])
  await type('2000')
  await rerender(3000)
  expect([now().shown, now().isBad]).toEqual(['3,000', false])
  await unmount()
})
