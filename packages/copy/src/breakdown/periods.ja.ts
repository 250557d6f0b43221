import { kindOfPeriod, quarterOf } from '@mimamori/policy/breakdown/period'
import { fullMonth } from '../instants/months.ja.ts'

const fullDay = (day: string) => `${fullMonth(day.slice(0, 7))}${Number(day.slice(8))}日`
const dayOf = (day: string) => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`

/** `2026年11月`, `2026年第4四半期`, `2026年` */
function periodName(period: string): string {
  const kind = kindOfPeriod(period)
  if (kind === 'month') return fullMonth(period)
  const year = `${period.slice(0, 4)}年`
  return kind === 'year' ? year : `${year}第${quarterOf(period)}四半期`
}

/** Periods of the breakdown, what they are compared with, and filters. */
export const periods = {
  name: periodName,
  /** on a button, where the rest is plain */
  short: (period: string) => {
    const kind = kindOfPeriod(period)
    if (kind === 'month') return `${Number(period.slice(5))}月`
    return kind === 'year' ? `${period}年` : `第${quarterOf(period)}四半期`
  },
  kinds: { month: '月', quarter: '四半期', year: '年' },
  kindsLabel: '期間の単位',
  days: (first: string, last: string) => `日本時間 ${dayOf(first)}～${dayOf(last)}`,
  earlierLabel: (period: string) => `前の期間 ${periodName(period)}へ`,
  laterLabel: (period: string) => `次の期間 ${periodName(period)}へ`,
  standsAt: (day: string, kind: 'month' | 'quarter' | 'year') =>
    kind === 'month' ? `${Number(day.slice(8))}日時点` : `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日時点`,
  sameDays: (name: string, until: string) => `比較は${name}の同じ日（${dayOf(until)}）まで`,
  compared: {
    label: '比較',
    before: { month: '前月', quarter: '前四半期', year: '前年' },
    yearBefore: { month: '前年同月', quarter: '前年同期', year: '前年' },
    /** in the list of what can be chosen */
    choice: (name: string, period: string) => `${name}（${period}）`,
    others: 'ほかの期間',
  },
  columns: {
    // a longer name has no room in the head of a chart
    change: { standard: (name: string) => (name.length > 2 ? '差' : `${name}差`), other: '差' },
    changeShare: { standard: (name: string) => (name.length > 2 ? '増減率' : `${name}比`), other: '増減率' },
  },
  before: (name: string, n: string) => `${name} ${n}件`,
  beforeSame: (name: string, n: string) => `${name}の同じ日まで ${n}件`,
  /** of a compared period that the desk has not all of on record */
  noRecord: '記録なし',
  noRecordOf: (name: string) => `${name} 記録なし`,
  notCompared: (names: readonly string[], from: string | null) =>
    `${names.join('と')}は、記録がそろっていないため比べていません${from === null ? '' : `（記録は${fullDay(from)}から）`}。`,
  recordsBegin: (from: string) => `デスクの記録は${fullDay(from)}からです。それより前の月は「記録なし」です。`,
  mark: (name: string) => `縦線は${name}`,
  markSame: (name: string) => `縦線は${name}の同じ日まで`,
  point: (text: string, name: string, n: string | null) =>
    n === null ? `${text}、${name} 記録なし` : `${text}、${name} ${n}件`,
  comparedTable: (period: string, before: string, yearBefore: string | null) =>
    yearBefore === null
      ? `${period}を${before}と比べています。`
      : `${period}を、${before}および${yearBefore}と比べています。`,
  /** a period of several months, and how many of them are closed */
  closings: {
    title: 'この期間の月次確定',
    none: '未確定',
    revision: (n: number) => `確定済み（第${n}版）`,
    changed: '確定後に変更あり',
    open: (month: string) => `${month}の月次確定を開く`,
  },
  filters: {
    open: '絞り込み',
    label: '絞り込みの条件',
    clear: '絞り込みを解除',
    remove: (chip: string) => `「${chip}」を外す`,
    any: '指定なし',
    fields: { jobCategory: '仕事カテゴリ', format: '依頼の方式', source: '発見のきっかけ', language: '文章の言語' },
    languages: { ja: '日本語', en: '英語', other: 'その他の言語' },
    notKnown: '不明・なし',
    choice: (name: string, n: string) => `${name}（${n}）`,
    chip: (field: string, value: string) => `${field}：${value}`,
    counting: '絞り込んで集計しています',
    notCounted:
      '絞り込みは、判断に記録された内容で数えます。受付・違反申告・待ち時間・措置・未処理は、絞り込みでは集計できないため表示しません。',
    decided: {
      job: '判断した仕事依頼',
      proposal: '判断した提案',
      message: '判断したメッセージ',
      member: '判断した会員',
    },
    months: '13か月の推移',
    /** of the last month, which runs */
    running: (day: number) => `最後の月は${day}日時点です`,
    confirmed: '違反',
    rate: '違反の割合',
    empty: (period: string) => `${period}に、この条件に当てはまる判断はありません`,
    emptyNext: '条件を減らすか、ほかの期間をご覧ください。',
  },
  unknown: (names: string) => `URLの値を読み取れなかったため、無視しました：${names}`,
  parameters: { period: '期間', with: '比較' },
}
