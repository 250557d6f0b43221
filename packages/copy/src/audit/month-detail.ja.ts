/** What an entry about notices, account standards and reports by mail notes, by its names. */
export const monthDetails = {
  dryRun: '試算',
  draftDay: '下書きを作成する日',
  address: '公開先のURL',
  rhythm: '種類',
  period: '期間の初日',
  weekly: '週次レポート',
  monthly: '月次レポート',
  picture: '画像のハッシュ',
  bytes: 'バイト数',
  picturesRemoved: '削除した画像',
}
