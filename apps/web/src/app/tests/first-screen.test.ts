// @vitest-environment jsdom
import { PAGE_START_ID } from '@mimamori/contract/transport-contract'
import { door as englishDoor } from '@mimamori/copy/door/en'
import { door } from '@mimamori/copy/door/ja'
import { copy as english } from '@mimamori/copy/en'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { readPageStart } from '../../api/page-start-answers.ts'
import { loadFirstScreen } from '../first-screen.ts'

const desk = vi.hoisted(() => ({ loadDeskApp: vi.fn() }))
vi.mock('../load-desk-app.tsx', () => desk)

const draw = () => null
beforeEach(() => {
  desk.loadDeskApp.mockResolvedValue(draw)
})
afterEach(() => {
  history.replaceState(null, '', '/')
  vi.unstubAllGlobals()
  desk.loadDeskApp.mockReset()
})

const OPTIONS = { demoAccounts: [], company: { name: '見守り社' } }
const OUT = { me: null, arriving: { at: 'enrol', login: 'sato' }, ...OPTIONS }
const ME = { id: 'sato', language: 'en', theme: 'system' }
const IN = { me: ME, arriving: null, ...OPTIONS }

async function theScreen(address: string, session?: () => unknown) {
  const { calls } = fakeDesk(session ? { 'session.current': session } : {})
  history.replaceState(null, '', address)
  const screen = await loadFirstScreen()
  return { screen, asked: calls.map(({ operation, input }) => [operation, input]) }
}
const ASKED = [['session.current', undefined]]

test.for(['/invitation', '/sign-in/return'])(
  'a screen for people without a session, %s, asks for none, and has the words before sign-in',
  async (path) => {
    const { screen, asked } = await theScreen(`${path}?lang=ja`, () => IN)
    expect([screen, asked]).toEqual([{ messages: { language: 'ja', door, copy: null }, state: null }, []])
  },
)

test('whoever has no session begins with the sign-in page, in the language of the browser, where they left it', async () => {
  const { screen, asked } = await theScreen('/?lang=ja', () => OUT)
  const state = { at: 'out', options: OPTIONS, arriving: OUT.arriving, expired: false }
  expect([screen, asked]).toEqual([{ messages: { language: 'ja', door, copy: null }, state }, ASKED])
  expect(desk.loadDeskApp).not.toHaveBeenCalled()
})

test('whoever has a session begins with the desk, all of it in their own language', async () => {
  const { screen, asked } = await theScreen('/?lang=ja', () => IN)
  const state = { at: 'in', me: ME, options: OPTIONS, draw }
  expect([screen, asked]).toEqual([{ messages: { language: 'en', door: english, copy: english }, state }, ASKED])
  expect(desk.loadDeskApp.mock.calls).toEqual([[ME]])
})

test('a session that came with the page is not asked for, but once only', async () => {
  const start = { date: new Date().toUTCString(), answers: [{ way: ['session', 'current'], output: OUT }] }
  const element = document.body.appendChild(document.createElement('script'))
  Object.assign(element, { id: PAGE_START_ID, type: 'application/json', textContent: JSON.stringify(start) })
  readPageStart(document)
  const first = await theScreen('/', () => IN)
  expect([first.screen.state?.at, first.asked]).toEqual(['out', []])
  const second = await theScreen('/', () => IN)
  expect([second.screen.state?.at, second.asked]).toEqual(['in', ASKED])
})

test('a desk that is not reached is told of, in the language of the browser', async () => {
  const { screen, asked } = await theScreen('/?lang=en')
  const messages = { language: 'en', door: englishDoor, copy: null }
  expect([screen, asked]).toEqual([{ messages, state: { at: 'unreachable' } }, ASKED])
})

test('a desk whose script cannot be loaded is not reached either', async () => {
  desk.loadDeskApp.mockRejectedValue(new TypeError('gone'))
  const { screen } = await theScreen('/?lang=ja', () => IN)
  expect(screen).toEqual({ messages: { language: 'ja', door, copy: null }, state: { at: 'unreachable' } })
})
