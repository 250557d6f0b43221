/** What the desk sets about its measures. */
export const ledger = {
  title: '措置',
  lead: '取り消せる時間、警告の数え方、利用制限、強制退会の手続きを決めます。変更は保存したときから効きます。すでに始まった待機の長さは変わりません。',
  names: {
    undoSeconds: '操作を取り消せる時間（秒）',
    warningDays: '警告を数える日数',
    appealDays: '異議を申し立てられる日数',
    holdMinutes: '強制退会の待機時間 (分)',
    withdrawalsAnHour: '1時間に送達する強制退会の上限 (件)',
  },
  notes: {
    undoSeconds:
      '判断の効果は、この時間が過ぎてから送達します。保留、エスカレーション、差し戻し、担当解除、メモなども、この間は取り消せます。',
    warningDays: 'この日数を過ぎた警告は、次の措置の候補に数えません。履歴には残ります。空欄は期限なしです。',
    appealDays: '判断が確定した日から数えます。過ぎた申し立ては受け付けません。',
    holdMinutes:
      '承認してから送達するまで。この間は、提案した人・承認した人・リーダーが停止できます。短くするには、リーダーの同意が必要です。',
    withdrawalsAnHour:
      '上限に達すると、リーダーが再開するまで送達を一時停止します。増やすには、リーダーの同意が必要です。',
  },
  restricting: '会員の利用制限を使う',
  restrictingNote: 'オフにしても、制限中の会員の解除はできます。',
  between: (min: string, max: string) => `${min}～${max}`,
  outOfRange: '範囲の中の整数を入力してください。',
  save: '保存',
  saved: '措置の設定を変更しました',
  proposed: '設定を保存しました。強制退会の保護を緩める変更は、リーダーの同意を待っています。',
  reset: '標準に戻す',
}
