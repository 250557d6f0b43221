import { fullMonth } from '../instants/months.ja.ts'

/** What stands at the head of every chart, on paper and in saved pictures: of what, in which unit, as it stood when. */
export const figureHead = {
  unit: (unit: string) => `単位：${unit}`,
  units: {
    job: '件',
    proposal: '件',
    message: '件',
    member: '件',
    cases: '件',
    measures: '件',
    share: '%',
    time: '時間',
  },
  span: (from: string, to: string) => `${fullMonth(from)}～${fullMonth(to)}`,
  /** a running month, counted up to a day */
  upTo: (period: string, standsAt: string) => `${period}（${standsAt}）`,
  target: (name: string) => `対象：${name}`,
  running: '進行中の月（未確定）',
  notClosed: '未確定',
  closed: (revision: number) => `確定済み（第${revision}版）`,
  changed: (revision: number) => `確定済み（第${revision}版、確定後に変更あり）`,
  closedOf: (closed: number, months: number) => `${months}か月のうち${closed}か月が確定`,
  changedOf: (changed: number) => `うち${changed}か月は確定後に変更あり`,
  comma: '、',
  made: (day: string) => `作成 ${day}（日本時間）`,
}
