CREATE TABLE "measure_responses" (
	"measure_id" text collate "C" PRIMARY KEY NOT NULL,
	"decision_id" text collate "C" NOT NULL,
	"member_id" text collate "C" NOT NULL,
	"measure" text collate "C" NOT NULL,
	"due_at" text collate "C",
	"responded_at" text collate "C",
	"received_at" text collate "C",
	"missed_at" text collate "C",
	"case_id" text collate "C",
	CONSTRAINT "measure_responses_due" CHECK (due_at is null or measure = 'request_correction'),
	CONSTRAINT "measure_responses_told" CHECK ((responded_at is null) = (received_at is null)),
	CONSTRAINT "measure_responses_missed" CHECK (missed_at is null or due_at is not null)
);
--> statement-breakpoint
ALTER TABLE "appeals" ADD COLUMN "due_at" text collate "C";--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "missed_at" text collate "C";--> statement-breakpoint
CREATE INDEX "measure_responses_decision" ON "measure_responses" USING btree ("decision_id");--> statement-breakpoint
CREATE INDEX "measure_responses_case" ON "measure_responses" USING btree ("case_id") WHERE case_id is not null;--> statement-breakpoint
CREATE INDEX "measure_responses_waiting" ON "measure_responses" USING btree ("due_at") WHERE due_at is not null and responded_at is null and missed_at is null;