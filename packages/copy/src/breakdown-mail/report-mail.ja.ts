import type { RateInterval } from '@mimamori/policy/breakdown/rate-interval'
import type { MailedCount, MailFigures } from '@mimamori/policy/breakdown-mail/report-mail-figures'
import type { ClosedMonthState } from '@mimamori/policy/closings/closing-snapshot'
import { formatNumber, formatPercent, formatSigned, formatSignedPercent } from '../breakdown/figure-format.ts'
import { fullMonth } from '../instants/months.ja.ts'
import { words } from '../words/ja.ts'

const WEEKDAYS = ['日', '月', '火', '水', '木', '金', '土']

function dayText(day: string): string {
  const [year = '', month = '', of = ''] = day.split('-')
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00.000Z`).getUTCDay()]
  return `${year}年${Number(month)}月${Number(of)}日（${weekday}）`
}

const periodText = ({ rhythm, first, last }: MailFigures['period']) =>
  rhythm === 'monthly' ? fullMonth(first) : `${dayText(first)}～${dayText(last)}`

const beforeOf = ({ rhythm }: MailFigures['period']) => (rhythm === 'monthly' ? '前月' : '前週')

function changeText({ change }: MailedCount, before: string): string {
  if (change === null) return `（${before} 記録なし）`
  const { was, difference, ratio } = change
  const share = ratio === null || difference === 0 ? '' : `、${formatSignedPercent(ratio)}`
  return `（${before} ${formatNumber(was)}件、${formatSigned(difference)}件${share}）`
}

const rateText = (name: string, rate: RateInterval) =>
  rate.kind === 'rate'
    ? `${name}：${formatPercent(rate.share)}（${formatNumber(rate.n)}件 ÷ ${formatNumber(rate.of)}件）`
    : rate.kind === 'over'
      ? `${name}：違反（${formatNumber(rate.n)}件）が分母（${formatNumber(rate.of)}件）より多いため、割合は表示しません`
      : `${name}：${formatNumber(rate.n)}件 ÷ ${formatNumber(rate.of)}件（20件未満のため、割合は表示しません）`

const closedText = (closed: ClosedMonthState | null) =>
  closed ? `確定済み（第${closed.revision}版${closed.changed ? '、確定後に変更あり' : ''}）` : '未確定'

/** The mails with figures of the breakdown, and the one with the code that confirms an address. */
export const reportMail = {
  sender: '見守り',
  subject: ({ period }: MailFigures) =>
    `【見守り】違反内訳の${period.rhythm === 'monthly' ? '月次' : '週次'}レポート ${periodText(period)}`,
  text: (figures: MailFigures, links: { readonly breakdown: string; readonly settings: string }) => {
    const { period, received, decided, confirmed, rates, categories, others, months } = figures
    const before = beforeOf(period)
    return [
      `違反内訳の${period.rhythm === 'monthly' ? '月次' : '週次'}レポート（仕事依頼）`,
      periodText(period),
      '',
      `受付：${formatNumber(received.n)}件${changeText(received, before)}`,
      `判断：${formatNumber(decided.n)}件${changeText(decided, before)}`,
      `違反：${formatNumber(confirmed.n)}件${changeText(confirmed, before)}`,
      rateText('違反の割合（違反 ÷ 受付）', rates.received),
      rateText('違反の割合（違反 ÷ 判断）', rates.decided),
      '',
      '■ 違反区分',
      ...categories.map(
        (each) => `${words.categories[each.category]}：${formatNumber(each.n)}件${changeText(each, before)}`,
      ),
      '',
      '■ 仕事依頼以外の違反',
      others.map(({ targetType, n }) => `${words.targets[targetType]} ${formatNumber(n)}件`).join('、'),
      '',
      '■ 月次確定',
      ...months.map(({ month, closed }) => `${fullMonth(month)}：${closedText(closed)}`),
      '',
      `違反内訳（${fullMonth(period.last)}）：${links.breakdown}`,
      `配信の変更・停止：${links.settings}`,
      '',
      '数値はメールを送信した時点のものです。',
    ].join('\n')
  },
  codeSubject: '【見守り】メールアドレスの確認コード',
  codeText: (code: string, minutes: number) =>
    [
      `確認コード：${code}`,
      '',
      `見守りの設定画面に、このコードを入力してください。有効期間は${minutes}分です。`,
      'お心当たりがない場合は、このメールを破棄してください。',
    ].join('\n'),
  movedSubject: '【見守り】レポートメールの送信先が変更されました',
  movedText: (settings: string) =>
    [
      'レポートメールの送信先が、別のメールアドレスに変更されました。このアドレスには、今後レポートメールを送信しません。',
      '',
      'お心当たりがない場合は、設定を確認し、管理者に連絡してください。',
      `設定：${settings}`,
    ].join('\n'),
}
