// @vitest-environment jsdom
import { copy } from '@mimamori/copy/ja'
import { trackRecord } from '@mimamori/copy/track-record/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { queries } from '../../api/api-queries.ts'
import { fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, typeInto } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { SilenceDialog } from './silence-dialog.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const UNTIL = '2026-12-08T03:00:00.000Z'
const FIGURES: readonly unknown[] = queries.trackRecord.show.queryKey({ input: { days: 30 } })
const words = trackRecord.dialog
const alertOf = (page: Element) => page.querySelector('[role=alert]')?.textContent ?? ''

type Dialog = { answer?: () => unknown; silenced?: string[]; rule?: string }

async function aDialog({ answer = () => ({ until: UNTIL }), silenced = [], rule = '' }: Dialog = {}) {
  const { calls, inputs } = fakeDesk({ 'trackRecord.silence': answer })
  let closes = 0
  const dialog = (
    <SilenceDialog
      {...{ rule, silenced }}
      onClose={() => {
        closes += 1
      }}
    />
  )
  const { page, cache, unmount } = await render(onDesk()(dialog))
  cache.setQueryData(FIGURES, {})
  await until(() => page.querySelector('select') !== null)
  const rules = () => [...page.querySelectorAll('option')].map(({ value }) => value).filter(Boolean)
  const sent = () => inputs('trackRecord.silence')
  const stale = () => cache.getQueryState(FIGURES)?.isInvalidated
  return { page, calls, sent, stale, rules, unmount, closes: () => closes }
}

test('a rule is silenced for a week unless another time is chosen, for a reason', async () => {
  const { page, sent, stale, rules, closes, unmount } = await aDialog()
  const [rule = ''] = rules()
  await typeInto(page.querySelector('select'), rule)
  await typeInto(page.querySelector('textarea'), '  ')
  await clickOn(page, words.confirm)
  expect([sent(), alertOf(page)]).toEqual([[], copy.refusals.reason_required])
  await typeInto(page.querySelector('textarea'), ' 誤検知が続く ')
  await clickOn(page, words.confirm)
  await until(() => closes() === 1)
  expect([sent(), stale()]).toEqual([[{ rule, days: 7, reason: '誤検知が続く' }], true])
  const [before = '?', after = '?'] = trackRecord.silencedDone('RULE', 'UNTIL').split('RULE')[1]?.split('UNTIL') ?? []
  expect([before, '12', after].filter((part) => !announced().includes(part))).toEqual([])
  await unmount()
})

test('what is silenced already is not offered, each category has its model, and the rule asked for is chosen', async () => {
  const all = await aDialog()
  const [rule = '', other = ''] = all.rules()
  expect(all.rules().some((each) => each.endsWith('.model'))).toBe(true)
  await all.unmount()
  const { page, rules, unmount } = await aDialog({ silenced: [rule], rule: other })
  expect([rules().includes(rule), page.querySelector('select')?.value]).toEqual([false, other])
  await unmount()
})

test('a silence that is refused says why and stays, and while it is sent it is not sent twice', async () => {
  const answer = Promise.withResolvers<never>()
  const { page, sent, stale, closes, rules, unmount } = await aDialog({ answer: () => answer.promise })
  await typeInto(page.querySelector('select'), rules()[0] ?? '')
  await typeInto(page.querySelector('textarea'), '誤検知')
  await clickOn(page, words.confirm)
  await until(() => buttonOf(page, words.sending)?.disabled === true)
  answer.reject(refusedFor('silences_spent'))
  await until(() => alertOf(page) === trackRecord.refusals.silences_spent)
  expect([closes(), sent().length, stale()]).toEqual([0, 1, true])
  await unmount()
})

test('a silence that is asked for again after its answer was lost is the same one, another one is not', async () => {
  const { page, calls, rules, unmount } = await aDialog({
    answer: () => {
      throw new TypeError('lost')
    },
  })
  await typeInto(page.querySelector('select'), rules()[0] ?? '')
  for (const reason of ['誤検知', '誤検知', '誤検知が続く']) {
    await typeInto(page.querySelector('textarea'), reason)
    await clickOn(page, words.confirm)
    await until(() => alertOf(page) === copy.errors.network)
  }
  const [first, again, other] = calls.map(({ idempotencyKey }) => idempotencyKey)
  expect([first === again, first === other, first === null]).toEqual([true, false, false])
  await unmount()
})
