import type { DeskConnection } from '../desk/intake-client.ts'
import type { JobStatus, MemberState, Notice } from '../site/site-records.ts'

const ja = {
  title: 'マーケットプレイス',
  subtitle: '見守りデスクが守るサイトの代役です。仕事依頼やメッセージを送り、デスクの措置に従います。',
  otherLanguage: 'English',
  pace: (perMinute: number) => `毎分 ${perMinute} 件`,
  onDemand: '自動投稿なし',
  desk: 'デスク',
  connection: { unknown: '未接続', connected: '接続中', unreachable: '応答なし', refused: '受け付けられません' },
  faultsOn: (rate: number) => `受信障害を再現中 ${Math.round(rate * 100)}%`,
  refreshOn: '自動更新中',
  stopRefresh: '止める',
  refreshOff: '自動更新を停止中',
  startRefresh: '再開する',
  tiles: {
    shown: '公開中の依頼',
    hidden: '非表示の依頼',
    awaiting: '修正待ちの依頼',
    warnings: '未確認の警告',
    advice: 'アドバイスメール',
    events: '受信したイベント',
    waiting: '送信待ち',
  },
  jobs: '仕事依頼',
  newest: (count: number, of: number) =>
    of > count ? `新しい順 ${count} 件(全 ${of.toLocaleString('en')} 件)` : `全 ${of} 件`,
  columns: { job: '仕事依頼', client: 'クライアント', posted: '掲載', status: '状態', notices: 'デスクからの文面' },
  status: { shown: '公開中', hidden: '非表示', awaiting_correction: '修正待ち', withdrawn: '退会により終了' },
  memberStates: { restricted: '利用制限中', withdrawn: '強制退会' },
  corrected: (times: number) => `修正済み ${times} 回`,
  noJobs: 'まだ仕事依頼はありません。',
  none: 'なし',
  more: (count: number) => `ほか ${count} 通`,
  noText: '文面を取得できませんでした。',
  types: {
    'content.hidden': '非表示のお知らせ',
    'content.shown': '再表示のお知らせ',
    'job.correction_requested': '修正のお願い',
    'member.advised': 'アドバイスメール',
    'member.warned': '警告',
    'member.restricted': '利用制限のお知らせ',
    'member.lifted': '利用制限の解除のお知らせ',
    'member.withdrawn': '強制退会のお知らせ',
    'measure.reversed': '措置の取り消しのお知らせ',
  },
  members: '会員へのお知らせ',
  member: '会員',
  warningsOf: '警告',
  mailsOf: 'メール',
  noMembers: 'デスクからのお知らせはまだありません。',
  unread: '表示中',
  acknowledged: '確認済み',
  notices: {
    title: 'お知らせ',
    lead: '品質向上委員会が毎月公開するお知らせです。',
    none: 'まだお知らせはありません。',
    back: 'サイトへ戻る',
    replaced: '新しい版があります',
  },
  appeal: {
    link: '異議を申し立てる',
    title: '異議申立て',
    lead: 'この措置に納得できない理由をお書きください。措置に関わっていない担当者が確認します。',
    field: '申立ての内容',
    send: '申し立てる',
    back: '戻る',
    empty: '申立ての内容をご記入ください。',
    notSent: 'デスクに送れませんでした。内容はこの画面に残っています。少し待って、もう一度お試しください。',
    states: {
      open: '異議申立てを確認中',
      refused: '異議申立ては受け付けられませんでした',
      granted: '異議申立てが認められました',
      upheld: '異議申立ては認められませんでした',
    },
  },
}

