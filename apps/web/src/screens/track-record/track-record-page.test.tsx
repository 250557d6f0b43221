// @vitest-environment jsdom
import { copy } from '@mimamori/copy/ja'
import { trackRecord as words } from '@mimamori/copy/track-record/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { memoryRouter } from '../memory-router.test-support.tsx'
import { TrackRecordPage } from './track-record-page.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const [FROM, UNTIL] = ['2026-12-01T00:00:00.000Z', '2026-12-08T00:00:00.000Z']
const silence = (rule: string) => ({ id: `s-${rule}`, rule, from: FROM, until: UNTIL, reason: '誤検知', by: 'rin' })
const RECORD = {
  ...{ from: '2026-11-02', to: '2026-12-01', sources: [], lowered: [], confirmed: 0, standing: null, missed: null },
  misses: { flagged: 0, patrol: { n: 0, confirmed: 0, waiting: 0 }, reported: { n: 0, confirmed: 0 } },
}

test('a rule speaks again under a key of its own, and what went wrong is said until it went well', async () => {
  let [silent, fails] = [['mlm.network', 'mlm.model'], true]
  const { calls } = fakeDesk({
    'trackRecord.show': () => ({ ...RECORD, silences: silent.map(silence) }),
    'trackRecord.endSilence': ({ id }: { id: string }) => {
      if (fails) throw new TypeError('lost')
      silent = silent.filter((rule) => `s-${rule}` !== id)
      return { id }
    },
  })
  const place = memoryRouter('/track-record', ['/track-record'])
  const { page, unmount } = await render(place.within(onDesk({ me: { role: 'lead' } })(<TrackRecordPage />)))
  const row = (rule: string) => page.querySelector(`[data-source="${rule} "]`) as Element
  const ended = () => calls.filter(({ operation }) => operation === 'trackRecord.endSilence')
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  await until(() => row('mlm.network') !== null)
  await clickOn(row('mlm.network'), words.resume)
  await until(() => alert() !== null)
  expect([alert(), announced()]).toEqual([copy.errors.network, ''])
  fails = false
  await clickOn(row('mlm.network'), words.resume)
  // what is read again has it no more
  await until(() => row('mlm.network') === null)
  expect([alert(), announced() !== '']).toEqual([null, true])
  await until(() => buttonOf(row('mlm.model'), words.resume)?.disabled === false)
  await clickOn(row('mlm.model'), words.resume)
  await until(() => row('mlm.model') === null)
  expect(ended().map(({ input }) => input)).toEqual([
    { id: 's-mlm.network' },
    { id: 's-mlm.network' },
    { id: 's-mlm.model' },
  ])
  const [first, again, other] = ended().map(({ idempotencyKey }) => idempotencyKey)
  expect([first === again, first === other, first === null]).toEqual([true, false, false])
  await unmount()
})
