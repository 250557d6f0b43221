// @vitest-environment jsdom
import { appeals as words } from '@mimamori/copy/appeals/ja'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import { draftKeeperOf } from '../../api/kept-drafts.ts'
import { announced, buttonOf, clickOn, press, typeInto } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { memoryRouter } from '../memory-router.test-support.tsx'
import { AppealsPage } from './appeals-page.tsx'

beforeEach(() => {
  // only the polling and the clock stand still
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const appeal = (id: string, more: object = {}) => ({
  ...{ id, state: 'open', memberId: 'U-7', excerpt: `申立て ${id}`, text: '納得できません', heldUntil: null },
  ...{ receivedAt: '2026-12-01T00:00:00.000Z', appealedAt: '2026-12-01T00:00:00.000Z', dueAt: null },
  ...{
    outcome: null,
    refusal: null,
    decided: null,
    moves: { grant: null, uphold: null, agree: 'not_proposed', undo: null },
  },
  grantTakesTwo: false,
  against: {
    ...{ kind: 'decision', case: { id: 'c1', number: 12 }, title: '記事作成', by: 'mori', measures: ['warn'] },
    ...{ decidedAt: '2026-11-30T00:00:00.000Z', target: { type: 'job', id: 'J-1' }, categories: [], body: '' },
    ...{ clause: null, letter: '', note: '' },
  },
  ...more,
})
const HELD = {
  ...{ state: 'held', outcome: 'upheld', heldUntil: '2999-12-01T00:00:00.000Z' },
  decided: { by: 'sato', agreedBy: null, at: '2026-12-01T00:00:00.000Z', letter: '維持します', reason: '' },
}

async function thePage(address: string, answers: Parameters<typeof fakeDesk>[0], more: object = {}) {
  const desk = fakeDesk({
    'drafts.list': () => [],
    'drafts.save': () => ({ saved: { edit: 'e1', savedAt: '2026-12-01T00:00:00.000Z' } }),
    'drafts.discard': () => ({}),
    'appeals.list': () => ({ items: [appeal('ap1'), appeal('ap2')], open: 2, overdue: 0 }),
    'appeals.get': ({ appealId }: { appealId: string }) => appeal(appealId, more),
    ...answers,
  })
  const router = memoryRouter(address, ['/appeals', '/review/$caseId'])
  const { page, unmount } = await render(onDesk({ me: { role: 'lead' } })(router.within(<AppealsPage />)))
  await until(() => page.textContent?.includes('申立て ap2') ?? false)
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  const leave = async () => {
    await unmount()
    for (const subjectId of ['ap1', 'ap2']) draftKeeperOf('sato').sent({ subjectId, kind: 'appeal' })
  }
  return { ...desk, page, address: router.address, alert, leave }
}
const send = () => press('Enter', 'Enter', { ctrlKey: true })

test('an appeal that is opened gets the focus, so that it is read out', async () => {
  const { page, leave } = await thePage('/appeals?list=open&id=ap1', {})
  await until(() => document.activeElement === page.querySelector('[data-appeal-heading]'))
  await leave()
})

test('an appeal is decided with its letter and reason; one that fails says why and keeps what was typed', async () => {
  let fails = true
  const { page, inputs, alert, leave } = await thePage('/appeals?list=open&id=ap1', {
    'appeals.decide': () => {
      if (fails) throw refusedFor('not_permitted')
      return {}
    },
  })
  await until(() => buttonOf(page, words.outcomes.upheld) !== undefined)
  await press('Digit2', '2')
  const fields = () => [...page.querySelectorAll('textarea')]
  const letter = fields()[1]?.value ?? ''
  await typeInto(fields()[0] ?? null, '記録の通り')
  const listed = inputs('appeals.list').length
  await send()
  await until(() => alert() !== null)
  expect([announced(), fields()[0]?.value]).toEqual([alert(), '記録の通り'])
  await until(() => inputs('appeals.list').length > listed)
  await until(() => buttonOf(page, words.confirm.upheld)?.disabled === false)
  fails = false
  await send()
  await until(() => announced() === words.decided.upheld)
  const sent = { appealId: 'ap1', outcome: 'upheld', text: letter, reason: '記録の通り' }
  expect([inputs('appeals.decide'), letter === '', alert()]).toEqual([[sent, sent], false, null])
  await leave()
})

test('what was decided of an appeal is taken back by the key of an undo while it is held, by who may', async () => {
  const { page, inputs, leave } = await thePage('/appeals?list=open&id=ap1', { 'appeals.undo': () => ({}) }, HELD)
  await until(() => page.textContent?.includes('維持します') ?? false)
  await press('KeyZ', 'z')
  await until(() => announced() === words.undone)
  expect(inputs('appeals.undo')).toEqual([{ appealId: 'ap1' }])
  await leave()
  const closed = { ...HELD, moves: { grant: null, uphold: null, undo: 'not_permitted' } }
  const other = await thePage('/appeals?list=open&id=ap1', { 'appeals.undo': () => ({}) }, closed)
  await until(() => other.page.textContent?.includes('維持します') ?? false)
  await press('KeyZ', 'z')
  expect([buttonOf(other.page, words.undo)?.disabled, other.inputs('appeals.undo')]).toEqual([true, []])
  await other.leave()
})

test('the keys go through the list of appeals and stop at its ends', async () => {
  const { page, address, leave } = await thePage('/appeals?list=open', {})
  expect(page.textContent).toContain(words.choose)
  for (const [code, key, at] of [
    ['KeyJ', 'j', 'ap1'],
    ['KeyJ', 'j', 'ap2'],
    ['KeyJ', 'j', 'ap2'],
    ['KeyK', 'k', 'ap1'],
  ] as const) {
    await press(code, key)
    await until(() => address() === `/appeals?list=open&id=${at}`)
  }
  await leave()
})

test('a granted appeal that takes back much money is agreed to by a second person, who reads that it waits', async () => {
  const waits = {
    ...HELD,
    outcome: 'granted',
    heldUntil: null,
    moves: { grant: null, uphold: null, agree: null, undo: null },
  }
  const { page, inputs, leave } = await thePage(
    '/appeals?list=open&id=ap1',
    { 'appeals.agree': () => ({ heldUntil: '2999-12-01T00:00:00.000Z' }) },
    waits,
  )
  await until(() => page.textContent?.includes(words.waits) ?? false)
  await clickOn(page, words.agree)
  await until(() => announced() === words.agreed)
  expect(inputs('appeals.agree')).toEqual([{ appealId: 'ap1', decidedAt: HELD.decided.at }])
  await leave()
})
