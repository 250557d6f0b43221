import type { EraseReason, EraseRefusal } from '@mimamori/policy/erasure/erasure-rules'

/** Destroying what is personal of a member. */
export const erasure = {
  title: '会員情報の消去',
  lead: '会員の個人情報と文面を消去します。元に戻せません。件数・判断の記録・監査ログは残ります。',
  memberId: '会員ID',
  memberHint: 'U-10482',
  find: '確認する',
  notFound: 'この会員の情報はデスクにありません。',
  found: (id: string) => `会員 ${id} の消去`,
  goes: '消去されるもの',
  personal: '氏名・メール・電話と、その暗号鍵',
  counts: {
    texts: (n: string) => `本文 ${n}件（仕事依頼・提案・メッセージの各版）`,
    decisions: (n: string) => `判断の文面とメモ ${n}件`,
    notes: (n: string) => `内部メモ ${n}件`,
    reports: (n: string) => `申告の文面 ${n}件`,
    standards: (n: string) => `アカウント基準の指標・認定・未達の理由 ${n}件`,
    reminders: (n: string) => `連絡催促の文面 ${n}件`,
    enquiries: (n: string) => `直接取引の相談の内容 ${n}件`,
  },
  stays: '残るもの',
  staysText: (disclosures: string) =>
    `会員IDと日時、違反区分・措置などのコード、月次の件数、確認状況、監査ログ、閲覧の記録 ${disclosures}件。`,
  refusals: {
    not_permitted: 'この操作の権限がありません。',
    already_erased: 'この会員の情報はすでに消去されています。',
    last_four_wrong: '会員IDの末尾4文字が一致しません。',
    erase_case_unfinished: '未完了の案件があるため、まだ消去できません。',
    erase_event_underway: 'マーケットプレイスへ送信中のものがあるため、まだ消去できません。',
  } satisfies Record<EraseRefusal, string> as Record<EraseRefusal, string>,
  unfinished: (cases: string, reported: string, events: string) =>
    `この会員の案件 ${cases}件・この会員が申告した案件 ${reported}件・送信中 ${events}件`,
  reason: '理由',
  reasons: {
    member_request: '本人の請求',
    left: '退会',
    law: '法令・裁判所の求め',
    by_mistake: '誤って届いた情報',
  } satisfies Record<EraseReason, string> as Record<EraseReason, string>,
  lastFour: '確認のため、会員IDの末尾4文字を入力',
  erase: '消去する',
  erasing: '消去しています',
  warning: '元に戻せません。バックアップに残る分は、保存期間が過ぎると消えます。',
  erased: (id: string) => `会員 ${id} の情報を消去しました`,
  done: '消去の記録',
  none: '消去の記録はまだありません。',
  columns: {
    at: '日時（JST）',
    member: '会員',
    reason: '理由',
    actor: '操作した人',
    counts: '消去した件数',
    purge: 'ファイル',
  },
  total: (n: string) => `${n}件`,
  purge: {
    purging: 'ファイルから除去中',
    purged: '除去済み',
    operator: 'サーバーの管理者が整理します',
  },
  command: 'コマンド',
}
