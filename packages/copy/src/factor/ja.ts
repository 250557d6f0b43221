/** Showing a second factor: on the way in, and when it is asked for once more. */
export const factor = {
  confirming: '確認しています',
  confirmIt: '確認する',
  back: '最初に戻る',
  wrong: '確認できませんでした。もう一度お試しください。',
  expired: 'コードの期限が切れました。新しい数字を入力してください。',
  over: '確認に失敗した回数が上限に達しました。もう一度サインインしてください。',
  factorTitle: '二段階認証',
  ways: { code: '認証アプリのコード', passkey: 'パスキー', recovery: '回復コード' },
  otherWays: '別の方法',
  code: '認証アプリの6桁のコード',
  codeLead: '認証アプリに表示されている6桁の数字を入力してください。',
  passkeyLead: 'パスキーで確認します。ブラウザーの案内に従ってください。',
  passkeyUse: 'パスキーで確認する',
  passkeyFailed: 'パスキーで確認できませんでした。もう一度試すか、別の方法を選んでください。',
  passkeyNowhere: (address: string) =>
    `このアドレスではパスキーを使えません。${address} などのドメイン名で開いてください。`,
  recovery: '回復コード',
  recoveryLead: '回復コードを1つ入力してください。使ったコードは無効になります。',
}
