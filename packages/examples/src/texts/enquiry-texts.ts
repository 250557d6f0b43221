/** What a member who was harmed by a direct deal tells, and what they answer when they are asked. `yen`: `null`, nothing was paid. */
export type EnquiryText = {
  readonly text: string
  readonly evidence: readonly string[]
  readonly yen: number | null
  readonly how: 'bank_transfer' | 'cash' | 'e_money' | 'gift_card' | 'crypto' | 'other'
  readonly police: boolean
  readonly bank: boolean
}

/** Enquiries about direct deals as members write them. */
export const ENQUIRY_TEXTS: readonly EnquiryText[] = [
  {
    text: '「手数料がかからないほうがお互いに得です」と言われ、サイトの外で契約しました。動画を3本納品しましたが、報酬が振り込まれず、電話もつながりません。',
    evidence: ['納品したファイルの一覧', 'チャットの画面 4枚'],
    ...{ yen: null, how: 'bank_transfer', police: false, bank: false },
  },
  {
    text: '在宅の事務の仕事だと聞き、LINEに移動しました。仕事を始めるには登録料が必要だと言われて振り込みましたが、その日のうちにブロックされました。',
    evidence: ['振込明細の画像', 'LINEのトーク画面'],
    ...{ yen: 29_800, how: 'bank_transfer', police: true, bank: true },
  },
  {
    text: '研修の教材をコンビニの電子マネーで買うように言われ、番号を送りました。そのあと仕事の紹介はなく、返金にも応じてもらえません。',
    evidence: ['電子マネーの控え'],
    ...{ yen: 50_000, how: 'e_money', police: false, bank: false },
  },
  {
    text: 'ロゴの制作を直接頼み、半額を先に振り込みました。ラフが1枚届いたきりで、1か月たっても続きがありません。',
    evidence: ['振込明細', '見積書のPDF'],
    ...{ yen: 35_000, how: 'bank_transfer', police: false, bank: true },
  },
  {
    text: '翻訳の仕事をサイトの外で受けました。最初の2回は支払われましたが、3回目の分だけ「経理の都合」と言われ続けています。',
    evidence: ['請求書の控え', 'メールのやりとり'],
    ...{ yen: null, how: 'bank_transfer', police: false, bank: false },
  },
  {
    text: '「暗号資産で運用を手伝う副業」と言われ、指定のアドレスに送金してしまいました。出金には税金の前払いが必要だと、さらに請求されています。',
    evidence: ['送金の記録', '相手のアカウントの画面'],
    ...{ yen: 180_000, how: 'crypto', police: true, bank: true },
  },
  {
    text: '面談のあとに個人のメールで続きを進めたいと言われました。まだお金は払っていませんが、身分証の写真を求められて不安です。',
    evidence: ['メールの文面'],
    ...{ yen: null, how: 'other', police: false, bank: false },
  },
  {
    text: '出品の代行を頼まれ、商品を立て替えて買いました。代金はあとで払うと言われましたが、連絡先が使えなくなっています。',
    evidence: ['購入の履歴', 'チャットの画面'],
    ...{ yen: 64_000, how: 'other', police: true, bank: false },
  },
]

/** Three members about one offender, each in their own words. */
export const OFFENDER_ENQUIRIES: readonly EnquiryText[] = [
  {
    text: '簡単なデータ入力だと聞いて応募しました。契約の前にLINEへ誘導され、「初期システム費」を振り込んだところ、返信がなくなりました。',
    evidence: ['振込明細の画像', 'LINEのトーク画面 6枚'],
    ...{ yen: 39_800, how: 'bank_transfer', police: true, bank: true },
  },
  {
    text: '同じ仕事に応募し、マニュアル代をギフトカードで払いました。送られてきたのは誰でも読める記事の写しでした。返金を頼むと、違約金がかかると言われました。',
    evidence: ['ギフトカードの番号の写真', 'マニュアルのファイル'],
    ...{ yen: 20_000, how: 'gift_card', police: false, bank: false },
  },
  {
    text: '入金の前ですが、口座の写真と身分証を送ってしまいました。調べると、同じ文面で被害にあった人がいるようです。どうしたらよいでしょうか。',
    evidence: ['送られてきた案内の文面'],
    ...{ yen: null, how: 'other', police: false, bank: false },
  },
]

/** An enquiry by telephone, as a person at the desk writes it down. */
export const PHONED_ENQUIRY: EnquiryText = {
  text: '電話で相談。サイトの外で内職の契約を結び、材料費として現金を書留で送ったが、材料が届かない。相手の名前は覚えているが、仕事のURLは手元にない。',
  evidence: ['書留の控え（後日郵送とのこと）'],
  ...{ yen: 12_000, how: 'cash', police: false, bank: false },
}
