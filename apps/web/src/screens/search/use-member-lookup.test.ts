// @vitest-environment jsdom
import type { LookupReason } from '@mimamori/policy/members/contact-lookup-rules'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { CallError } from '../../api/call-error.ts'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { renderHook, until } from '../../parts/render.test-support.tsx'
import { handOverLookup } from './lookup-handover.ts'
import { useMemberLookup } from './use-member-lookup.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

const MAIL = 'taro@example.com'
const UNITS = { left: 9 }

/** A search page with a box, and a desk that finds these members. */
async function aPage(find: () => unknown, first = '') {
  const desk = fakeDesk({ 'members.lookUp': find })
  const input = document.body.appendChild(document.createElement('input'))
  input.value = MAIL
  const typed: unknown[] = []
  const hook = await renderHook(
    (text: string) => useMemberLookup(text, (next, settled) => typed.push([next, settled]), { current: input }),
    first,
  )
  const panel = document.body.appendChild(document.createElement('section'))
  panel.innerHTML = '<button type="button">事情</button><button type="button" data-kept>その他</button>'
  hook.now().panel.current = panel
  const idle = () => until(() => !hook.now().lookup.busy)
  return {
    ...hook,
    ...desk,
    input,
    panel,
    typed,
    idle,
    isSelected: () => input.selectionEnd === MAIL.length && input.selectionStart === 0,
    run: (reason: LookupReason) => act(() => hook.now().lookup.run(MAIL, reason)),
    goOn: async () => {
      await act(async () => hook.now().goOn())
      await idle()
    },
  }
}

test('a look-up keeps its reason and the units left, and the same contact is not looked up twice', async () => {
  const { now, run, goOn, inputs, rerender, unmount } = await aPage(
    () => ({ members: [{ id: 'm-1' }], units: UNITS }),
    ` ${MAIL} `,
  )
  expect([now().contact, now().lookup.lastReason, now().lookup.units]).toEqual([MAIL, null, null])
  await run('member_contact')
  expect(now().lookup).toMatchObject({
    answer: { kind: 'found', value: MAIL, reason: 'member_contact', members: [{ id: 'm-1' }] },
    lastReason: 'member_contact',
    units: UNITS,
    busy: false,
  })
  await goOn()
  expect(inputs('members.lookUp').length).toBe(1)
  await rerender('03-1234-5678')
  await goOn()
  expect(inputs('members.lookUp')[1]).toEqual({ value: '03-1234-5678', reason: 'member_contact' })
  await unmount()
})

test('without a reason, or with a text that is no contact, Enter goes to the panel and nothing is sent', async () => {
  const { now, goOn, panel, calls, rerender, run, unmount } = await aPage(() => ({ members: [], units: UNITS }), MAIL)
  panel.querySelector('[data-kept]')?.remove()
  await goOn()
  expect([document.activeElement?.textContent, calls.length]).toEqual(['事情', 0])
  await run('member_contact')
  await rerender('抗議')
  expect(now().contact).toBeNull()
  await goOn()
  expect(calls.length).toBe(1)
  await unmount()
})

test('the text of who was not found is selected, of who was found it is not', async () => {
  let found: unknown[] = [{ id: 'm-1' }]
  const { run, isSelected, unmount } = await aPage(() => ({ members: found, units: UNITS }), MAIL)
  await run('member_contact')
  expect(isSelected()).toBe(false)
  found = []
  await run('member_contact')
  expect(isSelected()).toBe(true)
  await unmount()
})

test('a look-up that fails says so and can be tried again, for the reason of before first of all', async () => {
  let fails = true
  const { now, run, goOn, isSelected, unmount } = await aPage(() => {
    if (fails) throw new CallError(500, {})
    return { members: [{ id: 'm-1' }], units: UNITS }
  }, MAIL)
  await run('member_contact')
  expect(now().lookup).toMatchObject({ answer: { kind: 'failed', value: MAIL }, busy: false, units: null })
  expect(isSelected()).toBe(true)
  await goOn()
  expect(document.activeElement?.textContent).toBe('その他')
  fails = false
  await run('member_contact')
  expect(now().lookup.answer?.kind).toBe('found')
  await unmount()
})

test('while one look-up is under way no other is made', async () => {
  const gate = Promise.withResolvers<unknown>()
  const { now, idle, calls, unmount } = await aPage(() => gate.promise, MAIL)
  await act(async () => void now().lookup.run(MAIL, 'member_contact'))
  expect(now().lookup.busy).toBe(true)
  await act(async () => void now().lookup.run(MAIL, 'fraud_enquiry'))
  expect([calls.length, now().lookup.lastReason]).toEqual([1, 'member_contact'])
  gate.resolve({ members: [], units: UNITS })
  await idle()
  await unmount()
})

test('a look-up chosen in the palette is typed and run here once, also one chosen before the page was there', async () => {
  handOverLookup({ value: MAIL, reason: 'member_contact' })
  const { typed, inputs, idle, rerender, unmount } = await aPage(() => ({ members: [], units: UNITS }))
  await until(() => inputs('members.lookUp').length === 1)
  await idle()
  await rerender(MAIL)
  expect([typed, inputs('members.lookUp')]).toEqual([[[MAIL, true]], [{ value: MAIL, reason: 'member_contact' }]])
  await act(async () => handOverLookup({ value: '03-1234-5678', reason: 'fraud_enquiry' }))
  await idle()
  expect([typed[1], inputs('members.lookUp').length]).toEqual([['03-1234-5678', true], 2])
  await unmount()
})
