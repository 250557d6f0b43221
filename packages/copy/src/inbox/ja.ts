import type { AnswerKind } from '@mimamori/policy/inbox/answer-rules'
import { fullMonth } from '../instants/months.ja.ts'

/** The inbox: what a person is told, and the cases they watch. */
export const inbox = {
  show: '表示',
  lists: { unread: '未読', all: 'すべて', watched: 'ウォッチ中' },
  empty: { unread: '未読はありません', all: 'まだ何も届いていません', watched: 'ウォッチ中の案件はありません' },
  emptyNext: {
    unread: '既読のものは「すべて」に残っています。',
    all: 'エスカレーションや強制退会の提案の結果、措置の取り消し、自分宛ての内部メモなどが届きます。',
    watched: '審査画面の「ウォッチする」で追加できます。',
  },
  readAll: 'すべて既読にする',
  readAllDone: 'すべて既読にしました',
  older: 'さらに表示',
  failed: '受信箱を読み込めませんでした',
  retry: 'もう一度読み込む',
  unread: '未読',
  opens: (number: number) => `案件 #${number} を開く`,
  told: {
    mention: (by: string) => `${by}からのメモ`,
    escalation_decided: (by: string) => `エスカレーションした案件を${by}が判断しました`,
    escalation_sent_back: (by: string) => `エスカレーションした案件を${by}が差し戻しました`,
    decision_reversed: (by: string) => `自分の判断による措置を${by}が取り消しました`,
    decision_undone: (by: string) => `自分の判断を${by}が取り消しました`,
    appeal_granted: () => '自分の判断への異議申立てが認容されました',
    appeal_upheld: () => '自分の判断への異議申立てが棄却されました',
    correction_made: () => '会員が修正依頼に対応しました',
    correction_missed: () => '修正依頼の期限が過ぎました（未修正）',
    warning_acknowledged: () => '会員が警告を確認しました',
    withdrawal_approved: (by: string) => `強制退会の提案を${by}が承認しました`,
    withdrawal_sent_back: (by: string) => `強制退会の提案を${by}が差し戻しました`,
    withdrawal_stopped: (by: string) => `強制退会を${by}が中止しました`,
    outcome_agreed: (by: string) => `連絡催促の判断を${by}が承認しました`,
    outcome_sent_back: (by: string) => `連絡催促の判断を${by}が差し戻しました`,
    outcome_taken_back: (by: string) => `連絡催促の判断が取り消されました（${by}）`,
    outcome_agreement_lost: () =>
      '連絡催促の判断が承認待ちに戻りました（二人のうち一人が、手続きに参加できなくなりました）',
    appeal_agreement_lost: () =>
      '異議申立ての認容が承認待ちに戻りました（二人のうち一人が、手続きに参加できなくなりました）',
    assigned: (by: string) => `${by}から担当に指名されました`,
    assigned_unkept: (by: string) => `${by}から担当に指名されました（期限が近いため確保せず、キューに残っています）`,
    assignment_taken: (by: string) => `指名されていた案件を${by}が引き継ぎました`,
    watched_decided: (by: string) => `ウォッチ中の案件を${by}が判断しました`,
    watched_sent_back: (by: string) => `ウォッチ中の案件を${by}が差し戻しました`,
    watched_escalated: (by: string) => `ウォッチ中の案件を${by}がエスカレーションしました`,
    watched_reopened: () => 'ウォッチ中の案件と同じ対象で、新しい案件が届きました',
    withdrawal_unanswered: () => '強制退会の提案に72時間回答がなく、案件をキューに戻しました',
    notice_drafted: () => 'お知らせの下書きを自動で作成しました',
    month_unclosed: () => '月次確定がまだ済んでいません',
    rule_silenced: (by: string) => `${by}が検出ルールを停止しました`,
    own_text_removed: () => '会員情報の消去に伴い、その会員を含む自分の文・クイック操作・ビューを削除しました',
  } satisfies Record<AnswerKind | 'mention', (by: string) => string> as Record<
    AnswerKind | 'mention',
    (by: string) => string
  >,
  month: fullMonth,
  system: 'システム',
  silentUntil: (time: string) => `${time}まで停止`,
  until: (time: string) => `${time}まで確保`,
  unwatch: 'ウォッチをやめる',
  unwatched: (n: number) => `#${n} のウォッチをやめました`,
}
