import type { ReminderOutcome } from '@mimamori/policy/reminders/reminder-outcome-rules'

const reminderOf = (title: string) => (title === '' ? '連絡催促' : `「${title}」の連絡催促`)

/** Appeals; loaded with their screen. */
export const appeals = {
  title: '異議申立て',
  lead: '措置や連絡催促の結果に対する、会員からの申立てです。その判断に関わっていない人が確認します。',
  overdue: (n: number) => `期限を過ぎた申立てが${n}件あります。`,
  switch: '申立ての一覧',
  lists: { open: '確認待ち', past: '判断済み', refused: '受付不可' },
  empty: {
    open: '確認待ちの申立てはありません',
    past: '判断済みの申立てはありません',
    refused: '受け付けなかった申立てはありません',
  },
  emptyNext: {
    open: '会員から申立てが届くと、届いた順にここへ並びます。',
    past: '判断した申立てが、新しい順にここへ並びます。',
    refused: '期限を過ぎた申立てなど、受け付けなかったものを理由とともに保管します。',
  },
  choose: '申立てを選んでください',
  chooseNext: '内容と、対象になった判断を並べて確認できます。',
  back: '一覧へ戻る',
  failed: '申立てを読み込めませんでした',
  failedKept: '申立ては保管されています。通信を確認して、もう一度お試しください。',
  retry: 'もう一度読み込む',
  missing: 'この申立ては見つかりません',
  member: (id: string) => `会員 ${id}`,
  states: { open: '確認待ち', held: '実行待ち', granted: '認容', upheld: '棄却', refused: '受付不可' },
  refusals: {
    unknown_measure: '該当する措置がありません',
    unknown_reminder: '該当する連絡催促がありません',
    nothing_to_appeal: '対象の措置・結果がありません',
    appeal_open: '同じ判断への申立てを確認中に届きました',
    appeal_too_late: '申立ての期限を過ぎて届きました',
  },
  said: '申立ての内容',
  filed: '申立て',
  against: '対象の判断',
  decidedBy: (alias: string) => `判断 ${alias}`,
  case: (n: number) => `案件 #${n}`,
  clause: (id: string) => `条項 ${id}`,
  sentLetter: '会員に届いた文面',
  /** of an outcome, which both sides got a letter about */
  sentLetters: { own: '申立てをした会員に届いた文面', other: 'もう一方の会員に届いた文面' },
  side: (role: string, part: string) => `${role}（${part}）`,
  asked: '連絡催促の申請者',
  silent: '連絡がなかった側',
  outcome: (outcome: string) => `連絡催促：${outcome}`,
  reminderOutcomes: {
    payment_confirmed: '支払いの確定',
    escrow_released: '仮払い金の返金',
    project_cancelled: 'プロジェクトの中止',
    dismissed: '対応なし',
  } satisfies Record<ReminderOutcome, string> as Record<ReminderOutcome, string>,
  negativeRating: '低評価あり',
  agreedBy: (alias: string) => `承認 ${alias}`,
  reversed: '取り消し済み',
  note: (text: string) => `メモ：${text}`,
  text: '判断した本文',
  noText: '本文は保存期間を過ぎて消去されました。',
  noLetter: '文面は消去されました。',
  decide: '判断',
  outcomes: { granted: '認める', upheld: '認めない' },
  outcomeMeans: {
    decision: { granted: '措置を取り消す', upheld: '措置を維持する' },
    reminder: { granted: '結果を取り消す', upheld: '結果を維持する' },
  },
  effects: {
    decision: {
      granted: '措置を取り消し、集計からも除きます。結果は会員とマーケットプレイスに伝わります。',
      upheld: '措置はそのままです。結果だけが会員に伝わります。',
    },
    reminder: {
      granted: '連絡催促の結果を取り消し、マーケットプレイスに伝えます。文面が届くのは、申立てをした会員だけです。',
      upheld: '連絡催促の結果はそのままです。申立てをした会員だけに文面が届きます。',
    },
  },
  letter: '会員に届く文面',
  reason: '判断の理由（社内のみ）',
  confirm: { granted: '認めて確定', upheld: '認めずに確定' },
  sending: '保存しています',
  cancel: 'やめる',
  undone: '申立ての判断を取り消しました。',
  decided: { granted: '申立てを認めました。', upheld: '申立てを認めませんでした。' },
  waiting: '承認待ち',
  waits: '動いた金額が大きいため、別の人の承認が必要です。承認されるまで何も変わりません。',
  ownWaits: '自分の判断です。別の人の承認を待っています。承認されるまで何も変わりません。',
  agree: '承認する',
  agreed: '異議申立ての判断を承認しました。',
  sendBack: '差し戻す',
  takeBack: '取り下げる',
  takesTwo: '認めるには、別の人の承認が必要です。',
  proposed: '異議申立てを認める判断について、承認を依頼しました。',
  heldFor: (seconds: number) => `あと${seconds}秒で確定します`,
  undo: '取り消す',
  result: '結果',
  by: (alias: string) => `判断 ${alias}`,
  /** what a letter begins with; the member reads Japanese */
  letters: {
    decision: {
      granted: (day: string, measures: string) =>
        `事務局です。\n\n${day}の措置（${measures}）への異議申立てを確認いたしました。\n確認の結果、この措置を取り消しました。この措置で非表示になっていた投稿がある場合は、再び表示されます。お手続きは必要ありません。ご迷惑をおかけしましたことを、お詫び申し上げます。`,
      upheld: (day: string, measures: string) =>
        `事務局です。\n\n${day}の措置（${measures}）への異議申立てを確認いたしました。\n確認の結果、この措置は変更しないことといたしました。ご希望に沿えず申し訳ございません。ご不明な点がある場合は、事務局のお問い合わせ窓口からご連絡ください。`,
    },
    reminder: {
      granted: (day: string, title: string, outcome: string) =>
        `事務局です。\n\n${reminderOf(title)}について、${day}の結果（${outcome}）への異議申立てを確認いたしました。\n検討のうえ、この結果を取り消しました。取り消しの手続きは事務局で行いますので、お手続きは必要ありません。ご迷惑をおかけしましたことを、お詫び申し上げます。`,
      upheld: (day: string, title: string, outcome: string) =>
        `事務局です。\n\n${reminderOf(title)}について、${day}の結果（${outcome}）への異議申立てを確認いたしました。\n検討のうえ、この結果は変更しないことといたしました。ご希望に沿えず申し訳ございません。ご不明な点がある場合は、事務局のお問い合わせ窓口からご連絡ください。`,
    },
  },
}
