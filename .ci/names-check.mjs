/**
 * That words can be found: no retired word in an identifier or a file name, no two files of one name, no crowded floor,
 * and commit subjects of one form.
 */
import { execFileSync } from 'node:child_process'
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
  useTaking: 'ExportButton',
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

/** What the page draws, but for its table and for tests. */
const DRAWN = /^apps\/web\/src\/(?!parts\/tables\/table-view\.tsx$)(?!.*\.test).*\.tsx$/
const TABLE = /<table\b|role="table"/

/** Code without comments and the inside of strings, where words are nobody's business. @param {string} source */
const code = (source) =>
  source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, (text) =>
    text.startsWith('/') ? ' ' : "''",
  )

/**
 * @param {string[]} files
 * @param {import('./source-files.mjs').SourceFile[]} sources
 * @returns {string[]} what is wrong, a line each
 */
export const checkNames = (files, sources) => [
  ...sources.filter(({ file }) => file !== '.ci/names-check.mjs').flatMap(checkWords),
  ...sources
    .filter(({ file, source }) => DRAWN.test(file) && TABLE.test(source))
    .map(({ file }) => `${file}: a list is a DataTable`),
  ...checkBasenames(files),
  ...checkFloors(files),
  ...checkSubjects(),
]

/** @param {import('./source-files.mjs').SourceFile} source */
function checkWords({ file, source }) {
  const faults = []
  for (const [word] of code(source).matchAll(/(?<![\w.$])[A-Za-z_$][\w$]*/g)) {
    if (Object.hasOwn(RETIRED, word))
      faults.push(`${file}: ${word} is called ${RETIRED[/** @type {keyof typeof RETIRED} */ (word)]}`)
    else if (RETIRED_FORM.test(word)) faults.push(`${file}: ${word}: expected MAX_… or test…`)
  }
  if (RETIRED_FILES.test(basename(file))) faults.push(`${file}: the name says neither feature nor role`)
  return faults
}

/** @param {string[]} files */
function checkBasenames(files) {
  const faults = []
  /** @type {Map<string, string>} */
  const seen = new Map()
  for (const file of files.filter((each) => !CONVENTIONAL.test(basename(each)))) {
    const other = seen.get(basename(file))
    if (other) faults.push(`${file}: ${other} has the same name`)
    seen.set(basename(file), file)
  }
  return faults
}

/** @param {string[]} files */
function checkFloors(files) {
  return FLOORS.flatMap(({ folder, most }) => {
    const here = files.filter((file) => file.startsWith(`${folder}/`) && !file.slice(folder.length + 1).includes('/'))
    return here.length > most ? [`${folder}: ${here.length} files, expected at most ${most}`] : []
  })
}

function checkSubjects() {
  const subjects = commitSubjects()
  const first = subjects.indexOf(FIRST_CHECKED_COMMIT)
  // a shallow clone may not reach that far: then whatever is there is newer
  return (first === -1 ? [] : subjects.slice(0, first)).flatMap((subject) => [
    ...(SUBJECT.test(subject) ? [] : [`commit "${subject}": expected "area: what changed"`]),
    ...(subject.length > MAX_SUBJECT
      ? [`commit "${subject}": ${subject.length} characters, expected ${MAX_SUBJECT}`]
      : []),
  ])
}
