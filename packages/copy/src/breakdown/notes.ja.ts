import { MAX_BREAKDOWN_NOTE_LENGTH } from '@mimamori/policy/breakdown/breakdown-note-rules'

/** What leads write about a day beside the trend. */
export const trendNotes = {
  title: '傾向のメモ',
  lead: 'リーダーが日付に書いたメモです。お知らせには載りません。',
  none: 'この13か月のメモはありません。',
  add: 'メモを追加',
  dialog: '日付にメモを追加',
  day: '日付（日本時間）',
  text: 'メモ',
  hint: `${MAX_BREAKDOWN_NOTE_LENGTH}文字まで。会員の名前や連絡先は書かないでください。`,
  save: '追加',
  saving: '追加しています',
  cancel: 'キャンセル',
  added: 'メモを追加しました。',
  remove: '削除',
  removeOf: (n: number, day: string) => `メモ${n}（${day}）を削除`,
  removed: 'メモを削除しました。',
  removedLine: (day: string) => `${day}のメモを削除しました。`,
  putBack: '元に戻す',
  putBackOf: (day: string) => `${day}のメモを元に戻す`,
  putBackDone: 'メモを元に戻しました。',
  /** a mark on the axis of the charts, and in the tables */
  mark: (numbers: string) => `メモ${numbers}`,
  dated: (day: string) => `${Number(day.slice(0, 4))}/${Number(day.slice(5, 7))}/${Number(day.slice(8))}`,
  failed: 'メモを読み込めませんでした。',
  retry: 'もう一度読み込む',
  dayNeeded: '日付を入力してください。',
  textNeeded: 'メモを入力してください。',
  refusals: {
    note_day_outside: '2015年1月1日から今日までの日付を入力してください。',
    note_moved: 'このメモは、別のスタッフが先に変更しました。画面を読み込み直してください。',
  },
}