const en: SiteTexts = {
  title: 'Marketplace',
  subtitle:
    'A stand-in for the site the Mimamori desk protects: it sends jobs and messages, and obeys the desk’s measures.',
  otherLanguage: '日本語',
  pace: (perMinute) => `${perMinute} arrivals a minute`,
  onDemand: 'posts on demand only',
  desk: 'Desk',
  connection: { unknown: 'not yet connected', connected: 'connected', unreachable: 'no answer', refused: 'refuses us' },
  faultsOn: (rate) => `receiving faults on ${Math.round(rate * 100)}%`,
  refreshOn: 'Refreshing',
  stopRefresh: 'stop',
  refreshOff: 'Refreshing is off',
  startRefresh: 'resume',
  tiles: {
    shown: 'Jobs shown',
    hidden: 'Jobs hidden',
    awaiting: 'Awaiting correction',
    warnings: 'Open warnings',
    advice: 'Advice mails',
    events: 'Events received',
    waiting: 'Waiting to send',
  },
  jobs: 'Jobs',
  newest: (count, of) => (of > count ? `newest ${count} of ${of.toLocaleString('en')}` : `${of} in all`),
  columns: { job: 'Job', client: 'Client', posted: 'Posted', status: 'Status', notices: 'From the desk' },
  status: {
    shown: 'Shown',
    hidden: 'Hidden',
    awaiting_correction: 'Awaiting correction',
    withdrawn: 'Ended by withdrawal',
  },
  memberStates: { restricted: 'Restricted', withdrawn: 'Withdrawn' },
  corrected: (times) => `corrected ${times}×`,
  noJobs: 'No jobs yet.',
  none: 'none',
  more: (count) => `and ${count} more`,
  noText: 'The text could not be fetched.',
  types: {
    'content.hidden': 'Notice of hiding',
    'content.shown': 'Notice of showing again',
    'job.correction_requested': 'Request for correction',
    'member.advised': 'Advice mail',
    'member.warned': 'Warning',
    'member.restricted': 'Notice of restriction',
    'member.lifted': 'Notice that a restriction is lifted',
    'member.withdrawn': 'Notice of forced withdrawal',
    'measure.reversed': 'Notice of reversal',
  },
  members: 'Notices to members',
  member: 'Member',
  warningsOf: 'Warnings',
  mailsOf: 'Mails',
  noMembers: 'No notices from the desk yet.',
  unread: 'showing',
  acknowledged: 'acknowledged',
  notices: {
    title: 'Notices',
    lead: 'What the quality committee publishes every month.',
    none: 'No notice yet.',
    back: 'Back to the site',
    replaced: 'There is a newer version',
  },
  appeal: {
    link: 'Appeal against this',
    title: 'Appeal',
    lead: 'Write why you object to this measure. Somebody who had no part in it will look at it.',
    field: 'Your appeal',
    send: 'Send the appeal',
    back: 'Back',
    empty: 'Write why you object.',
    notSent: 'It could not be sent to the desk. What you wrote is still here: wait a moment and try again.',
    states: {
      open: 'Appeal under review',
      refused: 'The appeal was not taken',
      granted: 'The appeal was granted',
      upheld: 'The appeal was not granted',
    },
  },
}

type Widened<T> = T extends string
  ? string
  : T extends (...args: infer Args) => string
    ? (...args: Args) => string
    : { readonly [Key in keyof T]: Widened<T[Key]> }

/** The texts of the page, with one for each code of statuses, connections and events. */
export type SiteTexts = Widened<typeof ja> & {
  readonly status: Readonly<Record<JobStatus, string>>
  readonly connection: Readonly<Record<DeskConnection['state'], string>>
  readonly types: Readonly<Record<Notice['type'], string>>
  readonly memberStates: Readonly<Record<Exclude<MemberState, 'active'>, string>>
}

const PAGE_LANGUAGES = ['ja', 'en'] as const
export type PageLanguage = (typeof PAGE_LANGUAGES)[number]
export const SITE_TEXTS: Readonly<Record<PageLanguage, SiteTexts>> = { ja, en }

/** An instant as `11/24 13:28`, Japan time. */
export function formatJapanTime(instant: string): string {
  return new Date(Date.parse(instant) + 9 * 3_600_000).toISOString().slice(5, 16).replace('-', '/').replace('T', ' ')
}
