// @vitest-environment jsdom
import type { NoticeView } from '@mimamori/contract/notices/notice-contract'
import { copy } from '@mimamori/copy/ja'
import { notices as words } from '@mimamori/copy/notices/ja'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CallError } from '../../api/call-error.ts'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, press, typeInto } from '../../keys/page-keys.test-support.tsx'
import type { NoticeDraft } from '../../notices/use-notice-draft.ts'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { memoryRouter } from '../memory-router.test-support.tsx'
import { NoticeActions } from './notice-actions.tsx'

let did: unknown[]
beforeEach(() => {
  did = []
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const AT = '2026-12-01T01:00:00.000Z'
const BY = { id: 'mori', alias: 'mori' }
const SEEN = { edit: 3, revision: 1, below: 0, standards: 1, content: 'x' }

type Shown = {
  state?: string
  moves?: object
  draft?: Partial<NoticeDraft>
  changed?: boolean
  notice?: object
}

const note = (what: string) => () => void did.push(what)

async function aNotice(first: Shown, answers: Parameters<typeof fakeDesk>[0] = {}) {
  const desk = fakeDesk(answers)
  const router = memoryRouter('/notices/n1', ['/notices/$noticeId', '/notices'])
  const within = onDesk({ me: { role: 'lead' } })
  const content = ({ state = 'draft', moves = {}, draft = {}, changed = false, notice = {} }: Shown) => {
    const view = {
      ...{ id: 'n1', edit: 3, month: '2026-11', version: 2, state, edited: { by: BY, at: AT }, byDesk: false },
      ...{ requested: { by: BY, at: AT }, aloneFrom: null, refused: null, flaws: [], texts: { ja: {}, en: null } },
      ...{ published: null, intact: true, newer: null, ...notice },
      moves: { save: null, discard: null, request: null, approve: null, refuse: null, reissue: null, ...moves },
    } as unknown as NoticeView
    const written = {
      ...{ texts: { ja: 'text' }, edit: 3, dirty: false, restored: false, theirs: null, dropped: false },
      ...{ done: note('done'), drop: note('drop'), putBack: note('put back'), takeTheirs: note('take theirs') },
      ...{ overtaken: (now: unknown) => did.push(now), ...draft },
    } as unknown as NoticeDraft
    return router.within(
      within(
        <main id="screen">
          <h1 tabIndex={-1}>お知らせ</h1>
          <NoticeActions
            notice={view}
            draft={written}
            onScreen={{ seen: SEEN, changed } as never}
            onChanges={note('changes')}
          />
        </main>,
      ),
    )
  }
  const { page, show, unmount } = await render(content(first))
  await until(() => page.querySelector('section') !== null)
  return { ...desk, page, unmount, address: router.address, show: (of: Shown) => show(content(of)) }
}
const send = () => press('Enter', 'Enter', { ctrlKey: true })
const alertOf = (page: Element) => page.querySelector('[role=alert]')?.textContent ?? null

test('the key that sends saves what was typed, then asks for publication, then publishes what was seen', async () => {
  const { inputs, show, unmount } = await aNotice(
    { draft: { dirty: true } },
    {
      'notices.save': () => ({}),
      'notices.request': () => ({}),
      'notices.approve': () => ({}),
    },
  )
  await send()
  await until(() => announced() === words.saved)
  expect([inputs('notices.save'), did]).toEqual([[{ noticeId: 'n1', edit: 3, texts: { ja: 'text' } }], ['done']])
  await show({})
  await send()
  await until(() => announced() === words.requested)
  expect(inputs('notices.request')).toEqual([{ noticeId: 'n1', edit: 3 }])
  await show({ state: 'requested' })
  await send()
  await until(() => inputs('notices.approve').length === 1)
  expect(inputs('notices.approve')).toEqual([{ noticeId: 'n1', ...SEEN }])
  await unmount()
})

test('what changed since it was opened is not published by its key, and what may not be says why', async () => {
  const { page, calls, show, unmount } = await aNotice({ state: 'requested', changed: true })
  await send()
  expect(page.textContent).toContain(words.seenChanged)
  await clickOn(page, words.seeChanges)
  await show({ moves: { request: 'text_required' }, notice: { flaws: [{}, {}] } })
  await send()
  expect([announced(), page.textContent?.includes(words.flawsLeft(2))]).toEqual([copy.refusals.text_required, true])
  expect([did, calls, buttonOf(page, words.request)?.disabled]).toEqual([['changes'], [], true])
  await show({ moves: { save: 'not_permitted' } })
  await send()
  expect([calls, buttonOf(page, words.request)]).toEqual([[], undefined])
  await unmount()
})

test('a requested notice is sent back for a reason; what fails keeps the form, Escape goes to the heading', async () => {
  let fails = true
  const { page, inputs, show, unmount } = await aNotice(
    { state: 'requested' },
    {
      'notices.refuse': () => {
        if (fails) throw new CallError(500, {})
        return {}
      },
    },
  )
  await press('KeyU', 'u')
  await until(() => page.querySelector('textarea') !== null)
  await press('Escape', 'Escape')
  expect([page.querySelector('textarea'), document.activeElement?.tagName]).toEqual([null, 'H1'])
  await clickOn(page, words.refuse)
  await until(() => page.querySelector('textarea') !== null)
  await typeInto(page.querySelector('textarea'), '図を直す')
  await send()
  await until(() => alertOf(page) !== null)
  fails = false
  await send()
  await until(() => page.querySelector('textarea') === null)
  expect(inputs('notices.refuse')[1]).toEqual({ noticeId: 'n1', edit: 3, reason: '図を直す' })
  await press('KeyU', 'u')
  await until(() => page.querySelector('textarea') !== null)
  // it was published meanwhile
  await show({ state: 'published', moves: { save: 'published' } })
  expect(page.querySelector('textarea')).toBeNull()
  await unmount()
})

test('a draft is discarded by a chord in a panel of its own, and the list comes on screen', async () => {
  const { page, inputs, address, unmount } = await aNotice({}, { 'notices.discard': () => ({}) })
  await clickOn(page, words.discardDraft)
  await until(() => page.querySelector('[data-panel]') !== null)
  await press('Enter', 'Enter')
  expect(inputs('notices.discard')).toEqual([])
  await send()
  await until(() => address() === '/notices')
  expect([inputs('notices.discard'), did]).toEqual([[{ noticeId: 'n1', edit: 3 }], ['done']])
  await unmount()
})

test('a draft that may not be discarded any more says why in the panel, and no chord does it', async () => {
  const { page, calls, show, unmount } = await aNotice({})
  await clickOn(page, words.discardDraft)
  await until(() => page.querySelector('[data-panel]') !== null)
  await show({ moves: { discard: 'not_permitted' } })
  await send()
  expect([alertOf(page) !== null, calls]).toEqual([true, []])
  await unmount()
})

test('a text that somebody saved first is told to the draft, which stays; any other failure is told in words', async () => {
  const now = { edit: 4, texts: {} }
  let fault = new CallError(409, { code: 'REFUSED_409', data: { refusal: 'notice_changed', now } })
  const { page, unmount } = await aNotice(
    { draft: { dirty: true } },
    {
      'notices.save': () => {
        throw fault
      },
    },
  )
  await clickOn(page, words.save)
  await until(() => did.length > 0)
  await until(() => buttonOf(page, words.save)?.disabled === false)
  expect([did, alertOf(page), announced()]).toEqual([[now], null, ''])
  fault = new CallError(500, {})
  await clickOn(page, words.save)
  await until(() => alertOf(page) !== null)
  expect(did).toEqual([now])
  await unmount()
})

test('a text is saved over the edit it was begun on', async () => {
  const { inputs, unmount } = await aNotice({ draft: { dirty: true, edit: 2 } }, { 'notices.save': () => ({}) })
  await send()
  await until(() => did.length > 0)
  expect([inputs('notices.save'), did]).toEqual([[{ noticeId: 'n1', edit: 2, texts: { ja: 'text' } }], ['done']])
  await unmount()
})

const OWN = { edited: { by: { id: 'sato', alias: 'sato' }, at: AT }, aloneFrom: '2026-12-04T01:00:00.000Z' }

test('the writer of a notice on a desk with too few leads is told from when they can publish it alone, and cannot yet', async () => {
  const { page, unmount } = await aNotice({ state: 'requested', notice: OWN, moves: { approve: 'own_text' } })
  expect([words.aloneInstead, words.aloneNow].map((each) => page.textContent?.includes(each))).toEqual([true, false])
  expect([buttonOf(page, words.approve)?.disabled, buttonOf(page, words.approveAlone)]).toEqual([true, undefined])
  await unmount()
})

test('once its writer can publish a notice alone the button says so and publishes it', async () => {
  const { page, inputs, unmount } = await aNotice(
    { state: 'requested', notice: OWN },
    { 'notices.approve': () => ({}) },
  )
  expect(page.textContent).toContain(`${words.aloneNow} ${words.aloneInstead}`)
  await clickOn(page, words.approveAlone)
  await until(() => inputs('notices.approve').length === 1)
  await unmount()
})

test('what somebody else saved meanwhile can be taken, what was typed discarded and put back', async () => {
  const theirs = { edited: { by: BY, at: AT } } as never
  const { page, show, unmount } = await aNotice({ draft: { dirty: true, theirs } })
  expect(page.textContent).toContain(words.conflict('mori'))
  await clickOn(page, words.takeAll)
  await clickOn(page, words.discard)
  await show({ draft: { dropped: true } })
  expect(document.activeElement?.textContent).toContain(words.putBack)
  await clickOn(page, words.putBack)
  expect([did, document.activeElement?.tagName]).toEqual([['take theirs', 'drop', 'put back'], 'H1'])
  await unmount()
})

test('a published notice is issued anew by who may, and one that was altered says so', async () => {
  const published = { published: { by: BY, at: AT, revision: 1 }, intact: false }
  const shown = { state: 'published', moves: { save: 'published' }, notice: published }
  const { page, inputs, show, address, unmount } = await aNotice(shown, { 'notices.begin': () => ({ noticeId: 'n2' }) })
  expect(page.textContent).toContain(words.altered)
  await clickOn(page, words.reissue)
  await until(() => address() === '/notices/n2')
  expect(inputs('notices.begin')).toEqual([{ month: '2026-11' }])
  await show({ ...shown, moves: { save: 'published', reissue: 'not_permitted' } })
  expect(buttonOf(page, words.reissue)).toBeUndefined()
  await unmount()
})
