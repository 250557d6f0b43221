CREATE TABLE "appeals" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"decision_id" text collate "C" NOT NULL,
	"measure_id" text collate "C" NOT NULL,
	"member_id" text collate "C" NOT NULL,
	"text" text collate "C" NOT NULL,
	"appealed_at" text collate "C" NOT NULL,
	"received_at" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"refusal" text collate "C",
	"outcome" text collate "C",
	"decided_by" text collate "C",
	"decided_at" text collate "C",
	"held_until" text collate "C",
	"reason" text collate "C" DEFAULT '' NOT NULL,
	"letter" text collate "C" DEFAULT '' NOT NULL,
	"reversal_id" text collate "C"
);
--> statement-breakpoint
CREATE UNIQUE INDEX "appeals_one_open" ON "appeals" USING btree ("decision_id") WHERE state in ('open', 'held');--> statement-breakpoint
CREATE INDEX "appeals_state" ON "appeals" USING btree ("state","received_at","id");--> statement-breakpoint
CREATE INDEX "appeals_held" ON "appeals" USING btree ("held_until") WHERE state = 'held';--> statement-breakpoint
CREATE INDEX "appeals_member" ON "appeals" USING btree ("member_id");