// @vitest-environment jsdom
import type { NoticeView } from '@mimamori/contract/notices/notice-contract'
import type { NoticeTexts } from '@mimamori/policy/notices/notice-model'
import { expect, test } from 'vitest'
import { render } from '../../parts/render.test-support.tsx'
import { memoryRouter } from '../memory-router.test-support.tsx'
import { NoticeComparisonView } from './notice-comparison-view.tsx'
import { NoticeCorrections } from './notice-corrections.tsx'

const texts = (opening: string, more = ''): NoticeTexts => ({
  chart: 'pie',
  ja: {
    ...{ title: `{{notice_month}}度のお知らせ${more}`, correction: '34件から{{total}}に訂正しました。', opening },
    sections: [
      { id: 'topics', heading: `{{notice_month}}の話題${more}`, text: `{{count:mlm}}でした${more}` },
      { id: 'breakdown', heading: '{{month}}の違反内訳', text: '{{breakdown}}' },
    ],
  },
  en: null,
})

test('what changed in a notice is told in words, without a placeholder in braces', async () => {
  const view = (
    <NoticeComparisonView
      before={texts('{{previous}}')}
      after={texts('{{share:mlm}}と{{totl}}', 'です')}
      language="ja"
      figures={null}
    />
  )
  const { page } = await render(view)
  const said = page.textContent ?? ''
  for (const words of [
    '[お知らせの月]の話題です',
    '[前回のお知らせへのリンク]',
    'マルチ商法の構成比]',
    '[マルチ商法の件数]',
  ])
    expect(said).toContain(words)
  expect(said, 'a section without a change').toContain('[数値の月]の違反内訳')
  // what is no placeholder is shown as it was typed
  expect(said.match(/\{\{[^}]*\}\}/g)).toEqual(['{{totl}}'])
})

test('the page of a corrected version says what readers see, with its figures', async () => {
  const published = { by: { id: 'a-1', alias: 'aoi' }, at: '2026-12-01T01:00:00.000Z', revision: 2 }
  const versions = [1, 2].map((version) => ({
    ...{ id: `n-${version}`, version, state: 'published', publishedAt: published.at },
  }))
  const notice = {
    ...{ id: 'n-2', version: 2, published, versions, texts: texts('') },
    correction: { ja: '34件から33件に訂正しました。', en: '' },
  } as unknown as NoticeView
  const { within } = memoryRouter('/notices/n-2', ['/notices/$noticeId'])
  const { page } = await render(within(<NoticeCorrections notice={notice} language="ja" />))
  expect(page.textContent).toContain('34件から33件に訂正しました。')
  expect(page.textContent).not.toContain('{{')
})
