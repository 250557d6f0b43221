import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import { template as en } from '@mimamori/copy/notices/template.en'
import { template as ja } from '@mimamori/copy/notices/template.ja'
import { isEntryOfKind } from '@mimamori/policy/catalogue/catalogue-entry'
import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import type { NoticeText } from '@mimamori/policy/notices/notice-model'
import { type FlawBasis, findNoticeFlaws } from '@mimamori/policy/notices/notice-text-rules'
import { poolSmallCounts } from '@mimamori/policy/notices/small-count-rules'
import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import markdownIt from 'markdown-it'
import { expect, test } from 'vitest'
import { buildNoticeDocuments } from './notice-document.ts'
import { markdownToMarkup } from './notice-markdown.ts'
import type { NoticeMaterial } from './notice-section-parts.ts'
import { toPortableMarkdown } from './portable-markdown.ts'

const counts = { mlm: 3, direct_deal: 48, other: 12 }
const of = { month: '2026-11', revision: 2, below: 5, order: CATEGORIES, before: [] }
const figures = poolSmallCounts(
  Object.fromEntries(CATEGORIES.map((each) => [each, counts[each as keyof typeof counts] ?? 0])) as Record<
    Category,
    number
  >,
  of,
)
const material: NoticeMaterial = {
  month: '2026-12',
  version: 1,
  texts: { chart: 'pie', ja, en },
  figures,
  categories: SHIPPED_CATALOGUE.filter(isEntryOfKind('category')),
  standards: SHIPPED_STANDARDS,
  previous: { address: '/notices/n-0', titles: { ja: '2026年11月度 品質向上委員会のお知らせ' } },
  corrects: null,
  pictures: new Map(),
  at: '2026-12-03T02:00:00.000Z',
}
const basis: FlawBasis = {
  ...{ month: '2026-12', version: 1, figures, corrected: null },
  ...{ previous: true, pictures: [], thresholds: [] },
}
/** The template with this text in one of its sections. */
const textWith = (section: string, text: string): NoticeText => ({
  ...ja,
  sections: ja.sections.map((each) => (each.id === section ? { ...each, text } : each)),
})
const documentOf = (text: NoticeText) =>
  buildNoticeDocuments({ ...material, texts: { chart: 'pie', ja: text, en: null } })[0]
const pageOf = (section: string, text: string) => documentOf(textWith(section, text))?.html ?? ''

test('what ships can be published but for what only its writer knows, in both languages', () => {
  const open = { part: 'text', section: 'topics', flaw: 'placeholder_unknown' }
  expect(findNoticeFlaws({ chart: 'pie', ja, en }, basis)).toEqual([
    { ...open, language: 'ja', what: '{{ここに書きます}}' },
    { ...open, language: 'en', what: '{{write here}}' },
  ])
  const [japanese, english] = buildNoticeDocuments(material)
  expect(japanese?.title).toBe('2026年12月度 品質向上委員会のお知らせ')
  expect(english?.html).toContain('<html lang="en">')
  expect(english?.html).toContain('63 jobs')
})

test('a month that is not closed leaves its figures open', () => {
  const [{ html = '' } = {}] = buildNoticeDocuments({ ...material, figures: null })
  expect(html).toContain('（月次確定後に入ります）')
  expect(html).not.toContain('<svg')
})

test('of Markdown there is what a notice needs, and all else stays as it is typed', () => {
  const page = pageOf(
    'faq',
    '# 大見出し\n\n一行目\n二行目\n\n- **強調**\n\n[外](https://example.com/a?b=1&c=2) [中](/help)\n\n![絵](https://example.com/x.png)\n\n> 引用',
  )
  expect(page).toContain('<h3>大見出し</h3>')
  expect(page).toContain('一行目<br>')
  expect(page).toContain('<strong>強調</strong>')
  expect(page).toContain('<a href="https://example.com/a?b=1&amp;c=2">外</a>')
  expect(page).toContain('<a href="/help">中</a>')
  expect(page).not.toContain('<img')
  expect(page).toContain('&gt; 引用')
})

