/** The administration: its frame, and the names of its sections. */
export const admin = {
  title: '管理',
  sections: '管理メニュー',
  people: 'スタッフ',
  confirm: '本人確認と同意',
  apiKeys: 'APIキー',
  dueTimes: '期限',
  reminders: '連絡催促',
  ladder: '措置の段階',
  measures: '措置',
  notices: 'お知らせ',
  retention: '保存期間',
  erasure: '消去',
  failed: '読み込めませんでした',
  failedKept: '設定は失われていません。通信を確認して、もう一度お試しください。',
  retry: 'もう一度読み込む',
}
