// @vitest-environment jsdom
import type { NoticeView } from '@mimamori/contract/notices/notice-contract'
import { notices as words } from '@mimamori/copy/notices/ja'
import { expect, test } from 'vitest'
import { render, until } from '../../parts/render.test-support.tsx'
import { NoticeFacts } from './notice-facts.tsx'

const WRITER = { id: 'a-1', alias: 'aoi' }

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
