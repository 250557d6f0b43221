import type { CategoryExamples, RuleExample } from './rule-example.ts'

const inEscrow = (body: string): RuleExample => ({ type: 'message', body, escrowed: true, format: 'project' })

/** Examples of the rules on forms, deals and payment outside the site. */
export const OFF_SITE_EXAMPLES = {
  'direct_deal.outside_form': {
    fires: [
      'Googleフォームから応募してください',
      '下記URLからご応募ください',
      'https://forms.gle/AbCdEf123 に記入をお願いします',
      '↓ご応募はこちらから↓',
      'アンケート調査の仕事です。ご応募は https://docs.google.com/forms/d/e/1FAIpQLSc_example/viewform までお願いします',
    ],
    passes: [
      'そこで初めてこちらのサイトに登録してみました',
      'Googleフォームの作成をお願いします。フォームから登録できる仕組み',
      '契約後に専用フォームから登録していただきます',
      'アンケートはこちらからお願いいたします。\nhttps://docs.google.com/forms/d/e/1FAIpQLSc_example/viewform',
      '（参考：今使っている簡易版Googleフォーム\nhttps://docs.google.com/forms/d/e/1FAIpQLSc_example/viewform を作り直します）',
    ],
  },
  'direct_deal.outside_signup': {
    fires: ['別サイトに登録してください', 'メルマガへの登録をお願いします', '次回からの購入は弊社HPからお願いします'],
    passes: ['ECサイトへの商品登録データを別のサイトに移動する作業', '別サイトに登録しないでください'],
  },
  'direct_deal.off_site_deal': {
    fires: [
      '直接取引をしたいのですが可能ですか',
      'サイトを通さずに契約しませんか',
      'ランサーズではなくこちらに連絡ください',
      'サイト外でのやり取りを希望します',
    ],
    passes: [
      '冗談抜きで一番大事です',
      '直接取引は禁止されています',
      '直接依頼をいただきありがとうございます',
      '農家との直接取引を希望する飲食店の記事',
    ],
  },
  'direct_deal.direct_payment': {
    fires: [
      '報酬は銀行口座へ直接振り込みます',
      'サイト外で支払いをします',
      '手数料がかからないように直接お支払いします',
      '報酬はPayPayでお支払いします',
      'Amazonギフト券で、お支払いはアマギフになります',
      '振込先を教えてください',
      { type: 'message', body: 'サイトの手数料が引かれるので直接支払います', escrowed: true },
    ],
    passes: [
      '直接の振込はできません',
      'PayPayの決済機能を実装してください。PayPayで支払える画面です',
      '経理の方が銀行口座へ直接振込作業をするマニュアル',
    ],
  },
  'direct_deal.office_permission': {
    fires: ['事務局に許可を得ていますので安心です', '運営から特別に許可をもらっています', 'ランサーズの承認済みです'],
    passes: ['事務局の許可を得ない外部連絡は禁止です', '撮影は運営会社の許可を得た場合に限ります'],
  },
  'direct_deal.meeting_first': {
    fires: ['契約前に一度お会いしたいです', '直接お会いしてお話ししたいです', '説明会への参加が必須です'],
    passes: [
      '契約前に一度オンラインで面談をお願いします',
      '契約前の面談はありません',
      inEscrow('直接お会いしてお話ししたいです'),
    ],
  },
} satisfies Partial<CategoryExamples<'direct_deal'>>
