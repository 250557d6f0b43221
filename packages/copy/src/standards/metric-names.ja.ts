import type { Metric } from '@mimamori/policy/standards/metric-definitions'

/** Short names of metrics, as on a member's page. */
export const metricNames: Readonly<Record<Metric, string>> = {
  identity_verified: '本人確認',
  phone_verified: '電話確認',
  nda_confirmed: '機密保持確認',
  marketplace_checked: 'サイトのチェック',
  photo: 'プロフィール写真',
  display_name: '表示名',
  introduction: '自己紹介',
  skills: 'スキル',
  portfolio_items: 'ポートフォリオ',
  listed_services: '出品サービス',
  experience: '業務経験',
  qualifications: '資格',
  company_facts: '公開している会社情報',
  last_login: '最終ログイン',
  earnings: '報酬額',
  freelancer_rating: 'クライアントからの評価',
  freelancer_reply_rate: 'メッセージの返信率',
  completion_rate: 'プロジェクトの完了率',
  tasks_done: '行ったタスク',
  task_approval_rate: 'タスクの承認率',
  completed_work: '完了した仕事の金額',
  client_rating: '会員からの評価',
  client_reply_rate: 'メッセージの返信率',
  cancel_rate: 'キャンセル率',
  unfair_price_rate: '「適正な価格ではない」の割合',
  late_payments: '支払いの遅れ',
  withdrawn: '強制退会',
  restricted: '利用制限',
  warnings: '警告',
}

/** What a count is counted in. */
export const countWords: Readonly<Partial<Record<Metric, string>>> = { company_facts: '項目', warnings: '回' }
