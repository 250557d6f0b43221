import type { LoosenedSetting } from '@mimamori/policy/ledger/loosening-rules'
import { SETTLING_HOURS, SMALL_DESK_HOURS } from '@mimamori/policy/people/eligibility-rules'
import { fullMonth } from '../instants/months.ja.ts'

/** Texts about eligibility (手続きに参加できる): notices for everybody, and the admin section where leads confirm colleagues and agree to settings. */
export const eligibility = {
  region: 'デスクの通知',
  ownEligibility: {
    awaits_confirmation: (names: string) =>
      names === ''
        ? 'リーダーによる本人確認が済んでいません。確認できるリーダーがいないため、管理者に相談してください。'
        : `リーダーによる本人確認が済んでいません。${names}さんに確認を依頼してください。`,
    access_too_recent: (until: string) => `アカウントが変更されたため、${until} まで待つ必要があります。`,
    consequence: 'それまでは、強制退会や設定の緩和など、二人で承認する手続きに参加できません。',
    earliest: (until: string) => `参加できるのは、早くても ${until} からです。`,
    nameSeparator: '、',
  },
  fewLeads: {
    title: (n: number): string =>
      n === 0 ? '手続きに参加できるリーダーがいません' : '手続きに参加できるリーダーが1名だけです',
    until: (at: string) =>
      `このまま ${at} になると、本人確認がなくても、アカウントの変更から${SETTLING_HOURS}時間で手続きに参加できるようになります。心当たりがなければ、管理者とリーダーに連絡してください。`,
    smallDeskNow: `現在、本人確認がなくても、アカウントの変更から${SETTLING_HOURS}時間で手続きに参加できます。`,
    howToResolve: `リーダーを招待し、もう一人のリーダーが本人確認をすると、${SETTLING_HOURS}時間後に解消します。`,
  },
  setting: {
    title: {
      measures: (by: string) => `${by}さんが、会員の保護を緩める設定を提案しています`,
      money: (by: string) => `${by}さんが、1人で動かせる金額の引き上げを提案しています`,
    },
    changes: {
      undoSeconds: (from: string, to: string) => `取り消せる時間 ${from}秒 → ${to}秒`,
      appealDays: (from: string, to: string) => `異議を申し立てられる日数 ${from}日 → ${to}日`,
      holdMinutes: (from: string, to: string) => `強制退会の待機時間 ${from}分 → ${to}分`,
      withdrawalsAnHour: (from: string, to: string) => `1時間の強制退会の上限 ${from}件 → ${to}件`,
      twoPeopleAboveYen: (from: string, to: string) => `2人で判断する金額 ${from}円 → ${to}円`,
      aloneADayYen: (from: string, to: string) => `1人で動かせる1日の金額 ${from}円 → ${to}円`,
    } satisfies Record<LoosenedSetting, (from: string, to: string) => string>,
    changesAndDate: (changes: string, when: string) => `${changes}。${when}`,
    waits: {
      measures: 'リーダーが同意すると変わります。',
      money: '別のリーダーが同意すると変わります。それまでは今の金額のままです。',
    },
    byItself: (at: string) => `リーダーが同意するか、リーダーが足りないまま ${at} になると変わります。`,
    agree: '同意する',
    agreed: '同意しました。設定が変わりました。',
    refuse: '却下する',
    refused: '却下しました。設定は変わりません。',
    takeBack: '提案を取り下げる',
    tookBack: '提案を取り下げました。設定は変わりません。',
    emptyText: '同意待ちの設定はありません。',
    openLabel: '確認する',
    refusals: {
      not_permitted: '同意できるのはリーダーです。',
      own_proposal: '自分の提案です。別のリーダーに依頼してください。',
      proposer_gone: '提案した人が無効になったか、役割が変わりました。却下してください。',
      proposer_ineligible: '提案した人が、現在は手続きに参加できません。同意できるまで待つか、却下してください。',
      awaits_confirmation: '自分の本人確認が済んでいません。ほかのリーダーに依頼してください。',
      access_too_recent: `自分のアカウントの変更から${SETTLING_HOURS}時間経過していません。ほかのリーダーに依頼してください。`,
    },
  },
  completableAlone: {
    closing: (by: string, month: string) => `${by}さんが、${fullMonth(month)}の月次確定を提案しています`,
    notice: (by: string, month: string) => `${by}さんが、${fullMonth(month)}号のお知らせの公開を依頼しています`,
    from: (at: string) =>
      `手続きに参加できるリーダーが足りないまま ${at} になると、一人で完了できます。心当たりがなければ、管理者とリーダーに連絡してください。`,
    now: `${SMALL_DESK_HOURS}時間が過ぎたため、一人で完了できます。心当たりがなければ、管理者とリーダーに連絡してください。`,
    openLabel: '確認する',
  },
  approvals: {
    held: (n: number, at: string) => `承認済みの強制退会が${n}件あります。次は ${at} に実行します。`,
    blocked: (n: number) =>
      `強制退会${n}件の実行を見合わせています。提案した人か承認した人が、手続きに参加できなくなりました。`,
    openLabel: '一覧を見る',
  },
  toConfirm: (n: number) => `本人確認待ちのスタッフが${n}名います。`,
  section: {
    title: '本人確認と同意',
    lead: '二人で承認する手続きには、リーダーが本人確認をした人だけが参加できます。招待した人とは別のリーダーが、直接会うか通話で確認してください。',
    people: '本人確認待ちのスタッフ',
    settings: '同意待ちの設定',
    columns: {
      alias: '表示名',
      role: '役割',
      invitedBy: '招待した人',
      changed: '招待・変更',
      from: '手続きに参加できる日時',
    },
    byCommand: 'サーバーのコマンド',
    confirm: '本人確認を完了',
    confirmQuestion: (alias: string, login: string) => `${alias}（${login}）が本人であることを確認しましたか。`,
    confirmConsequence: '確認した人として監査ログに残ります。招待・役割・二段階認証が変わると、再確認が必要です。',
    done: (alias: string) => `${alias}さんの本人確認をしました`,
    cancel: 'やめる',
    working: '処理しています',
    emptyText: '本人確認待ちのスタッフはいません。',
    refusals: {
      own_account: '自分の本人確認はできません。ほかのリーダーに依頼してください。',
      own_invitation: '自分が招待した人です。ほかのリーダーに依頼してください。',
      not_arrived: '本人がまだサインインしていません。サインインの後に確認してください。',
      awaits_confirmation: `先に自分の本人確認が必要です。ほかのリーダーがいない場合は、スタッフへの通知から${SMALL_DESK_HOURS}時間後に確認できます。`,
      access_too_recent: `自分のアカウントの変更から${SETTLING_HOURS}時間経過していません。ほかのリーダーに依頼してください。`,
    },
  },
}
