import { fullMonth } from '../instants/months.ja.ts'

const number = (n: number) => n.toLocaleString('en')
const of = (month: string) => Number(month.slice(5))
const lastMonth = (difference: number) => {
  if (difference === 0) return '前月と同数です'
  return `前月から${number(Math.abs(difference))}件${difference > 0 ? '増えました' : '減りました'}`
}

/** Those that tie, by name; more than three by their number. */
const together = (names: readonly string[]) =>
  names.length > 3 ? `${names.length}項目` : names.map((name) => `「${name}」`).join('と')

/** What charts of the breakdown say. */
export const sentences = {
  nothing: 'この期間に数えるものはありません。',
  most: (name: string, n: number, difference: number) =>
    `${name}が最も多く（${number(n)}件）、${lastMonth(difference)}。`,
  tied: (names: readonly string[], n: number) => `${together(names)}が同数で最も多く、それぞれ${number(n)}件です。`,
  moved: (name: string, difference: number) =>
    `最も${difference > 0 ? '増えた' : '減った'}のは${name}です（${difference > 0 ? '+' : '−'}${number(Math.abs(difference))}件）。`,
  first: (count: number, share: string) => `上位${count}区分で全体の${share}です。`,
  key: (name: string, share: string) => `${name}が最も多く、全体の${share}です。`,
  tiedKeys: (names: readonly string[], share: string) =>
    `${together(names)}が同数で最も多く、それぞれ全体の${share}です。`,
  few: (month: string, n: number) => `${fullMonth(month)}は${number(n)}件と少なく、割合の変化は判断できません。`,
  share: (name: string, from: { month: string; share: number }, to: { month: string; share: number }) => {
    const [was, is] = [from.share, to.share].map((share) => `${(share * 100).toFixed(1)}%`)
    const [first, last] = [from.month, to.month].map(fullMonth)
    if (was === is) return `${name}の割合は、${first}も${last}も${is}で、変わりません。`
    const verb = to.share > from.share ? '上がりました' : '下がりました'
    return `${name}の割合は、${first}の${was}から${last}の${is}に${verb}。`
  },
  count: (name: string, from: { month: string; n: number }, to: { month: string; n: number }) =>
    `件数が最も動いたのは${name}です。${fullMonth(from.month)}の${number(from.n)}件から、${fullMonth(to.month)}は${number(to.n)}件になりました。`,
  flow: (opened: number, decided: number) => `受付 ${number(opened)}件に対して、判断は ${number(decided)}件でした。`,
  backlog: (n: number, difference: number, running: boolean) =>
    `${running ? '現在' : '月末'}の未処理は${number(n)}件で、${lastMonth(difference).replace('前月', '前月末')}。`,
  wait: (month: string, median: string, before: string | null) =>
    `${of(month)}月は${median}でした${before === null ? '' : `（前月 ${before}）`}。半数の案件は、この時間までに判断されています。`,
  overturned: (month: string, n: number, all: number, share: string) =>
    `${of(month)}月の違反の判断 ${number(all)}件のうち、その後に覆ったのは${number(n)}件です（${share}）。`,
}
