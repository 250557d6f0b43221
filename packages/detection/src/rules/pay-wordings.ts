/** Pattern sources for pay and its absence, as jobs word them. Katakana is folded when compiled. */

/** What is paid for work. */
export const PAY =
  '(?:お?支払い?|報酬|謝礼|お礼|対価|費用|料金|代金|お代|お金|ギャラ|給料|給与|賃金|[時日]給|手当|単価|稿料|(?:原稿|制作|作成|収録|翻訳|作業|課題|開発|外注|撮影)(?:費|料|代))'

/** Said of `PAY` or of the work: nothing is paid. Follows `PAY` directly. */
export const IS_NOT_PAID =
  '(?![^。!?\\n]{0,14}?(?:心配|問題|上限|ではな[いく]|ではありません|(?:いただく|頂く|もらう|請求する)こと))[^。!?\\n、,]{0,12}?(?:なし|無し|ナシ|な[いく](?!よう|と)|無い|ゼロ|(?<![0-9,.])0円|対象外|ありません|ございません|(?:でき|出来|出|出せ|払え|つき|付き|入り|なり|もらえ)(?:ない|ません|ん)|(?:し|致し|いたし|して(?:おり|い))(?:ない|ません)|かね(?:ます|る)|いたしかね|出えへん|払われへん)'

/** Nothing is paid, said without naming the pay. */
export const UNPAID =
  '(?:無償(?!研修|貸与|提供|配布|支給|修理|で(?:貸|提供|支給|配))|無報酬|無給|ノーギャラ|ただ働き|手弁当)'
