// @vitest-environment jsdom

import { mailSettings as words } from '@mimamori/copy/breakdown-mail/report-mail-settings.ja'
import { copy } from '@mimamori/copy/ja'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { CallError } from '../api/call-error.ts'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, typeInto, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { MailReportSection } from './report-mail-section.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const ADDRESS = 'sato@example.jp'
const NONE = {
  unavailable: null,
  address: null,
  confirmed: false,
  codeUntil: null,
  weekly: false,
  monthly: false,
  last: [],
}
const SENT = { ...NONE, address: ADDRESS, codeUntil: '2026-12-02T03:00:00.000Z' }
const CONFIRMED = { ...NONE, address: ADDRESS, confirmed: true, weekly: true }

type Of = { state?: object; permitted?: boolean; answers?: Parameters<typeof fakeDesk>[0] }

/** The settings of somebody whose state at the desk this is. */
async function theSettings({ state = NONE, permitted = true, answers = {} }: Of = {}) {
  const desk = fakeDesk({ 'breakdownMail.state': () => state, ...answers })
  const section = (may: boolean) =>
    withKeys(
      <MailReportSection
        permitted={may}
        frame={(title, content) => (
          <section aria-label={title} data-frame>
            {content}
          </section>
        )}
      />,
    )
  const rendered = await render(section(permitted))
  const { page, cache } = rendered
  const loaded = () => until(() => cache.isFetching() === 0)
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  const field = () => page.querySelector<HTMLInputElement>('form input')
  const has = (...texts: string[]) => texts.map((text) => page.textContent?.includes(text))
  const buttons = () =>
    [...page.querySelectorAll('button')].map(({ textContent, disabled }) => [textContent, !disabled] as const)
  const open = (words_: string) => buttons().find(([label]) => label === words_)?.[1]
  /** calls that change something */
  const changes = () =>
    desk.calls
      .filter(({ operation }) => !['breakdownMail.state', 'breakdownMail.preview'].includes(operation))
      .map(({ operation, input }) => [operation, input])
  return {
    ...desk,
    ...rendered,
    become: (may: boolean) => rendered.show(section(may)),
    loaded,
    alert,
    field,
    has,
    buttons,
    open,
    changes,
  }
}

/** The same, once its state is known. */
async function settings(of: Of = {}) {
  const all = await theSettings(of)
  await until(() => all.page.querySelector('[role=status][aria-label]') === null)
  return all
}

const toggle = (of: Element | null | undefined) => act(async () => (of as HTMLElement).click())

test('who may not read figures and has no address sees nothing of the mails', async () => {
  const { page, loaded, inputs, unmount } = await theSettings({ permitted: false })
  expect(page.querySelector('[data-frame]')).toBeNull()
  await loaded()
  expect([page.querySelector('[data-frame]'), inputs('breakdownMail.state').length]).toEqual([null, 1])
  await unmount()
})

test('who may not read figures any more is told that nothing comes, and removes their address', async () => {
  const { page, has, buttons, field, changes, unmount } = await theSettings({
    state: CONFIRMED,
    permitted: false,
    answers: { 'breakdownMail.remove': () => NONE },
  })
  await until(() => page.querySelector('[data-frame]') !== null)
  expect([has(words.lead, words.notPermitted, ADDRESS, words.preview), field()]).toEqual([
    [true, true, true, false],
    null,
  ])
  expect([buttons(), page.querySelectorAll('input').length]).toEqual([[[words.remove, true]], 0])
  await clickOn(page, words.remove)
  await until(() => page.querySelector('[data-frame]') === null)
  expect([changes(), announced()]).toEqual([[['breakdownMail.remove', undefined]], words.removed])
  await unmount()
})

test('settings that could not be loaded are loaded again on request', async () => {
  let fails = true
  const first = Promise.withResolvers<null>()
  const { page, has, alert, field, unmount } = await theSettings({
    answers: {
      'breakdownMail.state': async () => {
        await first.promise
        if (fails) throw new CallError(500, {})
        return NONE
      },
    },
  })
  const isLoading = () => page.querySelector(`[role=status][aria-label="${words.title}"]`) !== null
  expect([page.querySelector('[data-frame]')?.ariaLabel, isLoading(), has(words.failed), has(words.preview)]).toEqual([
    words.title,
    true,
    [false],
    [true],
  ])
  first.resolve(null)
  await until(() => buttonOf(page, words.retry) !== undefined)
  expect([isLoading(), has(words.failed), field()]).toEqual([false, [true], null])
  fails = false
  await clickOn(page, words.retry)
  await until(() => field() !== null)
  expect([has(words.failed), alert()]).toEqual([[false], null])
  await unmount()
})

