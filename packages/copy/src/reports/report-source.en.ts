import type { reportSource as ja } from './report-source.ja.ts'

export const reportSource: typeof ja = {
  fromEnquiry: (caseNumber) => `From enquiry #${caseNumber} about a direct deal`,
  enteredBy: (alias) => `Entered by staff (${alias}), not sent by the reporter.`,
  hadPart:
    'You entered or matched this enquiry, or opened a case from it. You can only hide or ask for a correction; leave any other decision to someone else.',
}
