import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { type CopyIndex, createCopyIndex } from '@mimamori/detection/copy-index'
import { gramsOf } from '@mimamori/detection/near-duplicates'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import { type HiddenTextRow, hiddenTextOf, newestHiddenTexts } from '@mimamori/storage/detection/hidden-text-reads'
import type { ChangeNotice, Storage } from '@mimamori/storage/storage'
import type { Log } from './json-log.ts'
import { readWithRetries } from './reload-on-news.ts'

/** The newest hidden texts of the desk, in memory and without their words: what arrives is compared with them without a query. */
export type HiddenTextCache = {
  /** The flag of a text that nearly copies a hidden one; `null`: it copies none. A text is no copy of its own earlier version. */
  readonly findCopied: (text: Parameters<CopyIndex['find']>[0], target: Target) => ReturnType<CopyIndex['find']>
  /** Resolves once everything that was hidden, shown or erased before the call is known here. */
  readonly settled: () => Promise<void>
}

const MAX_TEXTS = 5000
/** texts that are read in one go, before others are let in between */
const SLICE = 250
/** what may hide or empty many texts at once */
const RELOADS: readonly string[] = ['withdrawal.released', 'retention.ran']

function addTo(index: CopyIndex, text: HiddenTextRow): void {
  const grams = gramsOf(text)
  if (grams) index.add({ target: text.target, authorId: text.authorId, category: text.category, grams })
}

async function loadIndex(db: Storage['db']): Promise<CopyIndex> {
  const index = createCopyIndex(MAX_TEXTS)
  // the oldest first: the index drops what was added first
  for (const [n, text] of (await newestHiddenTexts(db, MAX_TEXTS)).reverse().entries()) {
    addTo(index, text)
    if (n % SLICE === SLICE - 1) await yieldToEventLoop()
  }
  return index
}

/** Loads the newest hidden texts, and follows what is hidden, shown again and erased, here or at another instance. */
export async function openHiddenTextCache(storage: Storage, log: Log): Promise<HiddenTextCache> {
  let index = await loadIndex(storage.db)
  let lastUpdate: Promise<void> = Promise.resolve()

  async function follow({ action, subject }: ChangeNotice): Promise<void> {
    if (action === 'member.erased') index.remove(({ authorId }) => authorId === subject.id)
    if (action !== 'content.hidden' && action !== 'content.shown') return
    const target = subject as Target
    const text = await hiddenTextOf(storage.db, target)
    if (text) addTo(index, text)
    else index.remove(({ target: { type, id } }) => type === target.type && id === target.id)
  }
  async function update(news: readonly ChangeNotice[] | null): Promise<void> {
    if (news === null || news.some(({ action }) => RELOADS.includes(action))) index = await loadIndex(storage.db)
    else for (const notice of news) await follow(notice)
  }
  storage.listen((news) => {
    lastUpdate = lastUpdate.then(() => readWithRetries(log, 'the hidden texts', () => update(news)))
  })
  return { findCopied: (text, target) => index.find(text, target), settled: () => lastUpdate }
}

/** No hidden texts, for commands beside a running desk, which take in nothing. */
export const NO_HIDDEN_TEXTS: HiddenTextCache = { findCopied: () => null, settled: () => Promise.resolve() }
