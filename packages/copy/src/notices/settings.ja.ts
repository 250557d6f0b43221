/** The notice settings, in the administration. */
export const noticeSettings = {
  title: 'お知らせ',
  lead: '毎月のお知らせについて、伏せる件数、下書きを作成する日、公開先のURLを決めます。公開済みのお知らせは変わりません。',
  below: '伏せる件数',
  belowNote: '1件以上この件数未満の区分は「○件未満」とし、合計と構成比にも含めません。0にすると伏せません。',
  belowRange: '0、または 3～50',
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
