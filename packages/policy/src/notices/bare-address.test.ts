import { expect, test } from 'vitest'
import { bareAddressAt, withoutBareAddresses } from './bare-address.ts'

const ADDRESSES: readonly (readonly [string, string | null])[] = [
  ['https://example.com/faq', 'https://example.com/faq'],
  ['https://example.com/faq をご覧ください', 'https://example.com/faq'],
  ['https://example.com/faqをご覧ください', 'https://example.com/faq'],
  ['https://example.com/faq。次の文', 'https://example.com/faq'],
  ['https://example.com/faq、https://example.com', 'https://example.com/faq'],
  ['https://example.com/faq）', 'https://example.com/faq'],
  ['https://example.com/faq」と', 'https://example.com/faq'],
  ['https://example.com/faq】', 'https://example.com/faq'],
  ['https://example.com/faq).', 'https://example.com/faq'],
  ['https://example.com/a_(b)', 'https://example.com/a_(b)'],
  ['https://example.com/a_(b))', 'https://example.com/a_(b)'],
  ['https://example.com/faq]', 'https://example.com/faq'],
  ['https://example.com/?a=1&b=2#c!', 'https://example.com/?a=1&b=2#c'],
  ['https://example.com/a.b?', 'https://example.com/a.b'],
  ['https://example.com/"x', 'https://example.com/'],
  ['https://example.com/<x', 'https://example.com/'],
  ['http://example.com', 'http://example.com'],
  ['HTTPS://EXAMPLE.COM/A', 'HTTPS://EXAMPLE.COM/A'],
  ['https://', null],
  ['https:///x', null],
  ['https://。', null],
  ['javascript:alert(1)', null],
  ['see https://example.com', null],
]
test.each(ADDRESSES)('%s begins with the address %s', (text, address) => {
  expect(bareAddressAt(text, 0)).toBe(address)
  expect(bareAddressAt(`前 ${text}`, 2)).toBe(address)
})

test('a text without its addresses has all else', () => {
  expect(withoutBareAddresses('前https://example.com/48。後（http://e.example/64）').replaceAll(' ', '')).toBe(
    '前。後（）',
  )
})
