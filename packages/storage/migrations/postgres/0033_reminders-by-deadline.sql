DROP INDEX "contact_reminders_state";--> statement-breakpoint
CREATE INDEX "contact_reminders_proposed" ON "contact_reminders" USING btree ("decided_at","id") WHERE state = 'proposed';