/** What a pasted text may refer to: a case, by id or number, or whatever it can be about by its id. */
export type PastedReference = {
  readonly caseId: string | null
  readonly number: number | null
  /** ids of jobs, proposals, messages, members, contracts, contact reminders or enquiries, the likeliest first */
  readonly targetIds: readonly string[]
}

const NO_REFERENCE: PastedReference = { caseId: null, number: null, targetIds: [] }

const CASE_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const TARGET_ID = /^[A-Za-z0-9_-]{1,64}$/
const NUMBER = /^#?(\d{1,9})$/
const FILE_ENDING = /\.(?:html?|json)$/
/** parts of an address that are tried as ids, from the last */
const MAX_PATH_PARTS = 6

/**
 * Parses what somebody pasted: `#412`, an id, or the address of a case here or of a job on the marketplace. Full-width
 * digits and letters count as their narrow forms.
 */
export function parsePastedReference(pasted: string): PastedReference {
  const text = pasted.normalize('NFKC').trim()
  const address = /^https?:\/\/[^/?#]+([^?#]*)/i.exec(text)
  if (address) return parseAddress(address[1] ?? '')
  const number = NUMBER.exec(text)?.[1]
  if (number) return { caseId: null, number: Number(number), targetIds: text.startsWith('#') ? [] : [text] }
  if (CASE_ID.test(text)) return { caseId: text.toLowerCase(), number: null, targetIds: [text] }
  return TARGET_ID.test(text) ? { ...NO_REFERENCE, targetIds: [text] } : NO_REFERENCE
}

function parseAddress(path: string): PastedReference {
  const parts = path
    .split('/')
    .map((part) => decodePart(part).replace(FILE_ENDING, ''))
    .filter((part) => TARGET_ID.test(part))
    .reverse()
    .slice(0, MAX_PATH_PARTS)
  const caseId = parts.find((part) => CASE_ID.test(part))?.toLowerCase() ?? null
  return { caseId, number: null, targetIds: parts }
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}
