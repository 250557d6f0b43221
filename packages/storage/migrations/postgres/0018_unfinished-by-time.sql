DROP INDEX "cases_unfinished";--> statement-breakpoint
DROP INDEX "cases_left";--> statement-breakpoint
CREATE UNIQUE INDEX "cases_unfinished" ON "cases" USING btree ("kind","target_type","target_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "cases_left" ON "cases" USING btree ("opened_at","target_type") WHERE closed_at is null;