// @vitest-environment jsdom
import { notices as words } from '@mimamori/copy/notices/ja'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CallError } from '../../api/call-error.ts'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { memoryRouter } from '../memory-router.test-support.tsx'
import { NoticesPage } from './notices-page.tsx'

beforeEach(() => {
  // only the polling stands still
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const month = (name: string, why: string | null = null) => ({ month: name, figuresMonth: '2026-10', closed: true, why })

async function thePage(role: string, begin: () => unknown = () => ({ noticeId: 'n7' })) {
  const toBegin = [month('2026-12'), month('2026-11', 'not_permitted'), month('2026-10'), month('2026-09')]
  const desk = fakeDesk({ 'notices.list': () => ({ notices: [], toBegin }), 'notices.begin': begin })
  const router = memoryRouter('/notices', ['/notices', '/notices/$noticeId'])
  const { page, unmount } = await render(onDesk({ me: { role } })(router.within(<NoticesPage />)))
  return { ...desk, page, address: router.address, unmount }
}

test('a lead begins the notice of a month and gets to its page; of many months the first three are offered', async () => {
  const { page, inputs, address, unmount } = await thePage('lead')
  await until(() => buttonOf(page, words.begin('2026-12')) !== undefined)
  const offered = ['2026-12', '2026-11', '2026-10', '2026-09'].map((each) => {
    const button = buttonOf(page, words.begin(each))
    return button ? !button.disabled : null
  })
  expect(offered).toEqual([true, false, true, null])
  await clickOn(page, words.begin('2026-12'))
  await until(() => address() === '/notices/n7')
  expect([inputs('notices.begin'), announced()]).toEqual([
    [{ month: '2026-12' }],
    words.begun(words.issue('2026-12', 1)),
  ])
  await unmount()
})

test('a notice that could not be begun says why on the list', async () => {
  const { page, address, unmount } = await thePage('lead', () => {
    throw new CallError(500, {})
  })
  await until(() => buttonOf(page, words.begin('2026-12')) !== undefined)
  await clickOn(page, words.begin('2026-12'))
  await until(() => page.querySelector('[role=alert]') !== null)
  expect([address(), announced()]).toEqual(['/notices', ''])
  await unmount()
})

test('who may not begin notices reads the list, and who may not read it is told so and asks for nothing', async () => {
  const auditor = await thePage('auditor')
  await until(() => auditor.page.textContent?.includes(words.empty) ?? false)
  expect(buttonOf(auditor.page, words.begin('2026-12'))).toBeUndefined()
  await auditor.unmount()
  const { page, inputs, unmount } = await thePage('moderator')
  await until(() => page.textContent?.includes(words.notPermitted) ?? false)
  expect(inputs('notices.list')).toEqual([])
  await unmount()
})
