import { nextStep } from '../ledger/next-step.ja.ts'

/** What stands beside the text of a case: the clause, earlier versions, reports, the record; loaded with them. */
export const beside = {
  compare: (from: number, to: number) => `第${from}版 → 第${to}版の変更点`,
  compareWith: '比べる版',
  closeDiff: '本文に戻る',
  sameText: 'この版との違いはありません。',
  noReports: 'この案件への違反申告はありません。',
  reportStates: { waiting: '対象待ち', open: '確認待ち', held: '実行待ち', reviewed: '確認済み', invalidated: '無効' },
  noWords: '(文面なし)',
  reporter: (letter: string, masked: string) => `申告者 ${letter} (${masked})`,
  share: (percent: number, n: number) => `正解率 ${percent}% (n=${n})`,
  shareMeans: '確認済みの案件のうち、違反と判断された割合です。',
  nothingReviewed: '確認済みの申告なし',
  invalidCases: (n: number) => `無効 ${n}件`,
  stillOpen: (n: number) => `確認待ち ${n}件`,
  invalidate: '申告を無効にする',
  restore: '無効を取り消す',
  invalidateTitle: (letter: string, n: number) =>
    `申告者 ${letter} の確認待ちの申告 ${n}件を無効にします。理由を選んでください。`,
  invalidReasons: {
    false_claims: '虚偽の申告',
    harassment: '嫌がらせ',
    retaliation: '報復',
    flood: '無差別・大量の申告',
  },
  invalidHint:
    '案件の順位と申告者の数を数え直します。ほかに根拠のない案件は巡回に移り、人が確認します。文面は残り、確認済みの申告は変わりません。申告者には伝わりません。',
  invalidBack: '戻る',
  invalidBy: (reason: string, alias: string) => `${reason}として ${alias} が無効にしました`,
  invalidated: (reports: number, cases: number) => `申告 ${reports}件を無効にし、案件 ${cases}件を並べ直しました。`,
  restored: (reports: number) => `申告 ${reports}件の無効を取り消しました。`,
  noHistory: 'この会員・対象への過去の判断はありません。',
  sameTarget: '同じ対象',
  states: { proposed: '提案中', held: '実行待ち', standing: '確定', undone: '取り消し済み' },
  note: (text: string) => `メモ: ${text}`,
  clause: '該当条項',
  clauseSince: (day: string) => `${day} 施行`,
  clauseVersion: (n: number) => `第${n}版`,
  noClause: '投稿日に施行されていた条項はありません',
  notWhen: (when: string) => `違反にならない場合: ${when}`,
  usually: (measure: string) => `標準の措置: ${measure}`,
  /** why the next step of the member differs from it */
  usuallyBut: (next: string) => `これまでの措置により、次の目安は「${next}」`,
  step: nextStep,
  readClause: '条項を読む',
  /** `target`: code of what is hidden */
  copiesHidden: (n: number, _target: string) => `非表示にした案件 #${n} とほぼ同じ`,
  contract: '契約',
  contractStates: { none: 'なし', running: '進行中', completed: '完了', cancelled: 'キャンセル済み' },
}
