import type { OFF_SITE_EXAMPLES } from './off-site-examples.ts'
import type { CategoryExamples, RuleExample } from './rule-example.ts'

const inEscrow = (body: string): RuleExample => ({ type: 'message', body, escrowed: true, format: 'project' })

export const CONTACT_EXAMPLES: Omit<CategoryExamples<'direct_deal'>, keyof typeof OFF_SITE_EXAMPLES> = {
  'direct_deal.chat_contact': {
    fires: [
      'LINEでやり取りしたいです。',
      '詳しくはＬ I Ｎ Eで連絡ください',
      'らいんのIDを教えてください。',
      'ﾗｲﾝで友達追加をお願いします',
      'L1NEに登録してもらえますか',
      'ラ・イ・ンで詳細をお伝えします',
      'L○NEで続きを話しましょう',
      '緑のアプリでご連絡いただけますか',
      'カカオトークで相談しましょう',
      'テレグラムで連絡を取り合いましょう',
      'WhatsAppに移動してください',
      'ディスコードで通話できますか',
      '対応可能な連絡ツールはこちらです(slack、LINE、Discord等)',
      'Skypeで面談をお願いします',
      'このLINE@に登録してください',
      'LINE公式アカウントを友だち追加してお待ちください',
      'ID検索で yamada_1234 を探してください',
      'LINE:yamada1234',
      { type: 'message', body: '契約後はLINEで連絡します', format: 'task' },
      { type: 'message', body: 'LINEで連絡しましょう', escrowed: true, format: 'competition' },
    ],
    passes: [
      'LINEスタンプの制作をお願いします。連絡はメッセージで。',
      'LINE公式アカウントの運用代行を募集します。',
      'LINEなど外部ツールでの連絡は禁止されています。',
      'LINEでのやり取りは行いません。',
      'オンラインで打ち合わせ、ガイドラインに登録された表現を使います。',
      'タイムラインの投稿を追加する作業です。',
      '契約後はLINEで連絡します。',
      inEscrow('LINEで連絡しましょう'),
    ],
  },
  'direct_deal.chat_invite': {
    fires: [
      'こちらから追加してください https://lin.ee/AbCd123',
      't.me/fukugyo_job へどうぞ',
      'https://discord.gg/abc123',
    ],
    passes: [inEscrow('https://lin.ee/AbCd123'), 'スタンプの販売ページはこちら https://line.me/S/sticker/12345'],
  },
  'direct_deal.business_chat': {
    fires: ['チャットワークのIDを教えてください', '連絡先:Slack', '応募後すぐChatworkで連絡します'],
    passes: [
      'Zoomで面談します。ビデオオンでお願いします',
      '日々の連絡はChatworkです',
      'Slackのbotを開発できる方',
      '契約後はChatworkでやり取りします',
      'Zoomでの面談はしません。',
      inEscrow('Zoomで打ち合わせしましょう'),
    ],
  },
  'direct_deal.phone_number': {
    fires: [
      '090-1234-5678までお電話ください',
      '〇九〇一二三四五六七八',
      '０８０ １２３４ ５６７８',
      '070の1234の5678です',
      'ゼロ九ゼロ、1234、5678',
      '⓪⑨⓪①②③④⑤⑥⑦⑧',
      '+81 90-1234-5678',
      'TEL:03-1234-5678',
    ],
    passes: [
      '入力例:090-1234-5678',
      '商品コード 12090123456789 を転記',
      '2019-08-01 から 2019-08-31 まで',
      inEscrow('090-1234-5678です'),
    ],
  },
  'direct_deal.mail_address': {
    fires: [
      'taro.yamada@example.com までお送りください',
      'taro.yamada アットマーク example ドット com',
      'taroyamada(at)example.co.jp',
      'ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏｍ',
      'tarotaro の後に @gmail です',
      'Gメールに送ってください',
    ],
    passes: ['例:info@example.com', 'メールマガジンの原稿を書いてください', inEscrow('taro@example.com に送ります')],
  },
  'direct_deal.contact_request': {
    fires: ['電話番号を教えてください', 'メールアドレスをお知らせください', '応募時に個人の連絡先を明記してください'],
    passes: [
      '店舗の電話番号を教えてもらいながらリストに入力します',
      '電話番号を教えることは規約違反です。',
      '契約後に連絡先を交換しましょう',
      inEscrow('電話番号を教えてください'),
    ],
  },
  'direct_deal.qr_code': {
    fires: ['添付のQRコードを読み取ってください', '資料の最後にある二次元コードから登録をお願いします'],
    passes: ['チラシにQRコードを入れて読み取りやすくするデザイン', inEscrow('添付のQRコードから追加してください')],
  },
  'direct_deal.search_bait': {
    fires: [
      '〇〇と検索したらプロフィールを確認できると思います',
      '○○でも同じ名前で活動しています',
      '別のサイトでも同じユーザー名で登録しています',
      '「山田デザイン工房」で検索するとホームページが出てきます',
    ],
    passes: [
      '指定のキーワードで検索すると出てくる企業のホームページをリサーチ',
      inEscrow('〇〇と検索したら出てきます'),
    ],
  },
  'direct_deal.sns_account': {
    fires: ['Instagramに作品を載せてます(@yamada_art)', 'DMください、お待ちしています'],
    passes: [
      '質問がありましたらDMでご質問ください',
      'インスタ運用代行 @マーク付きの投稿を作成',
      'DM発送の封入作業。DMを送付します',
      inEscrow('DMください'),
    ],
  },
  'direct_deal.call_request': {
    fires: ['店まで直接電話ください', 'お電話待ってます', 'この番号(052-000-1234)におかけください'],
    passes: [
      'お客様にお電話くださいと案内する架電リスト',
      '契約後に直接お電話ください',
      '電話対応のスタッフ募集。お電話お待ちしておりますという案内文の受付',
    ],
  },
}
