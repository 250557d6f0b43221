/** Signing in with the account of one's company. */
export const company = {
  signIn: (name: string | null) => (name ? `${name} のアカウントでサインイン` : '会社のアカウントでサインイン'),
  finishing: 'サインインを確認しています',
  denied: 'サインインをキャンセルしました',
  deniedNext: '会社のサインイン画面でキャンセルされたか、許可されませんでした。',
  over: 'このサインインは続けられません',
  overNext: '有効期限が切れたか、別のブラウザーで始めたか、すでに使用されています。サインインからやり直してください。',
  unknown: 'このアカウントではサインインできません',
  unknownNext: 'デスクのアカウントと連携されていません。管理者に確認してください。',
  unreachable: '会社のサインインにつながりません',
  unreachableNext: 'しばらくしてからもう一度お試しください。続く場合は管理者に連絡してください。',
  network: 'デスクに接続できません',
  networkNext: '通信を確認して、サインインからやり直してください。',
  again: 'サインインへ戻る',
}
