CREATE TABLE "detection_models" (
	"version" text collate "C" PRIMARY KEY NOT NULL,
	"made_at" text collate "C" NOT NULL,
	"made_by" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"weights" text collate "C" NOT NULL,
	"figures" text collate "C" NOT NULL,
	"gates" text collate "C" NOT NULL,
	"compared_with" text collate "C",
	"activated_at" text collate "C",
	"activated_by" text collate "C",
	"follows" text collate "C",
	"retired_at" text collate "C",
	"reason" text collate "C" DEFAULT '' NOT NULL,
	CONSTRAINT "detection_models_state" CHECK (state in ('challenger', 'champion', 'retired', 'rejected')),
	CONSTRAINT "detection_models_activated" CHECK ((activated_at is null) = (activated_by is null)),
	CONSTRAINT "detection_models_champion" CHECK (state <> 'champion' or (activated_at is not null and weights <> ''))
);
--> statement-breakpoint
CREATE TABLE "model_test_kits" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"model" text collate "C" NOT NULL,
	"staff_id" text collate "C" NOT NULL,
	"made_at" text collate "C" NOT NULL,
	"cases" text collate "C" NOT NULL,
	"answers" text collate "C" NOT NULL,
	"finished_at" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "shadow_scores" (
	"type" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"version" integer NOT NULL,
	"model" text collate "C" NOT NULL,
	"probability" integer NOT NULL,
	"category" text collate "C" NOT NULL,
	"flagged" integer NOT NULL,
	CONSTRAINT "shadow_scores_type_id_version_model_pk" PRIMARY KEY("type","id","version","model")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "detection_models_one" ON "detection_models" USING btree ("state") WHERE state in ('challenger', 'champion');--> statement-breakpoint
CREATE INDEX "detection_models_made" ON "detection_models" USING btree ("made_at");--> statement-breakpoint
CREATE INDEX "model_test_kits_model" ON "model_test_kits" USING btree ("model","staff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "model_test_kits_open" ON "model_test_kits" USING btree ("model","staff_id") WHERE finished_at is null;--> statement-breakpoint
CREATE INDEX "shadow_scores_model" ON "shadow_scores" USING btree ("model","flagged");