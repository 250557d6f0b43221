import type { QueryAnswer } from './postgres-pipeline.ts'
import type { StatementQueue } from './statement-queue.ts'

const SEQ = { name: 'seq', text: "SELECT nextval('audit_seq') AS n" }
const CASE_NUMBER = { name: 'number', text: "SELECT nextval('case_number') AS n" }
/** Numbers of a batch that are not used leave a gap, as every rollback does. */
const SEQ_BATCH_SIZE = 16
const SEQS = { name: 'seqs', text: `SELECT nextval('audit_seq') AS n FROM generate_series(1, ${SEQ_BATCH_SIZE})` }

const numbersIn = ({ rows }: QueryAnswer): number[] => rows.map((row) => (row as { n: number }).n)

/** Numbers a transaction draws from the sequences of the database. */
type LaneSequences = {
  /** Requests one audit sequence number ahead of time, together with the first statements of the transaction. */
  begin(): void
  nextSeq(): Promise<number>
  nextCaseNumber(): Promise<number>
}

/**
 * Sequence numbers, queried over this queue. A transaction that writes a second audit entry mostly writes many: it gets
 * numbers in batches.
 */
export function createLaneSequences(enqueue: StatementQueue['enqueue']): LaneSequences {
  let seqs: Promise<number>[] = []

  async function firstOf(answer: Promise<QueryAnswer>): Promise<number> {
    const [first, ...others] = numbersIn(await answer)
    seqs.push(...others.map((n) => Promise.resolve(n)))
    return first as number
  }

  return {
    begin() {
      const seq = firstOf(enqueue(SEQ))
      seq.catch(() => undefined)
      seqs = [seq]
    },
    nextSeq: () => seqs.shift() ?? firstOf(enqueue(SEQS)),
    nextCaseNumber: () => firstOf(enqueue(CASE_NUMBER)),
  }
}
