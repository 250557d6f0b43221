/** What a form says of the draft of what is typed into it. */
export const drafts = {
  saving: '下書きを保存しています',
  saved: '下書きを保存しました',
  restored: (at: string) => `下書きを復元しました（${at} 保存）`,
  discard: '下書きを破棄',
  discarded: '下書きを破棄しました',
  putBack: '元に戻す',
  newer: (at: string) => `別のタブか端末で書いた下書きがあります（${at} 保存）。`,
  takeNewer: 'その下書きを開く',
  keepOwn: 'この内容で上書き',
  offline:
    '接続が切れているため、下書きはまだ保存されていません。このタブを閉じると失われます。接続が戻ると保存します。',
  waiting: '下書きをまだ保存できていません。このタブを閉じると失われます。自動で再試行しています。',
  refused: 'この下書きは保存できません。このタブを閉じると失われるため、必要な部分をコピーしてください。',
}
