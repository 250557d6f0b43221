CREATE TABLE "ceremonies" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text collate "C" NOT NULL,
	"staff_id" text collate "C",
	"data" text collate "C" NOT NULL,
	"expires_at" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chain_heads" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"at" text collate "C" NOT NULL,
	"why" text collate "C" NOT NULL,
	"lanes" text collate "C" NOT NULL,
	"head" text collate "C" NOT NULL,
	"key_id" text collate "C" NOT NULL,
	"signature" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "desk_settings" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"value" text collate "C" NOT NULL,
	"changed_at" text collate "C" NOT NULL,
	"changed_by" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "disclosures" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"at" text collate "C" NOT NULL,
	"staff_id" text collate "C" NOT NULL,
	"member_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"field" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"case_id" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"member_id" text collate "C" NOT NULL,
	"at" text collate "C" NOT NULL,
	"actor_id" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"counts" text collate "C" NOT NULL,
	"purged_at" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "factors" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"staff_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"label" text collate "C" NOT NULL,
	"secret" text collate "C" NOT NULL,
	"credential_id" text collate "C",
	"counter" integer NOT NULL,
	"created_at" text collate "C" NOT NULL,
	"last_used_at" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"token_hash" text collate "C" PRIMARY KEY NOT NULL,
	"staff_id" text collate "C" NOT NULL,
	"created_by" text collate "C" NOT NULL,
	"created_at" text collate "C" NOT NULL,
	"expires_at" text collate "C" NOT NULL,
	"used_at" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"staff_id" text collate "C" NOT NULL,
	"code_hash" text collate "C" NOT NULL,
	"used_at" text collate "C",
	CONSTRAINT "recovery_codes_staff_id_code_hash_pk" PRIMARY KEY("staff_id","code_hash")
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "last_used_at" text collate "C";--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "expires_at" text collate "C";--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "created_by" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "content_versions" ADD COLUMN "erased_at" text collate "C";--> statement-breakpoint
ALTER TABLE "content_versions" ADD COLUMN "text_hash" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "data_key" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "erased_at" text collate "C";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "id" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "stage" text collate "C" DEFAULT 'full' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "method" text collate "C" DEFAULT 'password' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "factor_at" text collate "C";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "agent" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "queues" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "oidc_subject" text collate "C";--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "created_at" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "ceremonies_expiry" ON "ceremonies" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "chain_heads_at" ON "chain_heads" USING btree ("at");--> statement-breakpoint
CREATE INDEX "disclosures_staff" ON "disclosures" USING btree ("staff_id","at","id");--> statement-breakpoint
CREATE INDEX "disclosures_member" ON "disclosures" USING btree ("member_id","at","id");--> statement-breakpoint
CREATE INDEX "erasures_member" ON "erasures" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "factors_staff" ON "factors" USING btree ("staff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "factors_credential" ON "factors" USING btree ("credential_id") WHERE credential_id is not null;--> statement-breakpoint
CREATE INDEX "invitations_staff" ON "invitations" USING btree ("staff_id");--> statement-breakpoint
UPDATE "sessions" SET "id" = gen_random_uuid()::text;--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_id" ON "sessions" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_oidc" ON "staff" USING btree ("oidc_subject") WHERE oidc_subject is not null;--> statement-breakpoint
DROP TRIGGER "content_versions_append_only" ON "content_versions";--> statement-breakpoint
CREATE TRIGGER "content_versions_append_only" BEFORE DELETE OR TRUNCATE ON "content_versions" FOR EACH STATEMENT EXECUTE FUNCTION "append_only"();--> statement-breakpoint
CREATE FUNCTION "only_erased"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL AND NEW.text_hash <> '' AND NEW.title = '' AND NEW.body = '' AND NEW.flags = '[]'
		AND NEW.type = OLD.type AND NEW.id = OLD.id AND NEW.version = OLD.version AND NEW.received_at = OLD.received_at THEN
		RETURN NEW;
	END IF;
	RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;--> statement-breakpoint
CREATE TRIGGER "content_versions_only_erased" BEFORE UPDATE ON "content_versions" FOR EACH ROW EXECUTE FUNCTION "only_erased"();
