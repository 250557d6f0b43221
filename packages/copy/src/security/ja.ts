/** Showing who one is, beyond login and password. */
export const security = {
  confirm: '本人確認',
  confirmLead: '重要な操作の前に、もう一度本人確認をお願いします。確認は5分間有効です。',
  confirmDemo: 'デモ用パスワードで確認する',
  confirmDemoNote: 'デモ用アカウントでは、公開しているパスワードがその代わりになります。',
  confirmNone: 'このサインインには、本人確認の方法がありません。サインインし直してください。',
  confirming: '確認しています',
  cancel: 'やめる',
  wrong: '確認できませんでした。もう一度お試しください。',
}
