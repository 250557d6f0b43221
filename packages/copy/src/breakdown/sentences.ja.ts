import { fullMonth } from '../instants/months.ja.ts'
import { formatNumber } from './figure-format.ts'

const monthName = (month: string) => `${Number(month.slice(5))}月`

/** Those that tie, by name; more than three by their number. */
const together = (names: readonly string[]) =>
  names.length > 3 ? `${names.length}項目` : names.map((name) => `「${name}」`).join('と')

/** It is outside of its usual range; what it was a month before is another matter. */
const beyond = (usual: string, up: boolean) => `通常の範囲（${usual}）を${up ? '上回りました' : '下回りました'}。`

/** The rate of a base with its interval, as `4.7%、95%信頼区間3.6～6.0%`. */
type RateText = { readonly share: string; readonly interval: string }
const inBrackets = (rate: RateText | null) => (rate ? `（${rate.share}、95%信頼区間${rate.interval}）` : '')

/** What charts of the breakdown say. A range is a text such as `12～31件`; `month`: `null` where it is plain. */
export const sentences = {
  /** sentences after one another */
  join: (all: readonly string[]) => all.join(''),
  nothing: 'この期間に数えるものはありません。',
  counts: (from: number, to: number) =>
    from === to ? `${formatNumber(from)}件` : `${formatNumber(from)}～${formatNumber(to)}件`,
  range: (from: string, to: string) => (from === to ? from : `${from.replace('%', '')}～${to}`),
  most: (name: string, n: number) => `${name}が最も多く、${formatNumber(n)}件です。`,
  tied: (names: readonly string[], n: number) =>
    `${together(names)}が同数で最も多く、それぞれ${formatNumber(n)}件です。`,
  running: (day: number) => `${day}日時点のため、増減は月が終わってから判断します。`,
  unknown: (months: number, least: number) =>
    `通常の範囲は、比較できる月が${least}か月分そろうと表示します（現在${months}か月分）。`,
  allWithin: (month: string | null) => `${month === null ? '' : `${monthName(month)}は、`}どの区分も通常の範囲内です。`,
  allSharesWithin: (month: string) => `${monthName(month)}の割合は、どの区分も通常の範囲内です。`,
  moved: (month: string | null, name: string, n: number, usual: string, up: boolean) =>
    `${month === null ? '' : `${monthName(month)}は`}${name}が${formatNumber(n)}件で、${beyond(usual, up)}`,
  shareMoved: (month: string | null, name: string, share: string, usual: string, up: boolean) =>
    `${month === null ? '' : `${monthName(month)}は`}${name}の割合が${share}で、${beyond(usual, up)}`,
  moreMoved: (n: number) => `ほか${n}区分も通常の範囲を外れています。`,
  first: (count: number, share: string) => `上位${count}区分で全体の${share}です。`,
  firstOfFew: (count: number, n: number, all: number) =>
    `上位${count}区分は、全${formatNumber(all)}件のうち${formatNumber(n)}件です。`,
  key: (name: string, share: string) => `${name}が最も多く、全体の${share}です。`,
  keyOfFew: (name: string, n: number) => `${name}が最も多く、${formatNumber(n)}件です。`,
  tiedKeys: (names: readonly string[], share: string) =>
    `${together(names)}が同数で最も多く、それぞれ全体の${share}です。`,
  tiedKeysOfFew: (names: readonly string[], n: number) =>
    `${together(names)}が同数で最も多く、それぞれ${formatNumber(n)}件です。`,
  few: (month: string, n: number) => `${fullMonth(month)}は${formatNumber(n)}件と少ないため、割合は表示しません。`,
  total: (month: string, n: number) => `${monthName(month)}の合計は${formatNumber(n)}件です。`,
  totalWithin: (month: string, n: number, usual: string) =>
    `${monthName(month)}の合計は${formatNumber(n)}件で、通常の範囲内です（${usual}）。`,
  totalMoved: (month: string, n: number, usual: string, up: boolean) =>
    `${monthName(month)}の合計は${formatNumber(n)}件で、${beyond(usual, up)}`,
  flow: (month: string, opened: number, decided: number) =>
    `${monthName(month)}は、受付${formatNumber(opened)}件に対して判断は${formatNumber(decided)}件でした。`,
  flowSoFar: (month: string, day: number, opened: number, decided: number) =>
    `${monthName(month)}${day}日までの受付は${formatNumber(opened)}件、判断は${formatNumber(decided)}件です。`,
  openedWithin: (usual: string) => `受付は通常の範囲内です（${usual}）。`,
  openedMoved: (usual: string, up: boolean) => `受付は${beyond(usual, up)}`,
  backlog: (_month: string, n: number, running: boolean, before: number | null) =>
    `${running ? '現在' : '月末'}の未処理は${formatNumber(n)}件です${before === null ? '' : `（前月末は${formatNumber(before)}件）`}。`,
  /** a range of minutes in words, as finely as it is known */
  wait: (from: number, to: number | null) => {
    if (to === null) return '30日以上'
    if (from === 0 && to === 1) return '1分未満'
    const [size, unit] =
      from >= 1440 ? [1440, '日'] : from % 60 === 0 && to % 60 === 0 && from > 0 ? [60, '時間'] : [1, '分']
    return `${from / size}～${to / size}${unit}の間`
  },
  waited: (month: string, median: string, before: string | null) =>
    `${monthName(month)}の中央値は${median}です${before === null ? '' : `（前月は${before}）`}。`,
  waitOfFew: (n: number) => `判断した案件は${formatNumber(n)}件だけです。`,
  overturned: (month: string, n: number, all: number, rate: RateText | null) =>
    `${monthName(month)}の違反の判断${formatNumber(all)}件のうち、その後に覆ったのは${formatNumber(n)}件です${inBrackets(rate)}。`,
  rate: {
    received: (month: string, n: number, all: number, rate: RateText | null) =>
      `${monthName(month)}の受付${formatNumber(all)}件に対して、違反は${formatNumber(n)}件です${inBrackets(rate)}。`,
    decided: (month: string, n: number, all: number, rate: RateText | null) =>
      `${monthName(month)}に判断した${formatNumber(all)}件のうち、違反は${formatNumber(n)}件です${inBrackets(rate)}。`,
  },
  rateOfFew: '20件未満のため、割合は表示しません。',
  decidedApart: (month: string, n: number, all: number) =>
    `${monthName(month)}に判断したのは${formatNumber(all)}件、違反は${formatNumber(n)}件です。`,
  rateOver: {
    received: '以前に受け付けた案件の違反を含むため、割合は表示しません。',
    decided: '強制退会の提案中の案件での違反を含むため、割合は表示しません。',
  },
  rateWithin: (usual: string) => `割合は通常の範囲内です（${usual}）。`,
  rateMoved: (usual: string, up: boolean) => `割合は${beyond(usual, up)}`,
}
