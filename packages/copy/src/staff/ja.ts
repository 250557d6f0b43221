/** What every way in says, and what a person sets for themselves. */
export const staff = {
  title: 'サインイン',
  login: 'ログイン名',
  password: 'パスワード',
  signOut: 'サインアウト',
  unreachable: 'デスクに接続できません。通信を確認して、もう一度お試しください。',
  theme: '表示テーマ',
  themes: { system: '端末に合わせる', light: 'ライト', dark: 'ダーク' },
  language: '表示言語',
  languages: { ja: '日本語', en: 'English' },
  roles: { moderator: '担当者', lead: 'リーダー', approver: '二次確認者', auditor: '監査者', admin: '管理者' },
}
