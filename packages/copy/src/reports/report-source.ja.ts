/** Where a violation report comes from that was made from an enquiry. */
export const reportSource = {
  fromEnquiry: (caseNumber: number) => `直接取引の相談 #${caseNumber} から作成`,
  enteredBy: (alias: string) => `スタッフ（${alias}）が入力した相談です。申告者本人が送ったものではありません。`,
  hadPart:
    'この相談の入力・照合・案件化に関わったため、非表示と修正依頼だけができます。ほかの判断は別の担当者に任せてください。',
}
