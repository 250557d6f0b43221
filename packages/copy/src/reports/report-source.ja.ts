/** Where a violation report comes from that was made from an enquiry. */
export const reportSource = {
  fromEnquiry: (caseNumber: number) => `直接取引被害の相談 #${caseNumber} から作成`,
  enteredBy: (alias: string) => `スタッフ（${alias}）が入力した相談です。申告者本人が送ったものではありません。`,
  hadPart:
    'あなたはこの相談を入力・照合したか、案件にしています。できるのは非表示と修正依頼だけです。ほかの判断は別の担当者に任せてください。',
}
