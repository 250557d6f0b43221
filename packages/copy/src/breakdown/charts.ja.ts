import { formatNumber, formatPercentsApart } from './figure-format.ts'

const percentRange = ([from = '', to = '']: readonly string[]) => `${from.replace('%', '')}～${to}`

/** Words of the charts of totals and rates, and what a mark in a chart stands for. */
export const charts = {
  fewNoShare: '全体が20件未満のため、割合は表示しません',
  cut: '途中で切れている棒は、目盛りに収まらない値です。実際の値は棒の上の数字です',
  cutPoint: '三角の点は、目盛りに収まらない値です。実際の値は点の上の数字です',
  bracket: '帯は、中央値が入る範囲です',
  total: '違反の合計',
  totalBand: '灰色の範囲は、その月の前の12か月から見た通常の範囲です',
  totalColumns: { total: '違反', usual: '通常の範囲' },
  range: (from: number, to: number) => `${formatNumber(from)}～${formatNumber(to)}件`,
  rate: '違反の割合',
  rateNote: '縦の線は95%信頼区間です',
  rateFew: '分母が20件未満の月は灰色で、割合を表示しません',
  bases: { received: '受付', decided: '判断' },
  rateOf: { received: '受付のうち違反', decided: '判断のうち違反' },
  interval: (from: number, to: number) => percentRange(formatPercentsApart([from, to])),
  /** `of` were received or decided, `n` of them violations */
  part: (base: 'received' | 'decided', n: number, of: number) =>
    `${{ received: '受付', decided: '判断' }[base]} ${formatNumber(of)}件のうち${formatNumber(n)}件`,
  /** more violations than were received or decided, and why that can be */
  over: {
    received: (n: number, of: number) =>
      `受付 ${formatNumber(of)}件、違反 ${formatNumber(n)}件（以前に受け付けた案件を含む）`,
    decided: (n: number, of: number) =>
      `判断 ${formatNumber(of)}件、違反 ${formatNumber(n)}件（強制退会の提案中の案件を含む）`,
  },
  shareWith: (share: string, interval: string) => `${share}（${interval}）`,
  rateWith: (part: string, share: string) => `${part}、${share}`,
  headline: '違反の割合（受付に対して）',
  noRate: '割合なし',
}
