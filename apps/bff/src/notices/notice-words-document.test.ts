import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import { isEntryOfKind } from '@mimamori/policy/catalogue/catalogue-entry'
import type { NoticeText } from '@mimamori/policy/notices/notice-model'
import { findTypedFigures } from '@mimamori/policy/notices/typed-figure-rules'
import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import { expect, test } from 'vitest'
import { aNoticeText } from '../testing/test-notices.ts'
import { definitionsText } from './notice-definitions-block.ts'
import { buildNoticeDocuments, NOTICE_PARTS } from './notice-document.ts'
import { markdownToMarkup } from './notice-markdown.ts'
import type { NoticeMaterial } from './notice-section-parts.ts'
import { toPortableMarkdown } from './portable-markdown.ts'

const categories = SHIPPED_CATALOGUE.filter(isEntryOfKind('category'))
const material: NoticeMaterial = {
  ...{ month: '2026-12', version: 1, figures: null, categories, standards: SHIPPED_STANDARDS },
  ...{ previous: null, corrects: null, pictures: new Map(), at: '2026-12-03T02:00:00.000Z' },
  texts: { chart: 'pie', ja: aNoticeText, en: null },
}
const sections = (...headings: readonly string[]) =>
  headings.map((heading, n) => ({ id: `own-${n}`, heading, text: `${heading}の本文` }))
const documentOf = (text: Partial<NoticeText>, of: Partial<NoticeMaterial> = {}) => {
  const ja = { ...aNoticeText, ...text }
  const [document] = buildNoticeDocuments({ ...material, ...of, texts: { chart: 'pie', ja, en: null } })
  return { title: '', html: '', markdown: '', ...document }
}

test('title and sections are as written, in their order, with the months filled in', () => {
  const text = {
    title: '{{notice_month}}度 だより <b>',
    sections: sections('{{month}}のまとめ', '委員会より & 皆さまへ'),
  }
  const { title, html, markdown } = documentOf(text)
  expect(title).toBe('2026年12月度 だより <b>')
  expect(html).toContain('<h1>2026年12月度 だより &lt;b&gt;</h1>')
  expect([...html.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, heading]) => heading)).toEqual([
    '2026年11月のまとめ',
    '委員会より &amp; 皆さまへ',
  ])
  expect(html.indexOf('いつもありがとうございます。')).toBeLessThan(html.indexOf('<section'))
  expect(markdown).toMatch(
    /^# 2026年12月度 だより \\<b\\>\n\n公開日 2026年12月3日\n\nいつもありがとうございます。\n\n## 2026年11月のまとめ\n/,
  )
  expect(markdown).toContain('## 委員会より \\& 皆さまへ')
})

test('a notice of many sections begins with a list of them, each leading to its own', () => {
  const headings = ['一', '二', '三', '四', '五']
  expect(documentOf({ sections: sections(...headings.slice(1)) }).html).not.toContain('<nav')
  const { html } = documentOf({ sections: sections(...headings) })
  expect(html).toContain('<nav aria-label="目次"><ul><li><a href="#section-own-0">一</a></li>')
  for (let n = 0; n < 5; n++) expect(html).toContain(`<h2 id="section-own-${n}">${headings[n]}</h2>`)
})

test('headings in a text are of two levels, and none is skipped', () => {
  const levels = (text: string) => [...markdownToMarkup(text).text.matchAll(/<(h\d)>/g)].map(([, level]) => level)
  expect(levels('### 一\n\n#### 二\n\n### 三\n\n##### 四')).toEqual(['h3', 'h4', 'h3', 'h4'])
  expect(levels('# 一\n\n## 二')).toEqual(['h3', 'h3'])
  expect(levels('#### 一\n\n#### 二')).toEqual(['h3', 'h4'])
  expect(toPortableMarkdown('### 一\n\n#### 二')).toBe('### 一\n\n#### 二')
  const { html, markdown } = documentOf({ opening: '### 一\n\n#### 二' })
  expect(html).toContain('<h2>一</h2>\n<h3>二</h3>')
  expect(markdown).toContain('## 一\n\n### 二')
})

const link = (address: string) => `<a href="${address}">${address}</a>`
const LINKED: readonly (readonly [string, string])[] = [
  ['https://example.com/faq', link('https://example.com/faq')],
  ['詳しくはhttps://example.com/faqをご覧ください。', `詳しくは${link('https://example.com/faq')}をご覧ください。`],
  [
    '（https://example.com/a）、https://example.com/b。',
    `（${link('https://example.com/a')}）、${link('https://example.com/b')}。`,
  ],
  ['(https://example.com/a).', `(${link('https://example.com/a')}).`],
  ['「https://example.com/a」', `「${link('https://example.com/a')}」`],
  ['https://example.com/a_b_c*d*e', link('https://example.com/a_b_c*d*e')],
  ['**https://example.com/a**', `<strong>${link('https://example.com/a')}</strong>`],
  ['[規約](https://example.com/a)', '<a href="https://example.com/a">規約</a>'],
  ['[https://example.com/a](https://example.com/b)', '<a href="https://example.com/b">https://example.com/a</a>'],
  ['`https://example.com/a`', '`https://example.com/a`'],
  ['`x` https://example.com/a', `\`x\` ${link('https://example.com/a')}`],
  ['\\https://example.com/a', '\\https://example.com/a'],
  ['xhttps://example.com/a', 'xhttps://example.com/a'],
  ['ftp://example.com/a javascript://example.com/a', 'ftp://example.com/a javascript://example.com/a'],
  ['https://example.com/?a=1&b=2', '<a href="https://example.com/?a=1&amp;b=2">https://example.com/?a=1&amp;b=2</a>'],
  ['https://', 'https://'],
]
test.each(LINKED)('of %s the addresses are links, and nothing else is', (text, html) => {
  expect(markdownToMarkup(text).text).toBe(`<p>${html}</p>\n`)
})

