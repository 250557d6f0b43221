DROP INDEX "decisions_one_a_case";--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "reversed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "reverses" text collate "C";--> statement-breakpoint
ALTER TABLE "measures" ADD COLUMN "at" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "measures" ADD COLUMN "reverses" text collate "C";--> statement-breakpoint
CREATE INDEX "measures_decision" ON "measures" USING btree ("decision_id");--> statement-breakpoint
CREATE INDEX "measures_reverses" ON "measures" USING btree ("reverses") WHERE reverses is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_one_a_case" ON "decisions" USING btree ("case_id") WHERE state <> 'undone' and reverses is null;--> statement-breakpoint
UPDATE "measures" SET "at" = coalesce((SELECT "decided_at" FROM "decisions" WHERE "decisions"."id" = "measures"."decision_id"), '');
