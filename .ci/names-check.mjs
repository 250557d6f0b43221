/**
 * That words can be found: no retired word in an identifier or a file name, no two files of one name, no crowded floor,
 * no long file, and commit subjects of one form. `node .ci/names-check.mjs`.
 */
import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** Words of an earlier vocabulary, each with what it is called today. Whole identifiers. */
const RETIRED = {
  Office: 'AppContext',
  openOffice: 'createContext',
  openDesk: 'openStorage',
  openDoor: 'startHttpServer',
  answerWith: 'setHandler',
  keepHouse: 'startScheduler',
  keepStream: 'startAuditStream',
  keepIndex: 'startSearchIndexing',
  keepBackups: 'startBackups',
  giveBackMemory: 'releaseMemoryWhenIdle',
  giveUp: 'exitWithError',
  letGo: 'releaseClaims',
  ReadingRoom: 'SearchWorker',
  readingRoom: 'createSearchWorker',
  Vitals: 'Metrics',
  vitals: 'metrics',
  Sight: 'DecisionContext',
  sightOf: 'loadDecisionContext',
  placingOf: 'computePlacement',
  Placing: 'QueuePlacement',
  openFollowing: 'openFollowUpCase',
  takeInWhatCame: 'absorbLateArrivals',
  catalogueFlaw: 'validateAgainstGuideline',
  reportsAndLines: 'report-presenter.ts',
  showAnew: 'restoreVisibility',
  shownTo: 'maskFor',
  Overtaken: 'ConcurrentUpdateError',
  hearSaid: 'onBroadcast',
  gather: 'coalesce',
  takeIn: 'ingest',
  signalCase: 'attachToCase',
  writeAnew: 'rewriteFile',
  goAway: 'checkpointInWorker',
  asShipped: 'BUILT_IN_CATALOGUE',
  halfACompany: 'missingOidcSettings',
  halfAServer: 'missingSmtpSettings',
  orSaid: 'lazyWithFallback',
  orNothing: 'lazyOptional',
  atLeisure: 'delayedAfterFirstPaint',
  useStanding: 'useSelectedRow',
  useTaking: 'useExport',
  useDoorCopy: 'usePublicMessages',
  useWelcomed: 'useMessagesReady',
  trialDesk: 'openTestApp',
  TrialDesk: 'TestApp',
  trialServer: 'startTestServer',
  TrialServer: 'TestServer',
  trialStorage: 'openTestStorage',
  Asked: '…Query',
  Wish: '…Options',
  Said: '…Message',
  Around: '…Deps',
}
const RETIRED_FORM = /^(?:[A-Z]+_)*AT_MOST$|^LOOK_AGAIN_MS$|^trial[A-Z]|^Trial[A-Z]/

/** Verbs and nouns that say nothing of their feature, as whole file names. */
const RETIRED_FILES =
  /^(?:look|moves|settle|letgo|let-go|door|office|housekeeping|reads|save|procedures|page|list|words|find|ask|draw|drawn|found|shown|told|vitals|tries|ways|room|here|misspelled|placing|following|judged|proposing|reversing)\.tsx?$/

/** Names that convention fixes. */
const CONVENTIONAL = /^(?:ja|en|main)\.ts$|^(?:package|tsconfig)\.json$/

const FLOORS = [
  { folder: 'apps/bff/src', most: 4 },
  { folder: 'apps/web/src/app', most: 30 },
]
const FILE_LINES = { percentile: 0.9, most: 120 }
/** Subjects from here on are checked; earlier ones were written before the rule. */
const FIRST_CHECKED_COMMIT = 'ci: names and commit subjects are checked'
const SUBJECT = /^[\w/., &-]+: \S/
const MAX_SUBJECT = 72

/** Newest first; empty where the code was copied without its history. @returns {string[]} */
function commitSubjects() {
  try {
    const output = execFileSync('git', ['log', '--format=%s'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return output.split('\n').filter(Boolean)
  } catch {
    return []
  }
}

/** Code without comments and the inside of strings, where words are nobody's business. @param {string} source */
const code = (source) =>
  source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, (text) =>
    text.startsWith('/') ? ' ' : "''",
  )

/** @type {string[]} */
const faults = []
const files = globSync('{apps,packages,e2e,.ci}/**/*.{ts,tsx,mjs,cjs,json}', {
  exclude: (path) =>
    /(?:^|\/)(?:node_modules|dist|data|migrations|stored-desks|test-results|\.turbo|\.browser)$/.test(path),
}).sort()

/** @param {string} file */
function checkWords(file) {
  for (const [word] of code(readFileSync(file, 'utf8')).matchAll(/(?<![\w.$])[A-Za-z_$][\w$]*/g)) {
    if (Object.hasOwn(RETIRED, word))
      faults.push(`${file}: ${word} is called ${RETIRED[/** @type {keyof typeof RETIRED} */ (word)]}`)
    else if (RETIRED_FORM.test(word)) faults.push(`${file}: ${word}: expected MAX_… or test…`)
  }
  if (RETIRED_FILES.test(basename(file))) faults.push(`${file}: the name says neither feature nor role`)
}

function checkBasenames() {
  /** @type {Map<string, string>} */
  const seen = new Map()
  for (const file of files.filter((each) => !CONVENTIONAL.test(basename(each)))) {
    const other = seen.get(basename(file))
    if (other) faults.push(`${file}: ${other} has the same name`)
    seen.set(basename(file), file)
  }
}

function checkFloors() {
  for (const { folder, most } of FLOORS) {
    const here = files.filter((file) => file.startsWith(`${folder}/`) && !file.slice(folder.length + 1).includes('/'))
    if (here.length > most) faults.push(`${folder}: ${here.length} files, expected at most ${most}`)
  }
}

/** The product's own code: no tests, examples, copy. */
function checkLengths() {
  const own = files.filter(
    (file) => /^(?:apps|packages)\/[^/]+\/src\//.test(file) && !/\.test\.|\/(?:copy|examples|testing)\//.test(file),
  )
  const lengths = own.map((file) => readFileSync(file, 'utf8').split('\n').length - 1).sort((a, b) => a - b)
  const at = lengths[Math.floor(lengths.length * FILE_LINES.percentile)] ?? 0
  if (at > FILE_LINES.most) faults.push(`a tenth of the files have more than ${at} lines, expected ${FILE_LINES.most}`)
}

function checkSubjects() {
  const subjects = commitSubjects()
  const first = subjects.indexOf(FIRST_CHECKED_COMMIT)
  // a shallow clone may not reach that far: then whatever is there is newer
  for (const subject of first === -1 ? [] : subjects.slice(0, first)) {
    if (!SUBJECT.test(subject)) faults.push(`commit "${subject}": expected "area: what changed"`)
    if (subject.length > MAX_SUBJECT)
      faults.push(`commit "${subject}": ${subject.length} characters, expected ${MAX_SUBJECT}`)
  }
}

for (const file of files.filter((each) => /\.[cm]?[jt]sx?$/.test(each) && each !== '.ci/names-check.mjs'))
  checkWords(file)
checkBasenames()
checkFloors()
checkLengths()
checkSubjects()
for (const fault of faults) console.error(fault)
process.exit(faults.length > 0 ? 1 : 0)
