import type { ClockRefusal } from '@mimamori/policy/clock/trusted-time-rules'

/** What admins and leads read while the desk cannot rely on its clock. Instants come in words. */
export const clock = {
  watched: { machine: 'サーバーの時計', database: 'データベースの時計' },
  title: (clock: string) => `${clock}を確認してください`,
  why: {
    jumped: (clock: string, watchedAt: string, deskAt: string) =>
      `${clock}は ${watchedAt} ですが、デスクの時刻では ${deskAt} です。デスクの時刻で運用を続けています。`,
    before_newest: (clock: string, watchedAt: string, deskAt: string) =>
      `${clock}は ${watchedAt} で、監査ログの最後の記録より前です。デスクの時刻 ${deskAt} で運用を続けています。`,
    long_after_newest: (clock: string, watchedAt: string, _deskAt: string) =>
      `${clock}は ${watchedAt} ですが、監査ログの最後の記録から72時間以上経過しています。`,
  },
  held: '保存期間を過ぎたデータの消去と、古いバックアップの整理を停止しています。受付と判断は続けられます。',
  ask: '管理者に連絡してください。',
  decide: (clock: string) =>
    `${clock}が違っていれば、サーバーで直してください。正しければ「この時刻は正しい」を押してください。サインインし直しになる場合があります。`,
  confirm: 'この時刻は正しい',
  confirmed: (at: string) => `時計を確認しました。デスクの時刻は ${at} です`,
  refusals: {
    clock_not_in_doubt: '時計の問題はすでに解消しています。',
  } satisfies Record<ClockRefusal, string> as Record<ClockRefusal, string>,
}
