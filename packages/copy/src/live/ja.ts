/** Who else has a case on screen. */
export const live = {
  here: 'この案件を見ている人',
  doings: { typing: '入力中', viewing: '閲覧中', away: '離席中' },
  does: (alias: string, doing: string) => `${alias} ${doing}`,
  others: (n: number) => `ほか${n}名`,
  between: '、',
}
