import { os } from '../rpc/rpc-middleware.ts'
import { answerEnquiry, undoEnquiryAnswer } from './answer-enquiry.ts'
import { enterEnquiry } from './enter-enquiry.ts'
import { getEnquiryDays } from './get-enquiry-days.ts'
import { openEnquiryCase } from './open-enquiry-case.ts'
import { addEvidence, checkEnquiry, linkEnquiry } from './work-on-enquiry.ts'

/** Enquiries about direct deals. */
export const enquiryProcedures = {
  enter: os.enquiries.enter.handler(({ input, context: { actor, runOnce } }) =>
    runOnce(input, (tx, at) => enterEnquiry(tx, at, actor, input)),
  ),
  link: os.enquiries.link.handler(({ input, context: { app, actor } }) => linkEnquiry(app, actor, input)),
  check: os.enquiries.check.handler(({ input, context: { app, actor } }) => checkEnquiry(app, actor, input)),
  addEvidence: os.enquiries.addEvidence.handler(({ input, context: { app, actor } }) => addEvidence(app, actor, input)),
  openCase: os.enquiries.openCase.handler(({ input, context: { app, actor } }) => openEnquiryCase(app, actor, input)),
  answer: os.enquiries.answer.handler(({ input, context: { app, actor } }) => answerEnquiry(app, actor, input)),
  undo: os.enquiries.undo.handler(({ input, context: { app, actor } }) => undoEnquiryAnswer(app, actor, input.caseId)),
  coverage: os.enquiries.coverage.handler(({ context: { app } }) => getEnquiryDays(app)),
}
