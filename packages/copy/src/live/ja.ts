/** Who else has a case on screen, and notifications. */
export const live = {
  here: 'この案件を見ている人',
  doings: { typing: '入力中', viewing: '閲覧中', away: '離席中' },
  does: (alias: string, doing: string) => `${alias} ${doing}`,
  others: (n: number) => `ほか${n}名`,
  between: '、',
  notices: '通知',
  notify: '緊急の案件をデスクトップに通知する',
  notifyNote: 'この画面を見ていないときに、案件ごとに1回だけお知らせします。会員の情報は含みません。',
  notifyDenied: 'ブラウザーが通知を許可していません。ブラウザーの設定で許可してから、もう一度オンにしてください。',
  notifyMissing: 'このブラウザーは通知に対応していません。',
  urgent: '緊急の案件',
  urgentIs: (number: number, about: string) => `#${number} ${about}`,
}
