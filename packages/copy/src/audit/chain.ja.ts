import type { WitnessTable } from '@mimamori/policy/audit/audit-chain-status'

/** Whether the log is whole, and what is wrong when it is not. */
export const chain = {
  ok: (n: string) => `ログは改ざんされていません（${n}件を検証済み）`,
  broken: '監査ログに異常があります',
  next: 'すぐに管理者に連絡してください。',
  checking: '改ざんの有無を検証しています',
  failed: '検証できませんでした',
  verify: '再検証',
  signed: (time: string, n: string) => `最終署名 ${time}・${n}件`,
  signedHint: (heads: string) => `署名${heads}回分は、すべて記録と一致しています`,
  unsigned: '署名はまだありません',
  sign: '今すぐ署名',
  signing: '署名しています',
  signFailed: '署名できませんでした',
  key: (id: string) => `公開鍵 ${id}`,
  copyKey: '公開鍵をコピー',
  flaws: {
    altered: (seq: string, after: string) =>
      `${seq}番が、前の${after}番とつながりません。書き換え・挿入・抜き取りのいずれかです。`,
    rewritten: (seq: string, after: string, at: string) =>
      `${seq}番が、${at}に署名した内容と違います。${after}番より後が作り直されています。`,
    missing: (seq: string, after: string, at: string) =>
      `${at}に署名した${seq}番がありません。${after}番より後が失われています。`,
    wrong_signature: (at: string) => `${at}の署名が正しくありません。`,
    unknown_key: (at: string, key: string) => `${at}の署名は、このデスクに登録のない鍵（${key}）によるものです。`,
    unreadable: (line: string) => `署名ファイルの${line}行目を読み取れません。`,
    unsigned: (since: string) => `${since}からの記録に、信頼できる署名がありません。`,
    head_missing: (seq: string, at: string, heads: string) =>
      `${at}の署名（${seq}番）が、データベースにもファイルにもありません。失われた署名は${heads}回分です。`,
    tail_missing: (after: string, row: string, at: string, rows: string) =>
      `${after}番より後の記録が失われています。${at}の${row}をはじめ、${rows}件が監査ログにありません。`,
    closing_altered: (month: string) => `${month}の月次確定が、監査ログの記録と違います。`,
    notice_altered: (month: string) => `${month}の公開済みのお知らせが、監査ログの記録と違います。`,
  },
  /** what a row is of, when the log should have an entry of it */
  rows: {
    decisions: '判断',
    withdrawals: '強制退会の提案',
    disclosures: '個人情報の開示',
    sessions: 'サインイン',
    case_notes: '案件の内部メモ',
    member_notes: '会員の内部メモ',
    appeals: '異議申立て',
    erasures: '会員情報の消去',
  } satisfies Record<WitnessTable, string>,
}
