DROP INDEX "outbox_ready";--> statement-breakpoint
DROP INDEX "outbox_retrying";--> statement-breakpoint
DROP INDEX "outbox_dead";--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "channel" text collate "C" DEFAULT 'webhook' NOT NULL;--> statement-breakpoint
CREATE INDEX "outbox_delivered" ON "outbox" USING btree ("delivered_at","id") WHERE state = 'delivered';--> statement-breakpoint
CREATE INDEX "outbox_ready" ON "outbox" USING btree ("channel","due_at","id") WHERE state = 'ready';--> statement-breakpoint
CREATE INDEX "outbox_retrying" ON "outbox" USING btree ("channel","due_at","id") WHERE state = 'retrying';--> statement-breakpoint
CREATE INDEX "outbox_dead" ON "outbox" USING btree ("due_at","id") WHERE state = 'dead';