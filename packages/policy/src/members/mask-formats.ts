/** Masked forms of personal fields: enough to recognize, too little to use. Counted in characters, not UTF-16 units. */

const firstCharacter = (text: string): string => [...text][0] ?? ''

/** `山田 太郎` → `山* 太*` */
export function maskName(name: string): string {
  return name
    .split(/\s+/u)
    .filter((part) => part !== '')
    .map((part) => `${firstCharacter(part)}*`)
    .join(' ')
}

/** `taro@example.jp` → `t***@e***.jp`; an erased member has an empty one */
export function maskEmail(email: string): string {
  if (email === '') return ''
  const [local = '', domain = ''] = email.split('@')
  const top = domain.includes('.') ? domain.slice(domain.lastIndexOf('.')) : ''
  return `${firstCharacter(local)}***@${firstCharacter(domain)}***${top}`
}

/** `090-1234-5678` → `***-****-**78` */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/gu, '').length
  let seen = 0
  return phone.replace(/\d/gu, (digit) => {
    seen += 1
    return seen > digits - 2 && digits > 4 ? digit : '*'
  })
}

const MAIL_ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu
const PHONE_NUMBER = /(?<!\d)0\d{1,4}[-‐－ ]?\d{1,4}[-‐－ ]?\d{3,4}(?!\d)/gu

/** Masks mail addresses and phone numbers within a text: `電話は 090-1234-5678` → `電話は ***-****-**78` */
export const maskContacts = (text: string): string =>
  text.replace(MAIL_ADDRESS, maskEmail).replace(PHONE_NUMBER, maskPhone)
