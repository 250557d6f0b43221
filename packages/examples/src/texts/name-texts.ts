import { words } from '../wording/text-lists.ts'

export const GIVEN_NAMES = words`
  ゆき はるか さおり みなみ あやね まゆ ちひろ かなえ けんた たくや しょう だいき りょう なおき もえ ひなの
  のぞみ さとし ゆうこ あつし まりこ こうへい れいな しほ
`
export const GIVEN_NAMES_ROMAN = words`
  yuki haruka saori minami ayane mayu chihiro kanae kenta takuya sho daiki ryo naoki moe hinano nozomi satoshi
  yuko atsushi mariko kohei reina shiho
`
export const FAMILY_NAMES = words`
  佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 松本 井上 木村 斎藤 清水 森 池田 橋本 石川 前田 藤田
  岡田 長谷川 村上 近藤 坂本 遠藤 青木
`
export const FIRST_NAMES = words`
  美咲 健太 由香 大輔 彩 翔太 恵 直樹 千尋 誠 真由美 拓海 沙織 亮 香織 悠 聡 麻衣 和也 陽子 里奈 浩二 智子 純一
`
export const FIRST_NAMES_ROMAN = words`
  misaki kenta yuka daisuke aya shota megumi naoki chihiro makoto mayumi takumi saori ryo kaori yu satoshi mai kazuya
  yoko rina koji tomoko junichi
`
export const TRADES = words`
  在宅ライター Webデザイナー 動画編集 イラスト 翻訳 事務代行 文字起こし ナレーター 経理サポート エンジニア 校正 写真
`
export const NICKNAMES = words`
  ことり舎 むぎちゃ らくだ工房 もりのくま みかん箱 夜ふかし編集者 しろくま ぽんかん あおいそら つきのうさぎ
  書きものや 猫と暮らす コツコツ屋 豆柴 さんかく屋根 ねじまき堂 こはる日和 雨のち晴れ おちゃっぱ
`
export const COMPANY_STEMS = words`
  ミドリ企画 あおば商事 サンライト工房 みらい舎 つばめ広告 ひかり出版 まるみ食品 ノースリーフ 日和デザイン かもめ物産
  すずらん はなみずき 青空システム しおさい ことのは編集 やまびこ 花みち 光陽企画 ハーベスト・ラボ 白樺製作所
  みつばち堂 あかね舎 星川トレーディング 木もれび 大和川印刷 いろは 北斗計画 オリーブの木 東風社 リンクス企画
`
export const COMPANY_ROMAN = words`
  midori aoba sunlight mirai tsubame hikari marumi northleaf hiyori kamome suzuran hanamizuki aozora shiosai
  kotonoha yamabiko hanamichi koyo harvest shirakaba mitsubachi akane hoshikawa komorebi yamatogawa iroha hokuto
  olive kochi links
`
export const SHOPS = words`整体院こころ 美容室リノ カフェ木陰 税理士事務所みなと パン工房こむぎ 花屋ルル 学習塾あすなろ 旅館松葉 珈琲ゆらり`
export const VAGUE_NAMES = words`
  在宅ワーク募集係 副業サポート事務局 スマホワーク運営 HAPPYワーク お仕事紹介デスク みらい在宅センター 人事担当K
  リモート採用チーム ライフアップ事務局 自由な働き方研究会 スマイルワークス 在宅応援団 ネクストライフ ママの在宅ワーク
  即日スタート係 ワークシェア東京 フリーランス支援室 T&Kマネジメント 副収入ナビ 山本（採用） kenji_biz Lucky7 オンライン事業部
`
