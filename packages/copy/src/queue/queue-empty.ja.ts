/** What an empty list says beside its name, and once a person has worked through it. */
export const queueEmpty = {
  next: {
    flagged: '新しい検出や申告が届くと、ここに自動で表示します。',
    patrol: '新しい仕事依頼が届くと、ここに自動で表示します。',
    reports: '新しい申告が届くと、ここに自動で表示します。',
    reminders: '期限を過ぎた連絡催促申請が、ここに並びます。',
    enquiries: '新しい相談が届くと、ここに自動で表示します。',
    escalated: 'エスカレーションされた案件が、ここに並びます。',
    snoozed: '保留にした案件が、再開する順に並びます。',
    mine: 'キューから案件を担当すると、ここに並びます。',
  },
  toPatrol: (n: string) => `巡回へ移る（${n}件）`,
  toFlagged: (n: string) => `検出へ移る（${n}件）`,
  done: {
    flagged: '検出された案件をすべて確認しました',
    patrol: '巡回をすべて終えました',
    reports: '申告のあった案件をすべて確認しました',
    reminders: '連絡催促の案件をすべて確認しました',
    enquiries: '相談にすべて回答しました',
    escalated: 'リーダー待ちの案件をすべて確認しました',
    snoozed: '保留中の案件はありません',
    mine: '担当中の案件はありません',
  },
  doneNext: '新しい案件が届くと、キューに自動で表示します。',
}
