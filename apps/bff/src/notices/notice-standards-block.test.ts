import { template as en } from '@mimamori/copy/notices/template.en'
import { template as ja } from '@mimamori/copy/notices/template.ja'
import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import { criteriaOf, type StandardSet } from '@mimamori/policy/standards/standard-definition'
import { standardSetFlaws } from '@mimamori/policy/standards/standard-set-flaws'
import { describe, expect, test } from 'vitest'
import { buildNoticeDocuments } from './notice-document.ts'

/** The sections on account standards, in Markdown, in both languages. */
function sectionsOf(standards: StandardSet) {
  const at = '2026-12-03T02:00:00.000Z'
  const documents = buildNoticeDocuments({
    ...{ month: '2026-12', version: 1, texts: { chart: 'pie', ja, en }, figures: null, categories: [], standards, at },
    ...{ previous: null, corrects: null, pictures: new Map() },
  })
  return documents.map(({ language, html, markdown }) => ({
    language,
    html: /<section aria-labelledby="section-standards">(.*?)<\/section>/s.exec(html)?.[1] ?? '',
    markdown: /## (?:アカウント基準|Account standards)\n\n(.*?)\n\n## /s.exec(markdown)?.[1] ?? '',
  }))
}

/** What the notice of November 2019 says of each standard, and the criterion it is a threshold of. */
const NOVEMBER_2019 = [
  ['regular_freelancer', 'introduction', '300文字以上の自己紹介', 'an introduction of at least 300 characters'],
  ['verified_client', 'introduction', '200文字以上の自己紹介', 'an introduction of at least 200 characters'],
  ['verified_client', 'company', '会社情報を3項目以上', 'At least 3 company facts'],
  ['certified_freelancer', 'login', '最後のログインから1か月以内', 'Signed in within 1 month'],
  ['certified_freelancer', 'earnings', '報酬額が上位20%に入る', 'Earnings in the top 20%'],
  ['certified_freelancer', 'rating', 'クライアントの評価が4.8以上', 'Rated 4.8 or better by clients'],
  ['certified_freelancer', 'replies', 'メッセージの返信率が80%以上', 'Replies to at least 80% of messages'],
  ['certified_freelancer', 'completion', 'プロジェクトの完了率が90%以上', 'Completes at least 90% of projects'],
  ['certified_freelancer', 'approval', 'タスクを行った場合は、承認率が90%以上', 'Where tasks were done, at least 90%'],
  ['certified_client', 'work', '直近6か月の平均で月50,000円以上', 'at least ¥50,000 a month over the last 6 months'],
  ['certified_client', 'rating', '直近6か月の評価が4.8以上', 'Over the last 6 months, rated 4.8 or better'],
  ['certified_client', 'replies', '返信率が80%以上', 'replies to at least 80% of messages'],
  ['certified_client', 'cancels', 'キャンセル率が30%以下', 'cancels at most 30% of jobs'],
  ['certified_client', 'prices', '声のあった仕事が0.5%以下', 'at most 0.5% of jobs called'],
  ['certified_client', 'payments', '支払いの遅れがないこと', 'No late payments'],
] as const

/** The list below the heading of a standard. */
const listOf = (markdown: string, name: string) =>
  markdown.split('### ').find((each) => each.startsWith(`${name}\n`)) ?? ''

describe('the section of a notice on account standards', () => {
  const sections = sectionsOf(SHIPPED_STANDARDS)

  test.each(NOVEMBER_2019)(
    '%s, %s: as the notice of November 2019 says, in Japanese and in English',
    (id, _, japanese, english) => {
      const name = SHIPPED_STANDARDS.standards.find((each) => each.id === id)?.name
      expect(listOf(sections[0]?.markdown ?? '', name?.ja ?? '')).toContain(japanese)
      expect(listOf(sections[1]?.markdown ?? '', name?.en ?? '')).toContain(english)
    },
  )

  test('every criterion with a threshold of its own is in that table', () => {
    const plain = ({ anyOf }: ReturnType<typeof criteriaOf>[number]) =>
      anyOf.every(({ op, threshold }) => op === 'at_least' && threshold === 1)
    const named = SHIPPED_STANDARDS.standards.flatMap((standard) =>
      criteriaOf(standard).flatMap((criterion) => (plain(criterion) ? [] : [`${standard.id} ${criterion.id}`])),
    )
    expect(NOVEMBER_2019.map(([standard, criterion]) => `${standard} ${criterion}`)).toEqual(named)
  })

  test('what a standard requires is its first line', () => {
    expect(listOf(sections[0]?.markdown ?? '', '認定ランサー')).toMatch(
      /^認定ランサー\n\n- レギュラーランサーであること\n/,
    )
    expect(listOf(sections[1]?.markdown ?? '', 'Certified client')).toMatch(
      /^Certified client\n\n- Holds “Verified client”\n/,
    )
    expect(sections[0]?.html).toContain('<h3>認定クライアント</h3><ul><li>認証済みクライアントであること</li>')
  })

  test('the page and the Markdown say the same', () => {
    for (const { html, markdown } of sections) {
      const lines = [...html.matchAll(/<li>(.*?)<\/li>/g)].map(([, line]) => line)
      expect(lines.length).toBe(19)
      expect([...markdown.matchAll(/^- (.*)$/gm)].map(([, line]) => line)).toEqual(lines)
    }
  })

  test('the four lists are data: read back from JSON they say the same, and nothing is wrong with them', () => {
    const read = JSON.parse(JSON.stringify(SHIPPED_STANDARDS)) as StandardSet
    expect(standardSetFlaws(read)).toEqual([])
    expect(sectionsOf(read)).toEqual(sections)
  })

  test('names and lines are words, whatever a lead has typed there', () => {
    const standards = SHIPPED_STANDARDS.standards.map((each) => ({ ...each, name: { ja: '<b>|x|</b>', en: '*x*' } }))
    const [japanese, english] = sectionsOf({ ...SHIPPED_STANDARDS, standards })
    expect(japanese?.html).toContain('<h3>&lt;b&gt;|x|&lt;/b&gt;</h3>')
    expect(japanese?.markdown).toContain('### \\<b\\>\\|x\\|')
    expect(english?.markdown).toContain('### \\*x\\*')
  })
})
