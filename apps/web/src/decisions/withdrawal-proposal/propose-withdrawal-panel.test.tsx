// @vitest-environment jsdom
import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import { withdrawals as words } from '@mimamori/copy/withdrawals/ja'
import { NO_STANDING } from '@mimamori/policy/members/standing-rules'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { queries } from '../../api/api-queries.ts'
import { fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import { draftKeeperOf } from '../../api/kept-drafts.ts'
import { isHeldInOtherTab, takeForThisTab } from '../../api/tab-ownership.ts'
import { buttonOf, clickOn, press, typeInto, withKeys } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { runInto } from '../run-action.test-support.ts'
import type { ReviewPanelProps } from '../secondary-actions/secondary-action-props.ts'
import ProposeWithdrawalPanel from './propose-withdrawal-panel.tsx'

vi.mock('../column/use-letter-place.ts', () => ({
  useLetterPlace: ({ current }: { current: HTMLElement | null }) => current,
}))

afterEach(() => {
  vi.unstubAllGlobals()
})

const piece = (id: string, suggested: boolean) => ({
  ...{ ref: { kind: 'report', id }, at: '2026-11-24T04:00:00.000Z', title: 'direct_deal_solicitation', excerpt: '' },
  suggested,
  source: null,
})

type Case = {
  id: string
  refusal?: string | null
  hideRefusal?: string | null
  closed?: string | null
  propose?: () => unknown
  candidates?: ReturnType<typeof piece>[]
  place?: HTMLElement | null
}

async function aPanel({
  id,
  refusal = null,
  hideRefusal = null,
  closed = null,
  propose = () => ({ withdrawalId: 'w1' }),
  candidates = [piece('R-1', false), piece('R-2', true)],
  place = null,
}: Case) {
  const desk = fakeDesk({
    'drafts.list': () => [],
    'drafts.save': () => ({ saved: { edit: 'e1', savedAt: '2026-12-01T00:00:00.000Z' } }),
    'drafts.discard': () => ({}),
    'catalogue.whole': () => ({ entries: SHIPPED_CATALOGUE }),
    'withdrawals.prepare': () => ({
      ...{ memberId: 'U-10482', member: null, standing: NO_STANDING, effects: null, refusal, hideRefusal },
      candidates,
    }),
    'withdrawals.propose': propose,
  })
  const review = {
    ...{ id, number: 12, fence: 3, contentVersion: 5, judgedOn: '2026-11-24', suspected: 'direct_deal' },
    ...{ target: { type: 'job', id: 'J-1' }, content: { title: '記事作成', body: '' }, holder: { mine: true } },
  } as unknown as ReviewPanelProps['review']
  takeForThisTab(review as never)
  const done: unknown[] = []
  const run = runInto(done, '提案できません')
  const { page, cache, unmount } = await render(
    withKeys(
      <ProposeWithdrawalPanel
        review={review}
        staffId="sato"
        active={true}
        closed={closed}
        busy={false}
        run={run}
        onBack={() => done.push('back')}
        letter={{ current: place }}
      />,
    ),
  )
  await until(() => page.querySelector('[data-panel]') !== null)
  const fieldOf = (label: string) => {
    const found = [...page.querySelectorAll('label')].find(({ textContent }) => textContent?.startsWith(label))
    return document.getElementById(found?.htmlFor ?? '') as HTMLInputElement | null
  }
  const ready = () => until(() => fieldOf(words.lastFour) !== null)
  const send = () => press('Enter', 'Enter', { ctrlKey: true })
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  const leave = async () => {
    await unmount()
    draftKeeperOf('sato').sent({ subjectId: id, kind: 'withdrawal' })
  }
  /** does the case belong to this tab, so that a later claim of it would be another tab's? */
  const isHere = () => isHeldInOtherTab({ ...review, fence: 4 } as never)
  return { ...desk, page, cache, isHere, done, fieldOf, ready, send, alert, leave }
}

test('a withdrawal is proposed on the pinned evidence, once the end of the member id was typed', async () => {
  const { inputs, calls, cache, isHere, done, fieldOf, ready, send, alert, leave } = await aPanel({ id: 'w-case-1' })
  await ready()
  await send()
  expect([alert(), inputs('withdrawals.propose')]).toEqual([words.problems.lastFour('0482'), []])
  expect(document.activeElement).toBe(fieldOf(words.lastFour))
  await typeInto(fieldOf(words.lastFour), '9999')
  await send()
  expect([alert(), inputs('withdrawals.propose')]).toEqual([words.problems.lastFourWrong, []])
  await typeInto(fieldOf(words.lastFour), '0482')
  await typeInto(fieldOf(words.note), ' 三度目 ')
  const list = [...queries.withdrawals.key(), 'x']
  cache.setQueryData(list, {})
  await send()
  await until(() => done.length > 0)
  expect(inputs('withdrawals.propose')).toMatchObject([
    {
      ...{ caseId: 'w-case-1', fence: 3, contentVersion: 5, lastFour: '0482', note: '三度目' },
      ...{ categories: ['direct_deal'], evidence: [{ kind: 'report', id: 'R-2' }] },
      text: expect.stringContaining('強制退会'),
      hide: { template: { id: 'hide' }, text: expect.stringContaining('「記事作成」') },
    },
  ])
  expect(calls.find(({ operation }) => operation === 'withdrawals.propose')?.idempotencyKey).toEqual(expect.any(String))
  expect(done).toEqual([{ message: words.proposed(12), leaves: true }])
  await until(() => cache.getQueryState(list)?.isInvalidated ?? false)
  expect(isHere()).toBe(false)
  await leave()
})

test('a proposal that fails says why and keeps what was typed, and is sent again as the same one', async () => {
  const { calls, page, isHere, done, fieldOf, ready, send, alert, leave } = await aPanel({
    id: 'w-case-2',
    propose: () => {
      throw refusedFor('lease_lost')
    },
  })
  await ready()
  // the second piece, which nobody suggested
  await press('Digit2', '2')
  await typeInto(fieldOf(words.lastFour), '0482')
  await typeInto(fieldOf(words.note), '三度目')
  await send()
  await until(() => alert() === '提案できません')
  await clickOn(page, words.confirmPropose)
  await until(() => calls.filter(({ operation }) => operation === 'withdrawals.propose').length === 2)
  const [first, second] = calls.filter(({ operation }) => operation === 'withdrawals.propose')
  expect(first?.input).toMatchObject({ evidence: expect.arrayContaining([{ kind: 'report', id: 'R-1' }]) })
  expect(second).toEqual(first)
  expect([fieldOf(words.note)?.value, fieldOf(words.lastFour)?.value]).toEqual(['三度目', '0482'])
  expect([done, isHere()]).toEqual([[], true])
  await leave()
})

test('where no withdrawal can be proposed the panel says why, and neither key nor button proposes it', async () => {
  const { page, inputs, fieldOf, ready, send, alert, leave } = await aPanel({
    id: 'w-case-3',
    refusal: 'not_permitted',
  })
  await ready()
  await typeInto(fieldOf(words.lastFour), '0482')
  await send()
  expect([alert() === null, buttonOf(page, words.confirmPropose)?.disabled]).toEqual([false, true])
  expect(inputs('withdrawals.propose')).toEqual([])
  await leave()
  const away = await aPanel({ id: 'w-case-4', closed: '接続がありません' })
  expect([away.alert(), away.inputs('withdrawals.prepare')]).toEqual(['接続がありません', []])
  await away.leave()
})

const tickOf = (page: HTMLElement) => page.querySelector<HTMLInputElement>('input[type=checkbox]')

test('one tick leaves the post visible, and a letter about the hide can be edited', async () => {
  const { page, inputs, done, fieldOf, ready, send, leave } = await aPanel({ id: 'w-case-5' })
  await ready()
  expect(tickOf(page)?.checked).toBe(true)
  const letter = page.querySelector<HTMLTextAreaElement>('details textarea')
  await typeInto(letter, '確認のため、一時的に非表示にしました。')
  await typeInto(fieldOf(words.lastFour), '0482')
  await send()
  await until(() => done.length > 0)
  expect(inputs('withdrawals.propose')).toMatchObject([{ hide: { text: '確認のため、一時的に非表示にしました。' } }])
  await act(async () => tickOf(page)?.click())
  expect([tickOf(page)?.checked, page.querySelector('details')]).toEqual([false, null])
  await send()
  await until(() => done.length > 1)
  expect(inputs('withdrawals.propose').at(-1)).toMatchObject({ hide: null })
  await leave()
})

test('a post that the proposal cannot hide is said to stay as it is, with why', async () => {
  const { page, inputs, done, fieldOf, ready, send, leave } = await aPanel({
    id: 'w-case-6',
    hideRefusal: 'hidden_by_proposal',
  })
  await ready()
  expect([tickOf(page)?.checked, tickOf(page)?.disabled]).toEqual([false, true])
  expect(page.textContent).toContain(words.refusals.hidden_by_proposal)
  await typeInto(fieldOf(words.lastFour), '0482')
  await send()
  await until(() => done.length > 0)
  expect(inputs('withdrawals.propose')).toMatchObject([{ hide: null }])
  await leave()
})

test('evidence and letter stand beside the text; later pieces are folded, but for what is pinned', async () => {
  const place = document.body.appendChild(document.createElement('div'))
  const candidates = Array.from({ length: 7 }, (_, n) => piece(`R-${n}`, n === 0))
  const { page, fieldOf, ready, send, alert, leave } = await aPanel({ id: 'w-case-7', candidates, place })
  await ready()
  const shown = () => place.querySelectorAll('ol > li').length
  expect([shown(), place.querySelectorAll('textarea').length, page.contains(fieldOf(words.note))]).toEqual([4, 1, true])
  await press('Digit7', '7')
  expect(shown()).toBe(5)
  await clickOn(place, words.moreEvidence(2))
  expect(shown()).toBe(7)
  await clickOn(place, words.lessEvidence)
  await press('Digit7', '7')
  await press('Digit1', '1')
  await send()
  expect([alert(), place.contains(document.activeElement)]).toEqual([words.problems.evidence, true])
  await leave()
  place.remove()
})
