/** What somebody did about the breakdown and the close of its months, a few words each. */
export const breakdownActions = {
  'breakdown.note_written': '傾向のメモの追加',
  'breakdown.note_removed': '傾向のメモの削除',
  'breakdown.note_put_back': '傾向のメモの復元',
  'breakdown.exported': '違反内訳の書き出し',
  'breakdown.cases_exported': '内訳の一覧の書き出し',
  'breakdown.mended': '違反内訳の件数の修正',
  'closing.proposed': '月次確定の提案',
  'closing.approved': '月次確定の承認',
  'closing.sent_back': '月次確定の差し戻し',
  'closing.taken_back': '月次確定の提案の取り下げ',
}
