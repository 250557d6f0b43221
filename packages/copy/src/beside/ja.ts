/** What stands beside the text of a case: the clause, earlier versions, reports, the record; loaded with them. */
export const beside = {
  compare: (from: number, to: number) => `第${from}版 → 第${to}版の変更点`,
  compareWith: '比べる版',
  closeDiff: '本文に戻る',
  sameText: 'この版との違いはありません。',
  noReports: 'この案件への違反申告はありません。',
  noHistory: 'この会員・対象への過去の判断はありません。',
  sameTarget: '同じ対象',
  states: { held: '実行待ち', standing: '確定', undone: '取り消し済み' },
  note: (text: string) => `メモ: ${text}`,
  clause: '該当条項',
  clauseSince: (day: string) => `${day} 施行`,
  clauseVersion: (n: number) => `第${n}版`,
  noClause: '投稿日に施行されていた条項はありません',
  notWhen: (when: string) => `違反にならない場合: ${when}`,
  usually: (measure: string) => `標準の措置: ${measure}`,
  readClause: '条項を読む',
}
