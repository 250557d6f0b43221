import type { Job } from '@mimamori/policy/intake/intake-arrivals'
import { OFFENCES_BY_CATEGORY } from './offences/offence-catalogue.ts'
import { recogniseLine, recogniseTitle } from './offences/offence-recognition.ts'
import type { Random } from './seeded-random.ts'
import { disguiseWord } from './wording/contact-details.ts'
import { createFiller } from './wording/slot-filling.ts'
import { createContactSlots, formatYen, GENERAL_SLOTS } from './wording/slot-values.ts'
import { lines } from './wording/text-lists.ts'

export type EditKind = 'repaired' | 'slightly_changed' | 'worsened'

/** A new version of a job made by this package, as its client would send it in. */
export function editedJob(random: Random, job: Job, at: string, how: EditKind): Job {
  return { ...EDITS[how](random, job), updatedAt: at }
}

const THANKS = lines`
  やり取りはすべてサイト内のメッセージでお願いいたします。
  ご指摘を受けて募集内容を修正いたしました。
  募集文の一部を改めました。ご迷惑をおかけいたしました。
`

/** The job corrected: without the lines that break a rule, with a fixed reward and a plain title. */
function repairJob(random: Random, job: Job): Job {
  const ownLines = job.description.split('\n').filter((line) => recogniseLine(line) === null)
  const amount = random.int(3, 30) * 1000
  const uncertain = job.reward.min === null
  if (!uncertain && random.chance(0.5)) ownLines.push('', random.pick(THANKS))
  const text = ownLines.join('\n')
  const plain = `${job.category === 'その他' ? '在宅' : job.category}のお仕事をお願いできる方を募集します`
  return {
    ...job,
    title: recogniseTitle(job.title) === null ? job.title : plain,
    description: tidyBlankLines(
      uncertain ? insertBeforeClosing(text, `報酬は${formatYen(amount)}（固定）でお支払いします。`) : text,
    ),
    reward: uncertain ? { type: 'fixed', min: amount, max: amount } : job.reward,
  }
}

const POSTSCRIPTS = lines`
  ※多数のご応募をいただいており、順次お返事しております。
  ※募集人数を増やしました。
  ※土日もご対応いただける方を優先いたします。
  ※よくいただくご質問への回答を追記しました。作業の開始時期はご相談に応じます。
  （追記）締め切りを1週間延長しました。
`

/** A harmless edit: a postscript or one more seat; lines that break a rule stay, sometimes spelt differently. */
function changeSlightly(random: Random, job: Job): Job {
  const respelt = random.chance(0.4)
  const changed = job.description
    .split('\n')
    .map((line) => (respelt && recogniseLine(line) !== null ? disguiseWord(random, line) : line))
  const again = `【再募集】${job.title}`
  return {
    ...job,
    title: again.length <= 60 && random.chance(0.3) ? again : job.title,
    description: `${changed.join('\n')}\n\n${random.pick(POSTSCRIPTS)}`,
    seats: job.seats + random.int(0, 2),
  }
}

const AFTERTHOUGHTS = OFFENCES_BY_CATEGORY.direct_deal
  .filter(({ around }) => Array.isArray(around) && around.length === 0)
  .flatMap(({ tells }) => tells)

/** The job with a contact added before the closing words, as happens after a job was passed. */
function worsenJob(random: Random, job: Job): Job {
  const fill = createFiller(random, createContactSlots(random, random.chance(0.3)), GENERAL_SLOTS)
  return { ...job, description: insertBeforeClosing(job.description, fill(random.pick(AFTERTHOUGHTS))) }
}

function insertBeforeClosing(text: string, added: string): string {
  const paragraphs = tidyBlankLines(text).split('\n\n')
  paragraphs.splice(Math.max(1, paragraphs.length - 1), 0, added)
  return paragraphs.join('\n\n')
}

function tidyBlankLines(text: string): string {
  return text.replace(/\n{3,}/g, '\n\n').trim()
}

const EDITS = { repaired: repairJob, slightly_changed: changeSlightly, worsened: worsenJob } as const
