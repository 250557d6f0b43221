DROP INDEX "cases_overdue";--> statement-breakpoint
CREATE INDEX "cases_overdue" ON "cases" USING btree ("due_at") WHERE state not in ('held', 'closed');