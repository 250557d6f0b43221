import { notFoundError } from '../rpc/refusal-errors.ts'
import { os } from '../rpc/rpc-middleware.ts'

const notYet = (): never => {
  throw notFoundError()
}

/** Enquiries about direct deals. */
export const enquiryProcedures = {
  enter: os.enquiries.enter.handler(notYet),
  link: os.enquiries.link.handler(notYet),
  check: os.enquiries.check.handler(notYet),
  addEvidence: os.enquiries.addEvidence.handler(notYet),
  openCase: os.enquiries.openCase.handler(notYet),
  answer: os.enquiries.answer.handler(notYet),
  undo: os.enquiries.undo.handler(notYet),
  coverage: os.enquiries.coverage.handler(notYet),
}
