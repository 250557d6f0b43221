/** Notifications of urgent cases, and alarms of due times. */
export const alarms = {
  notices: '通知',
  notify: '緊急の案件と期限をデスクトップに通知する',
  notifyNote: 'この画面を見ていないときに、案件ごとに1回だけ通知します。会員の情報は含みません。',
  sound: '期限の通知で音を鳴らす',
  soundNote: '担当中の案件の期限が近づいたときに鳴ります。リーダーには、期限を過ぎた案件があるときにも鳴ります。',
  soundTry: '音を試す',
  deadline: {
    region: '期限の通知',
    ahead: 'まもなく期限です',
    overdue: '期限を過ぎました',
    more: (n: number) => `ほか${n}件`,
    open: '開く',
    dismiss: '閉じる',
  },
  notifyDenied: 'ブラウザーが通知を許可していません。ブラウザーの設定で許可してから、もう一度オンにしてください。',
  notifyMissing: 'このブラウザーは通知に対応していません。',
  urgent: '緊急の案件',
  urgentIs: (number: number, about: string) => `#${number} ${about}`,
}
