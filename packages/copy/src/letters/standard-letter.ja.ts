import { instants } from '../instants/ja.ts'
import { metricNames } from '../standards/metric-names.ja.ts'
import * as values from '../standards/standard-values.ja.ts'

const GREETING = 'いつもご利用いただきありがとうございます。'
const ASK = 'ご不明な点がある場合は、お問い合わせ窓口からご連絡ください。\n\n事務局'

const letter = (...parts: readonly string[]): string => [...parts.filter((part) => part !== ''), ASK].join('\n\n')

/** The letters about account standards that members receive. `missing`, `reached`: lines of a list. */
export const standardLetter = {
  granted: (name: string, reached: string, day: string) =>
    letter(
      `${GREETING}\nアカウント基準「${name}」を満たしていることを確認し、${day}から「${name}」となりました。`,
      `【満たした基準】\n${reached}`,
    ),
  graceBegan: (name: string, missing: string, until: string) =>
    letter(
      `${GREETING}\n「${name}」の基準を確認したところ、次の項目が基準に届いていませんでした。`,
      missing,
      `${until}までは「${name}」のままご利用いただけます。それまでに基準を満たすと、引き続き「${name}」となります。`,
    ),
  kept: (name: string, reached: string) =>
    letter(
      `${GREETING}\n「${name}」の基準をふたたび満たしていることを確認しました。引き続き「${name}」としてご利用いただけます。`,
      `【満たした基準】\n${reached}`,
    ),
  lost: (name: string, missing: string, day: string) =>
    letter(
      `${GREETING}\n「${name}」の基準を確認したところ、次の項目が基準に届いていないため、${day}に「${name}」から外れました。`,
      missing,
      `基準を満たすと、次回の確認でふたたび「${name}」となります。`,
    ),
  /** the membership was ended */
  ended: (name: string, day: string) => letter(`強制退会に伴い、${day}に「${name}」から外れました。`),
  noLongerApplies: (name: string, day: string) =>
    letter(`${GREETING}\n「${name}」の対象ではなくなったため、${day}に「${name}」から外れました。`),
  line: (text: string) => `・${text}`,
  metrics: metricNames,
  values,
  day: instants.letterDay,
  over: (metric: string, window: string) => `${metric}（${window}）`,
  monthly: (metric: string) => `${metric}の月平均`,
  valueOf: (metric: string, value: string, asked: string) => `${metric}：${value}（基準は${asked}）`,
  unknown: (metric: string, asked: string) => `${metric}：確認できません（基準は${asked}）`,
  flag: (metric: string, value: string) => `${metric}：${value}`,
  atLeast: (threshold: string) => `${threshold}以上`,
  atMost: (threshold: string) => `${threshold}以下`,
  exactly: (threshold: string) => threshold,
  withinMonths: (months: string) => `${months}以内`,
  topShare: (share: string) => `上位${share}`,
  desk: {
    not_withdrawn: '強制退会となっていないこと',
    not_restricted: '利用制限を受けていないこと',
    required_standard: (name: string) => `「${name}」であること`,
  },
}
