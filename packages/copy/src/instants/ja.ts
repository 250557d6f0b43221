import { toTokyoTime } from './tokyo-time.ts'

const WEEKDAYS = ['日', '月', '火', '水', '木', '金', '土']
const two = (n: number) => String(n).padStart(2, '0')

function ymd(instant: string): string {
  const at = toTokyoTime(instant)
  return `${at.year}/${two(at.month)}/${two(at.day)}`
}

/** Instants and spans of time in words. Instants are shown in Japan time. */
export const instants = {
  /** `2026/11/24(火) 13:28` */
  absolute: (instant: string) => {
    const at = toTokyoTime(instant)
    return `${ymd(instant)}(${WEEKDAYS[at.weekday]}) ${at.time}`
  },
  day: ymd,
  /** `11/24 13:28`, for lists of this year */
  brief: (instant: string) => {
    const at = toTokyoTime(instant)
    return `${two(at.month)}/${two(at.day)} ${at.time}`
  },
  /** `2026年11月`, over what happened in it */
  month: (instant: string) => {
    const at = toTokyoTime(instant)
    return `${at.year}年${at.month}月`
  },
  /** `2026年11月27日`, as letters to members write it */
  letterDay: (instant: string) => {
    const at = toTokyoTime(instant)
    return `${at.year}年${at.month}月${at.day}日`
  },
  /** beside the same instant by another clock */
  inJapan: (text: string) => `日本 ${text}`,
  ownZone: (text: string) => `現地 ${text}`,
  minutes: (n: number) => {
    if (n < 60) return `${n}分`
    if (n < 48 * 60) return n % 60 === 0 ? `${n / 60}時間` : `${Math.floor(n / 60)}時間${n % 60}分`
    return `${Math.floor(n / 1440)}日`
  },
  seconds: (n: number) => `${n}秒`,
}
