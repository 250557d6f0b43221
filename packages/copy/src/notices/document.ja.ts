import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { fullMonth } from '../instants/months.ja.ts'

/** What stands in a published notice beside the words of its writers. */
export const document = {
  month: fullMonth,
  published: (date: string) => `公開日 ${date}`,
  date: (year: number, month: number, day: number) => `${year}年${month}月${day}日`,
  unpublished: 'プレビュー',
  jobs: (n: string) => `${n}件`,
  percent: (n: string) => `${n}%`,
  /** of a total */
  fewer: (below: number) => `${below}件未満`,
  /** of a category, in a sentence or in a table */
  untold: { count: '非公表', share: '非公表' },
  pooled: {
    row: (categories: number) =>
      categories === CATEGORIES.length ? `全${categories}区分の合計` : `件数の少ない${categories}区分の合計`,
    count: (categories: number, n: string) => `非公表（${categories}区分の合計で${n}件）`,
    share: (categories: number, percent: string) => `非公表（${categories}区分の合計で${percent}%）`,
    note: (below: number, labels: readonly string[]) =>
      `${labels.join('、')}は、合計だけを公表しています。1件以上${below}件未満の区分がある月は、個別の依頼や会員が推測されないように、件数の少ない区分を2つ以上まとめます。訂正の際も、まとめたままにします。`,
  },
  /** left out of the total, as before counts were pooled */
  leftOut: {
    total: (jobs: string) => `${jobs}（非公表の区分を除く）`,
    note: (below: number, labels: readonly string[]) =>
      `${labels.join('、')}の件数は公表しません。合計と構成比にも含めていません。1件以上${below}件未満だった区分は、個別の依頼や会員が推測されないように非公表とし、訂正の際も非公表のままにします。`,
  },
  few: {
    total: (month: string, below: number) => `${fullMonth(month)}に違反を確認した仕事依頼は、${below}件未満でした。`,
    note: '件数が少ないため、区分ごとの件数と構成比は公表しません。',
  },
  noShare: '–',
  open: '（月次確定後に入ります）',
  table: {
    caption: (month: string) => `${fullMonth(month)}の違反内訳`,
    category: '違反区分',
    count: '件数',
    share: '構成比',
    total: '合計',
    definition: '説明',
  },
  chart: {
    title: (month: string) => `${fullMonth(month)}の違反区分ごとの件数と構成比`,
    caption: (month: string, total: string) => `${fullMonth(month)}の違反内訳（全${total}件）`,
    /** where some are left out of the total */
    captionOf: (month: string, total: string) => `${fullMonth(month)}の違反内訳（非公表の区分を除いて${total}件）`,
    countsTitle: (month: string) => `${fullMonth(month)}の違反区分ごとの件数`,
    /** on one line, or on two; without a share where there are too few */
    value: (n: string, share: string | null): { together: string; apart: readonly string[] } =>
      share === null
        ? { together: `${n}件`, apart: [`${n}件`] }
        : { together: `${n}件（${share}）`, apart: [`${n}件`, share] },
    described: (parts: readonly string[]) => `${parts.join('、')}。`,
    part: (label: string, count: string, share: string | null) =>
      share === null ? `${label} ${count}` : `${label} ${count}（${share}）`,
  },
  counted: (month: string, revision: number) =>
    `${fullMonth(month)}に違反を確認した仕事依頼の数です。1件に複数の区分が当てはまるときは「その他」に数えます。集計の確定：第${revision}版。`,
  fewShares: (limit: number) => `合計が${limit}件未満のため、構成比は表示しません。`,
  rounding: '構成比は合計に対する割合です。小数第2位を四捨五入しているため、合計が100%にならないことがあります。',
}
