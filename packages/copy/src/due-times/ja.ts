import type { DueTimesRefusal } from '@mimamori/policy/cases/due-time-rules'

const refusals: Readonly<Record<Exclude<DueTimesRefusal, 'not_permitted' | 'reason_required'>, string>> = {
  begins_in_past: '開始日が過去の日付です。明日以降の日付にするか、「今から」を選んでください。',
  due_time_out_of_range: '期限は5分から43,200分（30日）までの整数で入力してください。',
  due_times_reversed: '重大度が高いほど、期限を同じか短くしてください。',
  due_times_unchanged: '現在の期限と同じです。別の値を入力してください。',
}

/** How long a case may take, as leads set it. */
export const dueTimes = {
  title: '期限',
  lead: '案件が届いてから判断するまでの時間です。変更は、開始日以降に届いた案件に適用します。すでに届いている案件の期限は変わりません。',
  minutes: '分',
  queues: { flagged: '検出・申告', patrol: '巡回', reminders: '連絡催促', enquiries: '相談' },
  severity: '重大度',
  field: (queue: string, severity: string) => `${queue}の期限（重大度 ${severity}）、分`,
  from: '開始',
  fromNow: '今から',
  fromDay: '日付を指定',
  day: '開始日',
  reason: '理由',
  reasonHint: '監査ログに残ります',
  reasonNeeded: '理由を入力してください。',
  save: '期限を変更',
  saving: '変更中',
  saved: '期限を変更しました。',
  reset: '標準の値を入れる',
  shipped: '標準の期限を使っています。',
  planned: 'これから始まる期限',
  past: 'これまでの期限',
  starts: (at: string) => `${at}から`,
  setBy: (who: string) => `設定：${who}`,
  someone: '退職したスタッフ',
  refusals,
}
