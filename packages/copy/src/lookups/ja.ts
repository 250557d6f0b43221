import type { LookupField, LookupReason } from '@mimamori/policy/members/contact-lookup-rules'

/** Looking members up by a whole mail address or phone number: in the search, the palette and on a member's page. */
export const lookups = {
  title: '連絡先照会',
  asks: {
    email: 'このメールアドレスの会員を照会します',
    phone: 'この電話番号の会員を照会します',
  } satisfies Record<LookupField, string> as Record<LookupField, string>,
  reason: '照会の理由',
  reasons: {
    member_contact: '会員からの連絡',
    duplicate_accounts: '重複登録の確認',
    fraud_enquiry: '不正の調査',
    legal_request: '法令に基づく照会',
    other: 'その他',
  } satisfies Record<LookupReason, string> as Record<LookupReason, string>,
  hint: '理由を選ぶと照会します。誰が、なぜ、誰を見つけたかは監査ログに残ります。入力した値は保存しません。',
  limit: (units: number, hit: number, miss: number) =>
    `1時間に${units}回分まで。見つかると${hit}回分、見つからないと${miss}回分を使います。`,
  left: (left: number, of: number) => `残り ${left}/${of}回分`,
  nextAt: (time: string) => `${time} に一部が回復します`,
  looking: '照会しています',
  done: (reason: string) => `照会しました（${reason}）`,
  none: 'この連絡先の会員は見つかりませんでした',
  noneNext: '全体が一致したときだけ見つかります。入力に誤りがないか確認してください。',
  over: '1時間の上限に達しました',
  overNext: (time: string) => `${time} から照会できます。急ぐときは、リーダーに相談してください。`,
  notPermitted: 'メールアドレス・電話番号での照会はできません',
  notPermittedNext: '個人情報を開示できる役割の人だけが照会できます。会員IDでなら探せます。',
  failed: '照会できませんでした',
  /** beside the screens, for leads */
  mark: (n: string) => `連絡先照会の上限超過：未確認 ${n}名`,
  /** a line of the palette */
  entry: (reason: string) => `連絡先照会：${reason}`,
  entries: { email: 'このメールアドレスの会員', phone: 'この電話番号の会員' } as Record<LookupField, string>,
}
