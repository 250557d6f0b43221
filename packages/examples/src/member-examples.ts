import type { Dealings, Member, MemberRole, Profile, Verifications } from '@mimamori/policy/intake/intake-arrivals'
import { createSeededRandom, type Random } from './seeded-random.ts'
import {
  COMPANY_ROMAN,
  COMPANY_STEMS,
  FAMILY_NAMES,
  FIRST_NAMES,
  FIRST_NAMES_ROMAN,
  GIVEN_NAMES,
  GIVEN_NAMES_ROMAN,
  NICKNAMES,
  SHOPS,
  TRADES,
  VAGUE_NAMES,
} from './texts/name-texts.ts'
import { createPhoneNumber } from './wording/contact-details.ts'

const DAY_MS = 86_400_000
const SIX_YEARS_MS = 6 * 365 * DAY_MS

type MemberSort = 'freelancer' | 'client' | 'both' | 'doubtful'

/** Members of all sorts, oldest first, ids rising with the day of registration. About one in twenty is a doubtful client. */
export function exampleMembers(random: Random, count: number, now: string): Member[] {
  const end = Date.parse(now)
  const ages = Array.from({ length: count }, () => SIX_YEARS_MS * random.next() ** 1.6).sort((a, b) => b - a)
  let number = 10_000 + random.int(100, 900)
  return ages.map((age) => {
    number += random.int(1, 7)
    const standing = pickMemberSort(random, age)
    return createMember(random, `U-${number}`, standing, new Date(end - Math.floor(age)).toISOString())
  })
}

/** Suspicious clients: nothing verified, hardly a profile. */
export function isDoubtful(member: Member): boolean {
  const { identity, phone } = member.verifications
  return member.roles.includes('client') && !identity && !phone && member.profile.introductionLength < 60
}

function pickMemberSort(random: Random, age: number): MemberSort {
  return random.weighted<MemberSort>([
    ['freelancer', 58],
    ['client', 27],
    ['both', 10],
    ['doubtful', age < 90 * DAY_MS ? 22 : 2],
  ])
}

const ROLES: Readonly<Record<MemberSort, readonly MemberRole[]>> = {
  freelancer: ['freelancer'],
  client: ['client'],
  both: ['freelancer', 'client'],
  doubtful: ['client'],
}

function createMember(random: Random, id: string, standing: MemberSort, registeredAt: string): Member {
  const { displayName, mailbox } = pickMemberName(random, standing)
  const email = `${mailbox}@${random.pick(['example.jp', 'example.com'])}`
  const phone = createPhoneNumber(random, false)
  const verifications = verificationsOf(random, standing)
  const profile = profileOf(random, standing)
  return {
    id,
    roles: ROLES[standing],
    displayName,
    email,
    phone,
    registeredAt,
    ...(isThorough(id, standing) ? completed(id, profile) : { verifications, profile }),
    dealings: dealingsOf(id, standing),
  }
}

/** What is under way for a member: by the number in the id, so that all the rest stays as it was drawn. */
function dealingsOf(id: string, standing: MemberSort): Dealings {
  const random = createSeededRandom(Number(id.replace(/\D/g, '')))
  const runningContracts = random.weighted([
    [0, 4],
    [random.int(1, 4), 3],
  ])
  const unpaidYen = runningContracts === 0 ? 0 : random.int(1, 24) * 2_500
  const proposes = standing === 'freelancer' || standing === 'both'
  return { runningContracts, unpaidYen, openProposals: proposes ? random.int(0, 5) : 0 }
}

/** by the number in the id, as are dealings */
const ownRandom = (id: string): Random => createSeededRandom(Number(id.replace(/\D/g, '')) * 17 + 3)

/** Does the member fill in what account standards ask for? About half of them do. */
const isThorough = (id: string, standing: MemberSort): boolean => standing !== 'doubtful' && ownRandom(id).chance(0.55)

/** Checked and filled in throughout; with one in ten the introduction is a little short. */
function completed(id: string, profile: Profile): Pick<Member, 'verifications' | 'profile'> {
  const random = ownRandom(id)
  const isShort = random.int(0, 999) % 10 === 0
  return {
    verifications: { identity: true, phone: true, nda: true, marketplaceCheck: true },
    profile: {
      ...profile,
      hasPhoto: true,
      introductionLength: isShort ? random.int(275, 298) : Math.max(profile.introductionLength, random.int(302, 640)),
      skills: Math.max(profile.skills, 1),
      experience: profile.experience === 'none' ? 'members' : profile.experience,
      companyFactsPublic: Math.max(profile.companyFactsPublic, 3),
    },
  }
}

type MemberName = { readonly displayName: string; readonly mailbox: string }

function pickMemberName(random: Random, standing: MemberSort): MemberName {
  const tail = `${random.pick(['', '.', '_'])}${random.int(1, 999)}`
  if (standing === 'doubtful') {
    return {
      displayName: random.pick(VAGUE_NAMES),
      mailbox: `${random.pick(['work', 'job', 'zaitaku', 'info'])}${tail}`,
    }
  }
  if (standing === 'client' && random.chance(0.7)) return pickCompanyName(random)
  if (random.chance(0.3)) {
    const person = random.int(0, FIRST_NAMES.length - 1)
    const displayName = `${random.pick(FAMILY_NAMES)} ${FIRST_NAMES[person] ?? '美咲'}`
    return { displayName, mailbox: `${FIRST_NAMES_ROMAN[person] ?? 'misaki'}${tail}` }
  }
  const index = random.int(0, GIVEN_NAMES.length - 1)
  const givenName = GIVEN_NAMES[index] ?? 'ゆき'
  const displayName = random.weighted([
    [`${givenName}@${random.pick(TRADES)}`, 4],
    [givenName, 1],
    [random.pick(NICKNAMES), 3],
    [`${random.pick(FAMILY_NAMES)}${random.pick(['デザイン', '事務所', 'ライティングオフィス'])}`, 1],
    [`${GIVEN_NAMES_ROMAN[index] ?? 'yuki'}_${random.pick(['works', 'design', 'note', 'studio'])}`, 2],
  ])
  return { displayName, mailbox: `${GIVEN_NAMES_ROMAN[index] ?? 'yuki'}${tail}` }
}

function pickCompanyName(random: Random): MemberName {
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

function verificationsOf(random: Random, standing: MemberSort): Verifications {
  if (standing === 'doubtful') return { identity: false, phone: false, nda: false, marketplaceCheck: false }
  const identity = random.chance(0.7)
  return {
    identity,
    phone: random.chance(identity ? 0.95 : 0.5),
    nda: identity && random.chance(0.75),
    marketplaceCheck: identity && random.chance(0.6),
  }
}

function profileOf(random: Random, standing: MemberSort): Profile {
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
