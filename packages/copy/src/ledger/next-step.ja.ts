/** The ladder's next step for a member: the same words wherever it is shown. */
export const nextStep = {
  next: '次の目安',
  ifViolation: '違反の場合の目安：',
  is: (measure: string, nth: number) => (nth > 1 ? `${measure}（${nth}回目）` : measure),
  rungs: { advice: 'アドバイスメール', warn: '警告', restrict: '利用制限', withdraw: '強制退会の提案' },
  withHides: (n: number) => `非表示${n}件を含めた目安です`,
}