test('addresses are links in Markdown, too', () => {
  expect(toPortableMarkdown('詳しくはhttps://example.com/faqをご覧ください。')).toBe(
    '詳しくは[https://example.com/faq](https://example.com/faq)をご覧ください。',
  )
  expect(toPortableMarkdown('`https://example.com`')).toBe('\\`https://example.com\\`')
})

test('the notice before is linked by its title, in the language it has', () => {
  const previous = { address: 'https://info.example/n?id=1&x', titles: { ja: '11月の[お知らせ]' } }
  const text = { opening: '前文\n\n{{previous}}' }
  const { html, markdown } = documentOf(text, { previous })
  expect(html).toContain('<p>前回のお知らせ：<a href="https://info.example/n?id=1&amp;x">11月の[お知らせ]</a></p>')
  expect(markdown).toContain('前回のお知らせ：[11月の\\[お知らせ\\]](https://info.example/n?id=1&amp;x)')
  const texts = { chart: 'pie', ja: aNoticeText, en: { ...aNoticeText, ...text } } as const
  const english = buildNoticeDocuments({ ...material, previous, texts })[1]
  expect(english?.html).toContain('Previous notice: <a href="https://info.example/n?id=1&amp;x" lang="ja">')
  expect(documentOf(text).html).not.toContain('前回のお知らせ')
})

test('a title that has characters of Markdown links to the notice before all the same', () => {
  const linked = (ja: string) =>
    documentOf({ opening: '{{previous}}' }, { previous: { address: 'https://info.example/n', titles: { ja } } })
      .markdown
  expect(linked('[重要] 8月*')).toContain('前回のお知らせ：[\\[重要\\] 8月\\*](https://info.example/n)')
  expect(linked('8月] *改*')).toContain('前回のお知らせ：[8月\\] \\*改\\*](https://info.example/n)')
})

const OWN_WORDS = {
  definition: { ja: '電話番号を聞き出す依頼です。(例:名刺)', en: 'Asks for a phone number.' },
  notWhen: { ja: '契約してから聞くのは対象外です(固定報酬)。', en: 'Not after the contract.' },
}

test('a committee with definitions of its own publishes exactly those', () => {
  const own = categories.map((each) =>
    each.id === 'direct_deal' ? { ...each, version: 2, data: { ...each.data, ...OWN_WORDS } } : each,
  )
  const text = { opening: '{{definitions}}' }
  const { html, markdown } = documentOf(text, { categories: own })
  const { definition, notWhen } = OWN_WORDS
  expect(html).toContain(`<dt>直接取引</dt><dd>${definition.ja}</dd><dd>※${notWhen.ja}</dd>`)
  expect(markdown).toContain(`- **直接取引**\\\n  ${definition.ja}\\\n  ※${notWhen.ja}`)
  expect(html).not.toContain('該当しない場合')
  const texts = { chart: 'pie', ja: aNoticeText, en: { ...aNoticeText, ...text } } as const
  const english = buildNoticeDocuments({ ...material, categories: own, texts })[1]
  expect(english?.html).toContain(`<dd>${definition.en}</dd><dd>Note: ${notWhen.en}</dd>`)
  const marked = own.map((each) => ({ ...each, data: { ...each.data, notWhen: { ja: '※印つき', en: '* marked' } } }))
  expect(documentOf(text, { categories: marked }).html).toContain('<dd>※印つき</dd>')
})

test('the exceptions of the catalogue as it ships are sentences', () => {
  const { html } = documentOf({ opening: '{{definitions}}' })
  expect(html).toContain('<dd>※プロジェクト方式では、仮払いが済んだ後に連絡先を交換できます。</dd>')
})

test('definitions put in as text are published as the block prints them', () => {
  const inserted = definitionsText({ language: 'ja', categories, parts: NOTICE_PARTS.ja })
  const asText = documentOf({ opening: inserted })
  expect(asText.markdown).toBe(documentOf({ opening: '{{definitions}}' }).markdown)
  const words = (html: string) => html.replace(/<[^>]*>/g, '').replace(/\s+/g, '')
  expect(words(asText.html)).toBe(words(documentOf({ opening: '{{definitions}}' }).html))
})

test('definitions put in as text are no figures typed by hand', () => {
  for (const language of ['ja', 'en'] as const) {
    const inserted = definitionsText({ language, categories, parts: NOTICE_PARTS[language] })
    expect(findTypedFigures(inserted, null)).toEqual([])
  }
})
