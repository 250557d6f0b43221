import { fullMonth } from '../instants/months.ja.ts'

/** What stands in a published notice beside the words of its writers. */
export const document = {
  month: fullMonth,
  published: (date: string) => `公開日 ${date}`,
  date: (year: number, month: number, day: number) => `${year}年${month}月${day}日`,
  unpublished: 'プレビュー',
  jobs: (n: string) => `${n}件`,
  fewer: (below: number) => `${below}件未満`,
  percent: (n: string) => `${n}%`,
  notShown: '非公表',
  open: '（月次確定後に入ります）',
  exceptFew: (below: number) => `（${below}件未満の区分を除く）`,
  table: {
    caption: (month: string) => `${fullMonth(month)}の違反内訳`,
    category: '違反区分',
    count: '件数',
    share: '構成比',
    total: '合計',
    definition: '説明',
  },
  chart: {
    title: (month: string) => `${fullMonth(month)}の違反区分ごとの件数`,
    described: (parts: readonly string[]) => `${parts.join('、')}。`,
    part: (label: string, count: string, share: string | null) =>
      share ? `${label} ${count}（${share}）` : `${label} ${count}`,
  },
  counted: (month: string, revision: number) =>
    `${fullMonth(month)}に違反を確認した仕事依頼の数です。1件に複数の区分が当てはまるときは「その他」に数えます。月次確定 第${revision}版。`,
  fewNote: (below: number) => `1件以上${below}件未満の区分は「${below}件未満」とし、合計と構成比には含めません。`,
  rounding: '構成比は小数第2位を四捨五入しているため、合計が100%にならないことがあります。',
}
