/** The notice settings, in the administration. */
export const noticeSettings = {
  title: 'お知らせ',
  lead: '毎月のお知らせについて、少ない件数のまとめ方、下書きを作成する日、公開先のURLを決めます。公開済みのお知らせは変わりません。',
  below: 'この件数未満をまとめる',
  belowNote:
    '1件以上この件数未満の区分がある月は、件数の少ない区分を2つ以上まとめ、合計だけを公開します。全体がこの件数未満の月は「○件未満」とだけ公開します。訂正版では、前の版より小さい値は使いません。0にすると、すべての件数を公開します。',
  belowRange: '0、または3～50',
  draftDay: '下書きを自動で作成する日',
  draftDayNote: '毎月この日（日本時間）に、その月の号の下書きを作成します。空欄にすると、自動では作成しません。',
  draftDayRange: (min: number, max: number) => `${min}～${max}日、または空欄`,
  address: '公開したお知らせのURL',
  addressNote: '前回のお知らせへのリンクに使います。{id} は、お知らせのIDに置き換わります。',
  problems: {
    setting_out_of_range: '0、または3から50の整数を入力してください。',
    draft_day_out_of_range: '1から28の整数を入力するか、空欄にしてください。',
    notice_address_flawed: '「/」で始まるパスか、httpまたはhttpsのURLを、{id} を含めて入力してください。',
  },
  save: '保存',
  saved: 'お知らせの設定を変更しました',
  reset: '標準に戻す',
}
