import { lines } from '../wording/text-lists.ts'

export const VOICE_NAMES = ['formal', 'boxed', 'squares', 'casual', 'friendly', 'terse', 'long'] as const
export type VoiceName = (typeof VOICE_NAMES)[number]

/** How one kind of client speaks: how they open, name themselves and close. */
export type Voice = {
  /** what `{弊社}` becomes */
  readonly self: readonly string[]
  readonly opening: readonly string[]
  readonly closing: readonly string[]
}

const COMPANY = {
  self: ['弊社', '当社'],
  opening: lines`
    ご覧いただき、誠にありがとうございます。
    数あるご依頼の中から、お目通しいただきありがとうございます。
    はじめまして。{地域}で{事業}を運営しております。
    お世話になっております。{事業}の担当者です。
    このたびは本依頼をご覧いただきありがとうございます。
    {地域}の{事業}で広報を担当している者です。
    当ページをお開きいただき、ありがとうございます。
    募集ページをご覧くださり、ありがとうございます。早速ですが、依頼の内容をご説明します。
  `,
  closing: lines`
    ご応募を心よりお待ちしております。
    ご不明な点がございましたら、お気軽にメッセージでお問い合わせください。
    何卒よろしくお願い申し上げます。
    長いお付き合いのできる方とのご縁をお待ちしております。
    ご提案をお待ちしております。どうぞよろしくお願いいたします。
    ご質問だけでも歓迎いたします。よろしくお願いいたします。
    皆さまからのご応募をお待ちしております。
    以上、ご検討のほどよろしくお願いいたします。
  `,
}

/** The voices of honest clients and of most of the others. */
export const VOICES: Readonly<Record<VoiceName, Voice>> = {
  formal: COMPANY,
  boxed: COMPANY,
  squares: COMPANY,
  long: COMPANY,
  casual: {
    self: ['当方'],
    opening: lines`
      はじめまして。{地域}で小さな{事業}をしています。
      ご覧いただきありがとうございます。個人でお願いする者です。
      はじめまして、見てくださってありがとうございます。
      {事業}を家族で営んでいます。初めてこのサイトでお願いします。
      こんにちは。開いていただいてありがとうございます。
      クラウドソーシングを使うのは2回目です。至らない点があればすみません。
      ひとりで{事業}を切り盛りしていて、なかなか手が回らず困っています。
    `,
    closing: lines`
      気になることがあれば、何でも聞いてください。
      どうぞよろしくお願いします。
      ぴったりの方に出会えるとうれしいです。
      説明が足りないところはメッセージで補足しますので、お尋ねください。
      ご縁がありましたら、よろしくお願いします。
      わからないことだらけなので、いろいろ教えていただけると助かります。
    `,
  },
  friendly: {
    self: ['うち', '私たち'],
    opening: lines`
      はじめまして！見つけてくださってありがとうございます♪
      こんにちは〜！{地域}で{事業}をやっている者です(^^)
      ページを開いてくれてありがとうございます！少しだけお付き合いくださいね。
      みなさま、はじめまして☆ 少人数でわいわい楽しくやっているチームです！
      わー、見てくださってうれしいです！ありがとうございます。
      こんにちは！今回はとっても大切なお仕事をお願いしたくて募集しました。
    `,
    closing: lines`
      たくさんのご応募お待ちしてます♪
      一緒に楽しくお仕事しましょう！
      「私でもできるかな？」という方も、まずは気軽に質問してくださいね(^^)
      素敵な出会いがありますように☆ よろしくお願いします！
      みなさんからのメッセージ、楽しみにしています！
      お気軽にどうぞ〜！
    `,
  },
  terse: {
    self: ['当方'],
    opening: [],
    closing: lines`
      以上、よろしくお願いします。
      実績を添えてご応募ください。
      質問はメッセージでお願いします。
      条件に合う方のみご応募ください。
      早めに決まり次第、締め切ります。
      詳細は契約時に資料をお渡しします。
    `,
  },
}
