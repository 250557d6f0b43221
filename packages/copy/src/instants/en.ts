import type { instants as ja } from './ja.ts'
import { toTokyoTime } from './tokyo-time.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function dmy(instant: string): string {
  const at = toTokyoTime(instant)
  return `${at.day} ${MONTHS[at.month - 1]} ${at.year}`
}

export const instants: typeof ja = {
  absolute: (instant) => `${dmy(instant)}, ${toTokyoTime(instant).time} JST`,
  day: dmy,
  brief: (instant) => {
    const at = toTokyoTime(instant)
    return `${at.day} ${MONTHS[at.month - 1]} ${at.time}`
  },
  month: (instant) => {
    const at = toTokyoTime(instant)
    return `${MONTHS[at.month - 1]} ${at.year}`
  },
  letterDay: dmy,
  inJapan: (text) => `${text} JST`,
  ownZone: (text) => `${text} local`,
  minutes: (n) => {
    if (n < 60) return `${n} min`
    if (n < 48 * 60) return n % 60 === 0 ? `${n / 60} h` : `${Math.floor(n / 60)} h ${n % 60} min`
    return `${Math.floor(n / 1440)} days`
  },
  seconds: (n) => `${n} s`,
}
