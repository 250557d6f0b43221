CREATE TABLE "acts" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"staff_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"case_id" text collate "C" NOT NULL,
	"done_at" text collate "C" NOT NULL,
	"undo_until" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"note_id" text collate "C",
	"others_entries" integer NOT NULL,
	"escalated_by" text collate "C",
	"placement" text collate "C",
	"rank_after" bigint,
	CONSTRAINT "acts_state" CHECK (state in ('done', 'undone', 'lost'))
);
--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "page" text collate "C";--> statement-breakpoint
CREATE INDEX "acts_staff" ON "acts" USING btree ("staff_id","id");--> statement-breakpoint
CREATE INDEX "acts_done" ON "acts" USING btree ("done_at");