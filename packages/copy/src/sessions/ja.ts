/** Where one is signed in. */
export const sessions = {
  title: 'サインイン中の端末',
  lead: '心当たりのない端末は、すぐに終了してください。終了した端末は、次の操作から使えなくなります。',
  unknown: '不明な端末',
  agent: (named: string) => named.split(', ').join('・'),
  methods: { password: 'パスワード', passkey: 'パスキー', oidc: '会社のアカウント', demo: 'デモ用アカウント' },
  current: 'この端末',
  signedIn: (instant: string) => `${instant} にサインイン`,
  lastSeen: (instant: string) => `最終利用 ${instant}`,
  end: '終了',
  endOf: (device: string, instant: string) => `${device}（${instant} にサインイン）を終了`,
  endOthers: 'ほかの端末をすべて終了',
  ended: 'サインインを終了しました',
  loading: '端末を読み込んでいます',
  failed: '端末の一覧を読み込めませんでした',
  retry: 'もう一度読み込む',
}
