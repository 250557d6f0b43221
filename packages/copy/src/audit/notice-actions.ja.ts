/** What somebody did with a notice. */
export const noticeActions = {
  'notice.begun': 'お知らせの作成',
  'notice.saved': 'お知らせの本文の保存',
  'notice.picture_added': 'お知らせの画像の追加',
  'notice.requested': 'お知らせの公開依頼',
  'notice.discarded': 'お知らせの下書きの破棄',
  'notice.refused': 'お知らせの公開依頼の差し戻し',
  'notice.published': 'お知らせの公開',
}
