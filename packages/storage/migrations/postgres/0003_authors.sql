CREATE INDEX "cases_author" ON "cases" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "contents_author" ON "contents" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "reports_reporter" ON "reports" USING btree ("reporter_id");