test.each(['no_server', 'no_public_url'] as const)(
  'a desk that mails nothing (%s) says so, and takes no address',
  async (why) => {
    const none = await settings({ state: { ...NONE, unavailable: why } })
    expect([none.has(words.unavailable[why]), none.field(), none.buttons()]).toEqual([[true], null, []])
    await none.unmount()
    const { has, open, field, page, unmount } = await settings({ state: { ...SENT, unavailable: why } })
    expect([has(words.unavailable[why], ADDRESS), field(), open(words.change), open(words.remove)]).toEqual([
      [true, true],
      null,
      undefined,
      true,
    ])
    expect(page.querySelectorAll('[type=checkbox]').length).toBe(0)
    await unmount()
  },
)

test('an address is stored once it looks like one, without spaces around it, and its code is asked for', async () => {
  const stored = Promise.withResolvers<object>()
  const { page, field, open, alert, has, changes, unmount } = await settings({
    answers: { 'breakdownMail.setAddress': () => stored.promise },
  })
  expect([field()?.value, open(words.sendCode), open(words.cancel)]).toEqual(['', false, undefined])
  await typeInto(field(), '  ')
  expect(open(words.sendCode)).toBe(false)
  await typeInto(field(), 'sato')
  expect([alert(), field()?.ariaInvalid, open(words.sendCode)]).toEqual([null, 'false', true])
  await clickOn(page, words.sendCode)
  expect([alert(), field()?.ariaInvalid, changes()]).toEqual([words.addressFlaw, 'true', []])
  await typeInto(field(), ` ${ADDRESS} `)
  expect([alert(), field()?.ariaInvalid]).toEqual([null, 'false'])
  await clickOn(page, words.sendCode)
  expect(open(words.sending)).toBe(false)
  stored.resolve(SENT)
  await until(() => has(words.code)[0] === true)
  expect([changes(), announced()]).toEqual([
    [['breakdownMail.setAddress', { address: ADDRESS }]],
    words.codeSent(ADDRESS),
  ])
  await unmount()
})

test('an address that is refused says why in the words of the mails, other failures in those of the page', async () => {
  let failure = refusedFor('mail_not_sent')
  let reads = 0
  const { page, field, alert, has, unmount } = await settings({
    answers: {
      'breakdownMail.state': () => {
        reads += 1
        if (reads === 1) return NONE
        throw new CallError(500, {})
      },
      'breakdownMail.setAddress': () => {
        throw failure
      },
    },
  })
  await typeInto(field(), ADDRESS)
  await clickOn(page, words.sendCode)
  await until(() => alert() !== null)
  expect([alert(), field()?.value, announced()]).toEqual([words.refusals.mail_not_sent, ADDRESS, ''])
  failure = new CallError(500, {})
  await clickOn(page, words.sendCode)
  await until(() => alert() === copy.errors.unexpected)
  await until(() => reads === 3)
  expect([has(words.failed), field()?.value]).toEqual([[false], ADDRESS])
  await unmount()
})

test('a code of six digits, of any width, confirms an address', async () => {
  const { page, field, open, changes, has, unmount } = await settings({
    state: SENT,
    answers: { 'breakdownMail.confirm': () => CONFIRMED },
  })
  expect(has(`${ADDRESS} に送った6桁`)).toEqual([true])
  for (const [typed, can] of [
    ['', false],
    ['12345', false],
    ['1234567', false],
    ['１２３ 45-6', true],
  ] as const) {
    await typeInto(field(), typed)
    expect([typed, open(words.confirm)]).toEqual([typed, can])
  }
  await clickOn(page, words.confirm)
  await until(() => page.querySelector('[type=checkbox]') !== null)
  expect([changes(), announced()]).toEqual([[['breakdownMail.confirm', { code: '123456' }]], words.confirmed])
  await unmount()
})

