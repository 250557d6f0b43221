import type { AuditActionGroup } from '@mimamori/policy/audit/audit-actions'

export const groups: Readonly<Record<AuditActionGroup, string>> = {
  sign_in: 'サインイン',
  people: 'スタッフと権限',
  cases: '案件',
  decisions: '判断',
  withdrawals: '強制退会',
  closings: '月次確定',
  models: '検出モデル',
  notices: 'お知らせ',
  mails: 'レポートメール',
  delivery: '送信',
  privacy: '個人情報',
  responses: '会員の対応',
  reminders: '連絡催促申請',
  enquiries: '直接取引の相談',
  appeals: '異議申立て',
  reports: '違反申告',
  intake: '受信',
  standards: 'アカウント基準',
  settings: '設定・定型文',
  audit: '監査ログ',
}
