import type { Dealings, Member, MemberRole, Profile, Verifications } from '@mimamori/policy/intake/arrivals'
import {
  COMPANY_ROMAN,
  COMPANY_STEMS,
  FAMILY,
  FIRST,
  FIRST_ROMAN,
  GIVEN,
  GIVEN_ROMAN,
  NICKNAMES,
  SHOPS,
  TRADES,
  VAGUE,
} from './letters/names.ts'
import { type Random, seeded } from './random.ts'
import { phoneNumber } from './wording/contacts.ts'

const DAY = 86_400_000
const SIX_YEARS = 6 * 365 * DAY

type Standing = 'freelancer' | 'client' | 'both' | 'doubtful'

/** Members of all sorts, oldest first, ids rising with the day of registration. About one in twenty is a doubtful client. */
export function exampleMembers(random: Random, count: number, now: string): Member[] {
  const end = Date.parse(now)
  const ages = Array.from({ length: count }, () => SIX_YEARS * random.next() ** 1.6).sort((a, b) => b - a)
  let number = 10_000 + random.int(100, 900)
  return ages.map((age) => {
    number += random.int(1, 7)
    const standing = standingFor(random, age)
    return memberOf(random, `U-${number}`, standing, new Date(end - Math.floor(age)).toISOString())
  })
}

/** Clients whom a moderator would look at twice: nothing verified, hardly a profile. */
export function isDoubtful(member: Member): boolean {
  const { identity, phone } = member.verifications
  return member.roles.includes('client') && !identity && !phone && member.profile.introductionLength < 60
}

function standingFor(random: Random, age: number): Standing {
  return random.weighted<Standing>([
    ['freelancer', 58],
    ['client', 27],
    ['both', 10],
    ['doubtful', age < 90 * DAY ? 22 : 2],
  ])
}

const ROLES: Readonly<Record<Standing, readonly MemberRole[]>> = {
  freelancer: ['freelancer'],
  client: ['client'],
  both: ['freelancer', 'client'],
  doubtful: ['client'],
}

function memberOf(random: Random, id: string, standing: Standing, registeredAt: string): Member {
  const { displayName, mailbox } = named(random, standing)
  return {
    id,
    roles: ROLES[standing],
    displayName,
    email: `${mailbox}@${random.pick(['example.jp', 'example.com'])}`,
    phone: phoneNumber(random, false),
    registeredAt,
    verifications: verificationsOf(random, standing),
    profile: profileOf(random, standing),
    dealings: dealingsOf(id, standing),
  }
}

/** What is under way for a member: by the number in the id, so that all the rest stays as it was drawn. */
function dealingsOf(id: string, standing: Standing): Dealings {
  const random = seeded(Number(id.replace(/\D/g, '')))
  const runningContracts = random.weighted([
    [0, 4],
    [random.int(1, 4), 3],
  ])
  const unpaidYen = runningContracts === 0 ? 0 : random.int(1, 24) * 2_500
  const proposes = standing === 'freelancer' || standing === 'both'
  return { runningContracts, unpaidYen, openProposals: proposes ? random.int(0, 5) : 0 }
}

type Named = { readonly displayName: string; readonly mailbox: string }

function named(random: Random, standing: Standing): Named {
  const tail = `${random.pick(['', '.', '_'])}${random.int(1, 999)}`
  if (standing === 'doubtful') {
    return { displayName: random.pick(VAGUE), mailbox: `${random.pick(['work', 'job', 'zaitaku', 'info'])}${tail}` }
  }
  if (standing === 'client' && random.chance(0.7)) return company(random)
  if (random.chance(0.3)) {
    const person = random.int(0, FIRST.length - 1)
    const displayName = `${random.pick(FAMILY)} ${FIRST[person] ?? '美咲'}`
    return { displayName, mailbox: `${FIRST_ROMAN[person] ?? 'misaki'}${tail}` }
  }
  const index = random.int(0, GIVEN.length - 1)
  const given = GIVEN[index] ?? 'ゆき'
  const displayName = random.weighted([
    [`${given}@${random.pick(TRADES)}`, 4],
    [given, 1],
    [random.pick(NICKNAMES), 3],
    [`${random.pick(FAMILY)}${random.pick(['デザイン', '事務所', 'ライティングオフィス'])}`, 1],
    [`${GIVEN_ROMAN[index] ?? 'yuki'}_${random.pick(['works', 'design', 'note', 'studio'])}`, 2],
  ])
  return { displayName, mailbox: `${GIVEN_ROMAN[index] ?? 'yuki'}${tail}` }
}

function company(random: Random): Named {
  const index = random.int(0, COMPANY_STEMS.length - 1)
  const stem = COMPANY_STEMS[index] ?? 'ミドリ企画'
  const displayName = random.weighted([
    [`株式会社${stem}`, 5],
    [`${stem}株式会社`, 2],
    [`合同会社${stem}`, 2],
    [`${stem} 採用担当`, 1],
    [`${random.pick(SHOPS)}`, 2],
  ])
  return {
    displayName,
    mailbox: `${random.pick(['info', 'pr', 'contact', 'saiyo'])}-${COMPANY_ROMAN[index] ?? 'midori'}`,
  }
}

function verificationsOf(random: Random, standing: Standing): Verifications {
  if (standing === 'doubtful') return { identity: false, phone: false, nda: false, marketplaceCheck: false }
  const identity = random.chance(0.7)
  return {
    identity,
    phone: random.chance(identity ? 0.95 : 0.5),
    nda: identity && random.chance(0.75),
    marketplaceCheck: identity && random.chance(0.6),
  }
}

function profileOf(random: Random, standing: Standing): Profile {
  const careful = standing !== 'doubtful' && random.chance(0.6)
  const works = standing === 'freelancer' || standing === 'both'
  return {
    hasPhoto: careful || random.chance(0.3),
    introductionLength:
      standing === 'doubtful' ? random.int(0, 50) : random.int(careful ? 220 : 60, careful ? 900 : 260),
    skills: works ? random.int(careful ? 2 : 0, 9) : 0,
    portfolioItems: works ? random.int(0, careful ? 18 : 3) : 0,
    listedServices: works ? random.int(0, careful ? 4 : 1) : 0,
    experience: careful ? random.pick(['public', 'members']) : random.pick(['none', 'none', 'members']),
    qualifications: works ? random.int(0, 3) : 0,
    companyFactsPublic: !works && careful ? random.int(3, 7) : random.int(0, 2),
  }
}