test('a wrong code is emptied and says why; while it is asked nothing else is', async () => {
  const answer = Promise.withResolvers<null>()
  const { page, field, open, alert, unmount } = await settings({
    state: SENT,
    answers: {
      'breakdownMail.confirm': async () => {
        await answer.promise
        throw refusedFor('mail_code_wrong')
      },
    },
  })
  await typeInto(field(), '123456')
  await clickOn(page, words.confirm)
  expect([words.confirm, words.again, words.change, words.remove].map(open)).toEqual([false, false, true, false])
  answer.resolve(null)
  await until(() => alert() !== null)
  await until(() => field()?.value === '')
  expect([alert(), announced(), open(words.confirm), open(words.again)]).toEqual([
    words.refusals.mail_code_wrong,
    '',
    false,
    true,
  ])
  await unmount()
})

test('once no code holds any more, another one is sent', async () => {
  const { page, field, open, has, changes, unmount } = await settings({
    state: { ...SENT, codeUntil: null },
    answers: { 'breakdownMail.sendCode': () => SENT },
  })
  expect([has(words.codeOver(ADDRESS)), field(), open(words.confirm)]).toEqual([[true], null, undefined])
  await clickOn(page, words.again)
  await until(() => field() !== null)
  expect([changes(), announced()]).toEqual([[['breakdownMail.sendCode', undefined]], words.codeSent(ADDRESS)])
  await unmount()
})

test('an address that waits for its code is removed', async () => {
  const { page, field, changes, unmount } = await settings({
    state: SENT,
    answers: { 'breakdownMail.remove': () => NONE },
  })
  await clickOn(page, words.remove)
  await until(() => field()?.type === 'email')
  expect([changes(), announced()]).toEqual([[['breakdownMail.remove', undefined]], words.removed])
  await unmount()
})

test.each([
  ['that waits for its code', SENT],
  ['that is confirmed', CONFIRMED],
])('an address %s is changed to another one, or stays; what went wrong before is forgotten', async (_, state) => {
  const another = { ...SENT, address: 'mori@example.jp' }
  const { page, field, open, alert, has, changes, unmount } = await settings({
    state,
    answers: {
      'breakdownMail.setAddress': () => another,
      'breakdownMail.remove': () => {
        throw new CallError(500, {})
      },
    },
  })
  await clickOn(page, words.remove)
  await until(() => open(words.remove) === true)
  await clickOn(page, words.change)
  expect([field()?.type, field()?.value, alert(), open(words.sendCode)]).toEqual(['email', ADDRESS, null, true])
  await typeInto(field(), 'mori')
  await clickOn(page, words.cancel)
  expect([page.querySelector('[type=email]'), has(ADDRESS)]).toEqual([null, [true]])
  await clickOn(page, words.change)
  await typeInto(field(), 'mori@example.jp')
  await clickOn(page, words.sendCode)
  await until(() => has('mori@example.jp に送った6桁')[0] === true)
  expect(changes()[1]).toEqual(['breakdownMail.setAddress', { address: 'mori@example.jp' }])
  await unmount()
})

test('each report is put on or off, and the other stays as it is', async () => {
  const answers = [Promise.withResolvers<object>(), Promise.withResolvers<object>()] as const
  let n = 0
  const { page, changes, unmount } = await settings({
    state: CONFIRMED,
    answers: { 'breakdownMail.subscribe': () => answers[n++]?.promise },
  })
  const boxes = () => [...page.querySelectorAll<HTMLInputElement>('[type=checkbox]')]
  const checked = () => boxes().map((each) => each.checked)
  expect([checked(), boxes().map((each) => each.closest('label')?.textContent)]).toEqual([
    [true, false],
    [words.rhythms.weekly + words.notes.weekly, words.rhythms.monthly + words.notes.monthly],
  ])
  await toggle(boxes()[1])
  await until(() => boxes().every((each) => each.disabled))
  answers[0].resolve({ ...CONFIRMED, monthly: true })
  await until(() => checked()[1] === true)
  expect(announced()).toBe(words.subscribed)
  await toggle(boxes()[0])
  answers[1].resolve({ ...CONFIRMED, weekly: false, monthly: true })
  await until(() => checked()[0] === false)
  expect(changes()).toEqual([
    ['breakdownMail.subscribe', { weekly: true, monthly: true }],
    ['breakdownMail.subscribe', { weekly: false, monthly: true }],
  ])
  await unmount()
})