const ATTACKS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](https://www.lancers.example@evil.example/)',
  '[x](https://a:b@evil.example)',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\nscript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:x)',
  '[x](//evil.example/x)',
  '[x](/\\evil.example)',
  '[x](<javascript:alert(1)>)',
  '[x](&#106;avascript:alert(1))',
  '[x](https://e.example/" onmouseover="alert(1))',
  '<https://example.com/" onclick="x">',
  '</section></main><iframe srcdoc="x">',
  '<style>*{display:none}</style>',
  '### <svg onload=alert(1)>',
  '<!-- x --><base href="https://evil.example">',
  '{{<script>alert(1)</script>}}',
]
const TAGS =
  'a aside b body br circle dd defs desc div dl dt em figcaption figure g h1 h2 h3 h4 img li main nav ol p path pattern rect section span strong svg table caption tbody td text tfoot th thead title tr ul'.split(
    ' ',
  )
const ATTRIBUTE =
  /^(?:class|id|aria-labelledby|scope|role|x|y|cx|cy|d|width|height|radius|viewBox|font-size|text-anchor|patternUnits|patternTransform|start|aria-label|lang)="[^"]*"$|^href="(?:https?:\/\/(?![^/"]*@)[^/"]|\/[^/\\"]|#section-)[^"]*"$/

/** Tags and attributes of a page that it cannot have by itself. */
function strangeIn(body: string): string[] {
  const found = [...body.matchAll(/<\/?([^\s>/]+)([^>]*)>/g)]
  return found.flatMap(([tag, name = '', attributes = '']) => {
    const each = attributes.match(/[^\s=/]+(?:="[^"]*")?/g) ?? []
    return TAGS.includes(name) && each.every((attribute) => ATTRIBUTE.test(attribute)) ? [] : [tag]
  })
}

test.each(ATTACKS)('nothing of %s becomes markup', (attack) => {
  const within = `前 ${attack} 後\n\n${attack}\n\n- ${attack}`
  const { title } = ja
  const headings = ja.sections.map((section) => ({ ...section, heading: attack }))
  const pages = [
    ...ja.sections.map(({ id }) => pageOf(id, within)),
    documentOf({ ...ja, opening: within })?.html ?? '',
    documentOf({ ...ja, title: `${title} ${attack}`, sections: headings })?.html ?? '',
  ]
  for (const page of pages) {
    const body = page.slice(page.indexOf('<body>'))
    expect(strangeIn(body).filter((tag) => tag !== '</html>')).toEqual([])
    expect(body.match(/<h1>/g)).toHaveLength(1)
    expect(body.match(/<section /g)).toHaveLength(6)
  }
})

/** A reader that knows all of Markdown, lets HTML through and asks of no address where it leads. */
const anyReader = markdownIt('default', { html: true })
anyReader.validateLink = () => true

const TEXTS = [
  ...ATTACKS,
  '# 大見出し #\n\n一行目\n二行目\n\n- **強調**と*斜体*\n  - 内側\n- 二つ目\n\n3. 三\n4. 四',
  '[外](https://example.com/a_b?b=1&copy;=2) ![絵](https://example.com/x.png) `code` ~~x~~ | a | b |',
  '見出し\n===\n\n見出し\n---\n\n> 引用\n\n```\ncode\n```\n\n    code\n\n[x]: https://e.example\n\n[x]',
  '| a | b |\n| - | - |\n| 1 | 2 |',
  '\\- 一\n\\1. 二\n\\+ 三\n\\<b>\\\\<b> &lt;b&gt;',
]

test.each(TEXTS)('of %s the Markdown says what the page says, to whoever reads it', (text) => {
  expect(anyReader.render(toPortableMarkdown(text))).toBe(markdownToMarkup(text).text)
  const { markdown = '' } = documentOf(textWith('closing', text)) ?? {}
  expect(markdown.endsWith(`\n\n${toPortableMarkdown(text)}\n`)).toBe(true)
})

test('labels of the catalogue are words, whatever a lead has typed there', () => {
  const categories = material.categories.map((each) => ({
    ...each,
    data: { ...each.data, label: { ja: '<b>|x|</b>', en: 'x' }, definition: { ja: '<script>1</script>', en: 'x' } },
  }))
  const [{ html = '', markdown = '' } = {}] = buildNoticeDocuments({ ...material, categories })
  expect(html).toContain('&lt;b&gt;|x|&lt;/b&gt;')
  expect(html).not.toContain('<b>')
  expect(html).not.toContain('<script>')
  expect(markdown).toContain('\\<b\\>\\|x\\|')
})
