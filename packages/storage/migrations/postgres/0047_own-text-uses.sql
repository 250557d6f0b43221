ALTER TABLE "saved_steps" ADD COLUMN "used_at" text collate "C";--> statement-breakpoint
ALTER TABLE "saved_views" ADD COLUMN "used_at" text collate "C";--> statement-breakpoint
ALTER TABLE "snippets" ADD COLUMN "used_at" text collate "C";