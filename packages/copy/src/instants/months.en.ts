/** In order, written out. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `October`, of `2026-10` */
export const nameOf = (month: string): string => MONTHS[Number(month.slice(5, 7)) - 1] ?? month

/** `October 2026`, of `2026-10` */
export const fullMonth = (month: string): string => `${nameOf(month)} ${month.slice(0, 4)}`
