/** The first page. Whoever is at the desk already needs none of it. */
export const signIn = {
  lead: '仕事依頼を24時間見守る、審査チームのデスクです。',
  signIn: 'サインイン',
  signingIn: 'サインインしています',
  failed: 'ログイン名またはパスワードが違います。入力した内容をご確認ください。',
  tooMany: (seconds: number) => `試行回数が上限に達しました。${seconds}秒後にもう一度お試しください。`,
  expired: 'サインインの期限が切れました。もう一度サインインしてください。未送信の判断は残っています。',
  demo: 'デモ用アカウント',
  demoLead: '選ぶとそのままサインインします。',
  byPasskey: 'パスキーでサインイン',
  noPasskey: 'パスキーでサインインできませんでした。もう一度試すか、パスワードを使ってください。',
}
