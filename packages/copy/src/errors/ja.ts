export const errors = {
  network: 'デスクに接続できません。',
  unstored: '現在、デスクに保存できません。',
  signedOut: 'サインインの期限が切れました。',
  notFound: '見つかりません。',
  forbidden: 'この画面を見る権限がありません。',
  unexpected: 'デスクで問題が起きました。',
  page: '画面を表示できませんでした',
  pageNext: '判断は保持しています。再読み込みしてください。',
  nowhere: 'このURLの画面はありません',
  nowhereNext: 'キューから選び直してください。',
  reload: '再読み込み',
  retry: 'もう一度試す',
}
