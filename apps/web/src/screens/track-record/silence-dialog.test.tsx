// @vitest-environment jsdom
import { trackRecord } from '@mimamori/copy/track-record/ja'
import { expect, test } from 'vitest'
import { buttonOf, clickOn, typeInto } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { SilenceDialog } from './silence-dialog.tsx'

const words = trackRecord.dialog
const alertOf = (page: Element) => page.querySelector('[role=alert]')?.textContent ?? ''

async function aDialog({ answer = null as string | null, silenced = [] as string[], busy = false, rule = '' } = {}) {
  const sent: unknown[] = []
  let closes = 0
  const dialog = (
    <SilenceDialog
      {...{ rule, silenced, busy }}
      onSend={async (input) => {
        sent.push(input)
        return answer
      }}
      onClose={() => {
        closes += 1
      }}
    />
  )
  const { page, unmount } = await render(onDesk()(dialog))
  await until(() => page.querySelector('select') !== null)
  const rules = () => [...page.querySelectorAll('option')].map(({ value }) => value).filter(Boolean)
  return { page, sent, rules, unmount, closes: () => closes }
}

test('a rule is silenced for a week unless another time is chosen, for a reason', async () => {
  const { page, sent, rules, closes, unmount } = await aDialog()
  const [rule = ''] = rules()
  await typeInto(page.querySelector('select'), rule)
  await typeInto(page.querySelector('textarea'), '  ')
  await clickOn(page, words.confirm)
  expect([sent, alertOf(page) !== '']).toEqual([[], true])
  await typeInto(page.querySelector('textarea'), ' 誤検知が続く ')
  await clickOn(page, words.confirm)
  await until(() => closes() === 1)
  expect(sent).toEqual([{ rule, days: 7, reason: '誤検知が続く' }])
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
  const { page, closes, rules, unmount } = await aDialog({ answer: 'なぜ' })
  await typeInto(page.querySelector('select'), rules()[0] ?? '')
  await typeInto(page.querySelector('textarea'), '誤検知')
  await clickOn(page, words.confirm)
  await until(() => alertOf(page) === 'なぜ')
  expect(closes()).toBe(0)
  await unmount()
  const busy = await aDialog({ busy: true })
  expect(buttonOf(busy.page, words.sending)?.disabled).toBe(true)
  await busy.unmount()
})
