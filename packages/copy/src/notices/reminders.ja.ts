import { fullMonth } from '../instants/months.ja.ts'

/** What leads are reminded of on the screens of the month, and who the desk is where it drafted a notice itself. */
export const reminders = {
  unclosed: (month: string) => `${fullMonth(month)}の月次確定がまだ済んでいません。`,
  close: '月次確定へ',
  later: '明日まで表示しない',
  laterDone: '明日まで表示しません。確定すると表示されなくなります。',
  failed: '保存できませんでした。もう一度お試しください。',
  desk: 'システム',
  drafted: 'システムが自動で作成',
}
