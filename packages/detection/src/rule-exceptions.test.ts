import { expect, test } from 'vitest'
import { toScannable } from './examples/rule-example.ts'
import { detectByRules } from './rule-detector.ts'

const rulesIn = (body: string) => detectByRules(toScannable(body)).map(({ rule }) => rule)
const cutsOf = (body: string, rule: string) =>
  (detectByRules(toScannable(body)).find((flag) => flag.rule === rule)?.spans ?? []).map(({ start, end }) =>
    body.slice(start, end),
  )

test('a list under a heading of what is forbidden asks for nothing, and the same line elsewhere does', () => {
  const line = '・LINEのIDを交換'
  expect(rulesIn(`【禁止事項】\n・電話\n${line}`)).toEqual([])
  expect(rulesIn(`【連絡】\n・電話\n${line}`)).toContain('direct_deal.chat_contact')
})

test('words quoted from somebody else are no offer, and the same words said are one', () => {
  expect(rulesIn('「LINEで連絡ください」というメッセージが届きました')).toEqual([])
  expect(rulesIn('LINEで連絡ください')).toContain('direct_deal.chat_contact')
})

test('a sentence beside that keeps all on the site excuses a word, and one about something else does not', () => {
  const asked = '直接契約を希望される会社もあります。'
  expect(rulesIn(`${asked}今回はすべてサイト内で進めます。`)).toEqual([])
  expect(rulesIn(`直接契約を希望します。急ぎません。`)).toContain('direct_deal.off_site_deal')
})

test('a warning about an offence is honest work, and an invitation to it is not', () => {
  expect(rulesIn('ネットワークビジネスの手口を伝えるチラシのデザイン')).toEqual([])
  expect(rulesIn('ネットワークビジネスの仲間になってください')).toContain('mlm.network')
})

test('a licence excuses the work it is for, and its absence does not', () => {
  expect(rulesIn('確定申告の代行は税理士の方に限ります')).toEqual([])
  expect(rulesIn('確定申告の代行です。税理士の資格は不要です')).toContain('other.licensed_work')
})

test('a refusal in the form of a question invites', () => {
  expect(rulesIn('ラインで話しません?')).toContain('direct_deal.chat_contact')
  expect(rulesIn('ラインでは話しません。')).toEqual([])
})

test('the ID that a contact rule is about is marked, and one far away is not', () => {
  const far = 'あ'.repeat(70)
  expect(cutsOf(`LINEで連絡ください。yama_da01です。${far}file_name9`, 'direct_deal.chat_contact')).toEqual([
    'LINEで連絡ください',
    'yama_da01です',
  ])
})
