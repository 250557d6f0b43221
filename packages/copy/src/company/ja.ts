/** Signing in with the account of one's company. */
export const company = {
  signIn: (name: string | null) => (name ? `${name} のアカウントでサインイン` : '会社のアカウントでサインイン'),
  finishing: 'サインインを確かめています',
  denied: 'サインインを取りやめました',
  deniedNext: '会社のサインイン画面で取りやめたか、許可されませんでした。',
  over: 'このサインインは続けられません',
  overNext: '時間が経ったか、別のブラウザーで始めたか、すでに使われました。サインインからやり直してください。',
  unknown: 'このアカウントではサインインできません',
  unknownNext: 'デスクのアカウントと結び付いていません。管理者に確認してください。',
  unreachable: '会社のサインインにつながりません',
  unreachableNext: 'しばらくしてから、もう一度お試しください。続く場合は管理者に連絡してください。',
  network: 'デスクに接続できません',
  networkNext: '通信を確認して、サインインからやり直してください。',
  again: 'サインインへ戻る',
}