test('who may not read figures any more while they change their address only sees it', async () => {
  const { page, field, has, become, unmount } = await settings({ state: CONFIRMED })
  await clickOn(page, words.change)
  expect(field()?.value).toBe(ADDRESS)
  await become(false)
  expect([field(), has(ADDRESS, words.notPermitted)]).toEqual([null, [true, true]])
  await unmount()
})

test('a confirmed address is removed once, or says why not', async () => {
  let fails = true
  const removed = Promise.withResolvers<object>()
  const { page, open, alert, field, has, unmount } = await settings({
    state: CONFIRMED,
    answers: {
      'breakdownMail.remove': () => {
        if (fails) throw new CallError(500, {})
        return removed.promise
      },
    },
  })
  expect([open(words.change), has(words.notPermitted)]).toEqual([true, [false]])
  await clickOn(page, words.remove)
  await until(() => alert() === copy.errors.unexpected)
  fails = false
  await clickOn(page, words.remove)
  await until(() => open(words.remove) === false)
  removed.resolve(NONE)
  await until(() => field()?.type === 'email')
  expect(announced()).toBe(words.removed)
  await unmount()
})

const LAST = { rhythm: 'monthly', first: '2026-11-01', last: '2026-11-30', error: '', at: '2026-12-01T23:00:00.000Z' }

test.each([
  ['was sent', { state: 'sent' }, /^前回：.*～.*の分を .+ に送信しました。$/],
  ['was skipped', { state: 'skipped', error: 'not_confirmed' }, /（アドレス未確認）。$/],
  ['was skipped for what has no words', { state: 'skipped', error: 'odd' }, /（odd）。$/],
  ['may have arrived', { state: 'failed', error: 'unsure: timeout' }, /届いたかどうか確認できません。$/],
  ['failed', { state: 'failed', error: 'refused' }, /の分を送信できませんでした。$/],
])('a last report that %s says so, beside its rhythm alone', async (_, last, said) => {
  const { page, unmount } = await settings({ state: { ...CONFIRMED, last: [{ ...LAST, ...last }] } })
  const [weekly, monthly] = [...page.querySelectorAll('label')].map(({ textContent }) => textContent)
  expect(weekly).toBe(words.rhythms.weekly + words.notes.weekly)
  const text = monthly?.slice((words.rhythms.monthly + words.notes.monthly).length) ?? ''
  expect(text).toMatch(said)
  expect(text).toContain(words.week('2026/11/01', '2026/11/30'))
  await unmount()
})

test('the preview of a mail is read once it is opened, of the week and then of the month', async () => {
  let fails = false
  const { page, inputs, has, alert, unmount } = await settings({
    state: CONFIRMED,
    answers: {
      'breakdownMail.preview': ({ rhythm }: { rhythm: string }) => {
        if (fails) throw new CallError(500, {})
        return { subject: `件名 ${rhythm}`, text: `本文 ${rhythm}` }
      },
    },
  })
  const details = page.querySelector('details') as HTMLDetailsElement
  expect(inputs('breakdownMail.preview')).toEqual([])
  await act(async () => {
    details.open = true
    details.dispatchEvent(new Event('toggle'))
  })
  await until(() => has('件名 weekly', '本文 weekly').every(Boolean))
  fails = true
  await toggle(details.querySelectorAll('[type=radio]')[1])
  await until(() => alert() === words.failed)
  expect(inputs('breakdownMail.preview')).toEqual([{ rhythm: 'weekly' }, { rhythm: 'monthly' }])
  await unmount()
})

test('who may not read figures any more is told when their address could not be removed', async () => {
  const { page, alert, unmount } = await theSettings({
    state: CONFIRMED,
    permitted: false,
    answers: {
      'breakdownMail.remove': () => {
        throw new TypeError('gone')
      },
    },
  })
  await until(() => buttonOf(page, words.remove) !== undefined)
  await clickOn(page, words.remove)
  await until(() => alert() !== null)
  expect(alert()).toBe(copy.errors.network)
  await unmount()
})
