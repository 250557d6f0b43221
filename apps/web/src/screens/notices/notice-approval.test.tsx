// @vitest-environment jsdom
import type { NoticeView } from '@mimamori/contract/notices/notice-contract'
import { notices as words } from '@mimamori/copy/notices/ja'
import { DEFAULT_PREFERENCES } from '@mimamori/policy/staff/preference-rules'
import { expect, test } from 'vitest'
import { KeysProvider } from '../../keys/keys-provider.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { DeskContext, type DeskState } from '../desk-context.tsx'
import { NoticeApproval } from './notice-approval.tsx'
import { NoticeFacts } from './notice-facts.tsx'
import type { NoticeActionCalls } from './use-notice-actions.ts'

const WRITER = { id: 'a-1', alias: 'aoi' }
const done = async () => null

/** The approval of a notice as its writer has it, on a desk with too few leads; `refusal`: why it cannot be published by them now. */
async function approvalFor(refusal: 'own_text' | null) {
  const at = '2026-12-01T01:00:00.000Z'
  const notice = {
    ...{ state: 'requested', edited: { by: WRITER, at }, requested: { by: WRITER, at } },
    ...{ aloneFrom: '2026-12-04T01:00:00.000Z', moves: { save: null, approve: refusal, refuse: null } },
  } as unknown as NoticeView
  const published: string[] = []
  const calls = { save: done, discard: done, request: done, refuse: done, reissue: done }
  const moves: NoticeActionCalls = {
    ...calls,
    busy: false,
    closed: (move) => (notice.moves[move] === null ? null : words.refusals.own_text),
    approve: async () => {
      published.push(notice.state)
      return null
    },
  }
  const { page } = await render(
    <KeysProvider preferences={DEFAULT_PREFERENCES}>
      <DeskContext value={{ me: { id: WRITER.id } } as DeskState}>
        <NoticeApproval
          {...{ notice, moves, dirty: false, changed: false }}
          onChanges={() => undefined}
          onAsk={() => undefined}
          onRun={async (work) => void (await work())}
        />
      </DeskContext>
    </KeysProvider>,
  )
  await until(() => page.querySelector('button') !== null)
  const [publish] = page.querySelectorAll('button')
  if (!publish) throw new Error('no button')
  return { page, publish, published }
}

test('the writer of a notice on a desk with too few leads is told from when they can publish it alone, and cannot yet', async () => {
  const { page, publish } = await approvalFor('own_text')
  expect(page.textContent).toContain(words.aloneInstead)
  expect(page.textContent).not.toContain(words.aloneNow)
  expect(publish.textContent).toContain(words.approve)
  expect(publish.disabled).toBe(true)
})

test('once its writer can publish a notice alone the button says so and publishes it', async () => {
  const { page, publish, published } = await approvalFor(null)
  expect(page.textContent).toContain(`${words.aloneNow} ${words.aloneInstead}`)
  expect(publish.textContent).toContain(words.approveAlone)
  expect(publish.disabled).toBe(false)
  publish.click()
  expect(published).toHaveLength(1)
})

test('a notice that its writer published alone says so, and whose name that is', async () => {
  const at = '2026-12-04T01:00:00.000Z'
  const notice = {
    ...{ figures: null, figuresMonth: '2026-11', edited: { by: WRITER, at }, byDesk: false, refused: null },
    ...{
      published: { by: WRITER, at, revision: 1 },
      version: 1,
      versions: [],
      intact: true,
      hash: null,
      texts: { ja: { correction: '' } },
    },
  } as unknown as NoticeView
  const { page } = await render(<NoticeFacts notice={notice} language="ja" />)
  await until(() => page.textContent !== '')
  expect(page.textContent).toContain(words.publishedAlone(WRITER.alias))
})
