/** Coming in by an invitation link. */
export const invitation = {
  title: 'ようこそ',
  lead: (alias: string, role: string) =>
    `${alias}さんを${role}として招待しています。パスワードを決めると、続けて二段階認証を設定します。`,
  login: 'ログイン名',
  password: '新しいパスワード',
  show: 'パスワードを表示',
  rules: '12文字以上にしてください。長い文がおすすめです。ログイン名や表示名をそのまま使うことはできません。',
  accept: 'パスワードを決めて続ける',
  accepting: '設定しています',
  looking: '招待リンクを確認しています',
  over: 'この招待リンクは使えません',
  overNext: '期限が切れたか、すでに使われたか、リンクが途中で切れています。管理者に新しいリンクを依頼してください。',
  toSignIn: 'サインインへ',
  unreachable: 'デスクに接続できません',
  unreachableNext: '招待リンクは使われていません。通信を確認して、もう一度お試しください。',
  retry: 'もう一度試す',
  problems: {
    password_short: 'パスワードは12文字以上にしてください。',
    password_common: 'よく使われるパスワードです。推測されにくいものにしてください。',
    password_names: 'ログイン名や表示名を含まない、別のパスワードにしてください。',
    network: 'デスクに接続できません。パスワードはまだ設定していません。',
    unstored: '現在、デスクに保存できません。しばらくしてからもう一度お試しください。',
    unexpected: 'デスクで問題が起きました。もう一度お試しください。',
  },
}
