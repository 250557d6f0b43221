import { expect, test } from 'vitest'
import { isPublicAddress } from './ip-ranges.ts'

test.each(['8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is a public address', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})

test.each([
  ['127.0.0.1', 'an address of this machine'],
  ['10.1.2.3', 'a private one'],
  ['169.254.169.254', 'one of the link'],
  ['::ffff:127.0.0.1', 'one mapped to IPv6'],
  ['::7f00:1', 'one in the compatible form of IPv6'],
  ['64:ff9b::7f00:1', 'one translated by NAT64'],
  ['64:ff9b:1::7f00:1', 'one translated within a network'],
  ['2002:7f00:1::', 'one of a tunnel'],
  ['fec0::1', 'one of a site'],
  ['fd00::1', 'a private one of IPv6'],
])('%s is not: it is %s', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})
