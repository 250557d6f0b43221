ALTER TABLE "reports" ADD COLUMN "invalidated_at" text collate "C";--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "invalidated_by" text collate "C";--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "invalid_reason" text collate "C";