ALTER TABLE "withdrawals" ADD COLUMN "waiting_since" text collate "C";--> statement-breakpoint
UPDATE "withdrawals" SET "waiting_since" = coalesce("setback_at", "proposed_at") WHERE "state" = 'proposed';
