/** `2026年10月`, of `2026-10` */
export const fullMonth = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`
