/** Contact reminders that a person decides. */
export const reminders = {
  refusals: {
    reminder_not_due: '回答期限がまだ過ぎていません。',
    reminder_over: 'この申請はすでに終了しています。',
    contacted_meanwhile: 'その間に相手方から連絡がありました。内容を確認して判断してください。',
    not_proposed: '2人目の承認を待っている判断ではありません。',
    never_reminded:
      '相手方にまだ催促していないため、判断できません。まもなく案件を閉じ、期限を数え直して催促します（承認待ちの場合は差し戻してください）。',
    nothing_escrowed: '仮払い金がないため、この判断は選べません。',
    amount_missing: '金額を入力してください。',
    amount_too_high: '仮払い金を超える金額は入力できません。',
    rating_of_paid_side: 'お金を受け取る側には低評価を付けられません。',
    escrow_left: '仮払い金が残っているため中止できません。支払いか返金を選んでください。',
    rest_missing: '残りの仮払い金の扱いを選んでください。',
    rest_not_possible: '残りの仮払い金の扱いを選び直してください。期日は明日以降です。',
    rating_of_nothing: '「対応なし」では低評価を付けられません。',
    amount_without_money: 'この判断に金額は入力できません。',
    reminder_settings_out_of_range: '入力できる範囲を超えています。',
  },
}
