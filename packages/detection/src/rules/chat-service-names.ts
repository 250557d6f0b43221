/** Pattern sources for the names of chat services, as disguised in practice. Katakana is folded when compiled. */

/** LINE as the subject of the work: stamps, the running of an official account, a bot. Follows the name. */
const LINE_AS_WORK = [
  'スタンプ|絵文字|着せ[か替]え|広告|ボット|bot|api|連携|リッチ|配信|漫画|ニュース|証券|ミニアプリ|マーケ|構築|運用',
  'ログイン|ヤフー|株式会社|モバイル|ミュージック|ゲーム|クリエイター|ステップ|アート|ナップ|アップ|相談窓口|使い方|活用',
  '集客|通知|トーク画面|予約システム|用|メッセージの?(?:作成|シナリオ|文)|登録(?:者|数|率|への導線|を?促)|風',
  '(?:公式)?アカウント(?:@)?[のを用]?(?:運用|構築|作成|設定|開設|制作|代行|デザイン|導[線入]|配信|改善|活用|集客|担当|コンサル)',
  '公式(?:アカウント)?[のを用]?(?:リッチ|登録者|友だち数|あいさつ|メニュー|バナー|画像|ノウハウ|運用|構築|作成)',
  '友(?:だち|達)(?:登録|追加|数)?(?:者|数|率|広告|を?増|への?誘導|を?促|キャンペーン|集客)',
].join('|')

/** オンライン, ガイドライン, タイムライン … end in ライン and are something else. */
const NOT_BEFORE_RAIN =
  '(?<!オン|ウト|イド|ッド|イム|イプ|アイ|カイ|エイ|ヘア|ース|ダー|イス|モン|ベル|プレ|シー|生産|製造|ホット|の太い|工場)'
const NOT_AFTER_RAIN = '(?!ナップ|アップ|ストーン|アート|ナー|工|上|マーカー|作業|引|の?太さ|取り)'

/** LINE in Latin (L1NE, LlNE and L○NE too), in either kana, and as 「緑のアプリ」. */
export const LINE = `(?:(?:(?<![a-z])(?:(?:line|llne)(?:id|works|@)?|l○ne|li○e|lin○|l○n○)(?![a-z])|${NOT_BEFORE_RAIN}(?:ライン|ラ○ン)${NOT_AFTER_RAIN})(?![\\s「」()のを上]{0,2}(?:${LINE_AS_WORK}))|緑(?:色)?の(?:アプリ|やつ|アレ|吹き出し|アイコン|チャット|sns))`

/** Services by the look of their signs: KakaoTalk, Twitter, Telegram, Discord, PayPay. */
const BY_LOOK =
  '(?:黄色い?|青い?|紫(?:色)?の?|紙飛行機の?|飛行機の?)(?:の)?(?:吹き出しの?|マークの?|アイコンの?)?(?:アプリ|やつ|チャット|トーク|sns)|青い鳥(?!文庫)|ゲーマー[^。!?\\n]{0,8}?通話アプリ'

/** Services people keep for private talk. */
export const PRIVATE_CHAT = `(?:${LINE}|${BY_LOOK}|カカオ(?:トーク)?(?!豆|分|マス|ニブ|バター|パウダー|[0-9%]|の香)|(?<![a-z])kakao(?:talk)?|telegram|teiegram|テレグラム|what'?sapp|[ワホ]ッ?ツアップ|wechat|ウィ?ー?チャット|ウイチャット|微信|(?<![a-z])(?:zalo|qq|vx)(?![a-z])|(?<![a-z])viber(?![a-z])|シグナル(?!配信|ツール|売買)|(?:インスタ(?:グラム)?|instagram|ツイッター|twitter|(?<![a-z])x|threads|スレッズ|tiktok|ティックトック|facebook|bluesky)のdm|メッセンジャー(?!バッグ|ボックス|アプリの)|(?<![a-z])signal(?![a-z])|ショートメール|facetime|フェイスタイム|discord|ディスコード?|skype|scype|スカイプ)`

/** Services teams work with. Naming one is common and often innocent. */
export const BUSINESS_CHAT =
  '(?:chatwork|チャットワーク|(?<![a-z])slack(?![a-z])|スラック|(?<![a-z])teams(?![a-z])|zoom|(?<!ク)ズーム(?!イン|アウト)|googlemeet|(?<![a-z])meet(?![a-z]))'
