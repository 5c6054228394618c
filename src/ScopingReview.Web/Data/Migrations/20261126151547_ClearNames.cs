using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScopingReview.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class ClearNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_duplicate_candidates_records_record_aid",
                table: "duplicate_candidates");

            migrationBuilder.DropForeignKey(
                name: "fk_duplicate_candidates_records_record_bid",
                table: "duplicate_candidates");

            migrationBuilder.DropForeignKey(
                name: "fk_twin_votes_records_record_id",
                table: "twin_votes");

            migrationBuilder.DropPrimaryKey(
                name: "pk_twin_votes",
                table: "twin_votes");

            migrationBuilder.DropCheckConstraint(
                name: "ck_twin_votes_stage",
                table: "twin_votes");

            migrationBuilder.DropCheckConstraint(
                name: "ck_twin_votes_verdict",
                table: "twin_votes");

            migrationBuilder.RenameTable(
                name: "twin_votes",
                newName: "merge_conflicts");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "unblindings",
                newName: "recorded_at");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "study_reports",
                newName: "recorded_at");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "screening_plans",
                newName: "recorded_at");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "retrieval_entries",
                newName: "recorded_at");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "resolutions",
                newName: "recorded_at");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "removal_batches",
                newName: "recorded_at");

            migrationBuilder.RenameIndex(
                name: "ix_removal_batches_review_id_at",
                table: "removal_batches",
                newName: "ix_removal_batches_review_id_recorded_at");

            migrationBuilder.RenameColumn(
                name: "pub_med_id",
                table: "records",
                newName: "pubmed_id");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "record_labels",
                newName: "recorded_at");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "private_notes",
                newName: "recorded_at");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "previous_versions",
                newName: "recorded_at");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "previous_studies",
                newName: "recorded_at");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "previous_reports",
                newName: "recorded_at");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "pilot_closings",
                newName: "recorded_at");

            migrationBuilder.RenameColumn(
                name: "counts",
                table: "pilot_closings",
                newName: "votes_count");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "labels",
                newName: "recorded_at");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "handovers",
                newName: "recorded_at");

            migrationBuilder.RenameColumn(
                name: "from_id",
                table: "handovers",
                newName: "from_reviewer_id");

            migrationBuilder.RenameIndex(
                name: "ix_handovers_review_id_at",
                table: "handovers",
                newName: "ix_handovers_review_id_recorded_at");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "further_reports",
                newName: "recorded_at");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "full_text_files",
                newName: "recorded_at");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "ended_sessions",
                newName: "recorded_at");

            migrationBuilder.RenameIndex(
                name: "ix_ended_sessions_at",
                table: "ended_sessions",
                newName: "ix_ended_sessions_recorded_at");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "duplicate_links",
                newName: "recorded_at");

            migrationBuilder.RenameColumn(
                name: "record_bid",
                table: "duplicate_judgements",
                newName: "record_b_id");

            migrationBuilder.RenameColumn(
                name: "record_aid",
                table: "duplicate_judgements",
                newName: "record_a_id");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "duplicate_judgements",
                newName: "recorded_at");

            migrationBuilder.RenameColumn(
                name: "same",
                table: "duplicate_judgements",
                newName: "is_duplicate");

            migrationBuilder.RenameIndex(
                name: "ix_duplicate_judgements_record_aid_record_bid",
                table: "duplicate_judgements",
                newName: "ix_duplicate_judgements_record_a_id_record_b_id");

            migrationBuilder.RenameColumn(
                name: "record_bid",
                table: "duplicate_candidates",
                newName: "record_b_id");

            migrationBuilder.RenameColumn(
                name: "record_aid",
                table: "duplicate_candidates",
                newName: "record_a_id");

            migrationBuilder.RenameIndex(
                name: "ix_duplicate_candidates_record_bid",
                table: "duplicate_candidates",
                newName: "ix_duplicate_candidates_record_b_id");

            migrationBuilder.RenameIndex(
                name: "ix_duplicate_candidates_record_aid_record_bid",
                table: "duplicate_candidates",
                newName: "ix_duplicate_candidates_record_a_id_record_b_id");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "deduplication_runs",
                newName: "recorded_at");

            migrationBuilder.RenameColumn(
                name: "seconds",
                table: "deduplication_runs",
                newName: "duration_seconds");

            migrationBuilder.RenameColumn(
                name: "records",
                table: "deduplication_runs",
                newName: "record_count");

            migrationBuilder.RenameColumn(
                name: "parted",
                table: "deduplication_runs",
                newName: "links_ended");

            migrationBuilder.RenameColumn(
                name: "joined",
                table: "deduplication_runs",
                newName: "links_added");

            migrationBuilder.RenameColumn(
                name: "everything",
                table: "deduplication_runs",
                newName: "all_records");

            migrationBuilder.RenameIndex(
                name: "ix_deduplication_runs_review_id_at",
                table: "deduplication_runs",
                newName: "ix_deduplication_runs_review_id_recorded_at");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "decisions",
                newName: "recorded_at");

            migrationBuilder.RenameIndex(
                name: "ix_decisions_review_id_stage_reviewer_id_at",
                table: "decisions",
                newName: "ix_decisions_review_id_stage_reviewer_id_recorded_at");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "charting_forms",
                newName: "recorded_at");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "chart_entries",
                newName: "recorded_at");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "audit_events",
                newName: "recorded_at");

            migrationBuilder.RenameIndex(
                name: "ix_audit_events_review_id_at",
                table: "audit_events",
                newName: "ix_audit_events_review_id_recorded_at");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "assignments",
                newName: "recorded_at");

            migrationBuilder.RenameColumn(
                name: "shuffle",
                table: "assignments",
                newName: "random_order");

            migrationBuilder.RenameIndex(
                name: "ix_assignments_review_id_stage_reviewer_id_shuffle",
                table: "assignments",
                newName: "ix_assignments_review_id_stage_reviewer_id_random_order");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "account_events",
                newName: "recorded_at");

            migrationBuilder.RenameIndex(
                name: "ix_account_events_user_id_at",
                table: "account_events",
                newName: "ix_account_events_user_id_recorded_at");

            migrationBuilder.RenameColumn(
                name: "at",
                table: "merge_conflicts",
                newName: "recorded_at");

            migrationBuilder.RenameColumn(
                name: "said_of_id",
                table: "merge_conflicts",
                newName: "said_of_record_id");

            migrationBuilder.RenameIndex(
                name: "ix_twin_votes_record_id",
                table: "merge_conflicts",
                newName: "ix_merge_conflicts_record_id");

            migrationBuilder.AddPrimaryKey(
                name: "pk_merge_conflicts",
                table: "merge_conflicts",
                column: "id");

            migrationBuilder.CreateTable(
                name: "original_entries",
                columns: table => new
                {
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_original_entries", x => x.record_id);
                    table.ForeignKey(
                        name: "fk_original_entries_records_record_id",
                        column: x => x.record_id,
                        principalTable: "records",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "The entry of a record as it stood in the file. Apart from records, whose columns are read by every list and it by one page.");

            migrationBuilder.Run("ClearNames.original_entries");
            migrationBuilder.DropColumn(
                name: "raw_text",
                table: "records");

            migrationBuilder.AddCheckConstraint(
                name: "ck_merge_conflicts_stage",
                table: "merge_conflicts",
                sql: "stage in ('TitleAbstract', 'FullText')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_merge_conflicts_verdict",
                table: "merge_conflicts",
                sql: "verdict in ('Include', 'Maybe', 'Exclude')");
            migrationBuilder.ReferWhereDataAllow("account_events", "by_id", "asp_net_users", "fk_account_events_asp_net_users_by_id");
            migrationBuilder.ReferWhereDataAllow("account_events", "user_id", "asp_net_users", "fk_account_events_asp_net_users_user_id");
            migrationBuilder.ReferWhereDataAllow("assignments", "reviewer_id", "asp_net_users", "fk_assignments_asp_net_users_reviewer_id");
            migrationBuilder.ReferWhereDataAllow("assignments", "superseded_by_id", "asp_net_users", "fk_assignments_asp_net_users_superseded_by_id");
            migrationBuilder.ReferWhereDataAllow("assignments", "carried_by_link_id", "duplicate_links", "fk_assignments_duplicate_links_carried_by_link_id");
            migrationBuilder.ReferWhereDataAllow("assignments", "review_id", "reviews", "fk_assignments_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("assignments", "draw_id", "sample_draws", "fk_assignments_sample_draws_draw_id");
            migrationBuilder.ReferWhereDataAllow("audit_events", "by_id", "asp_net_users", "fk_audit_events_asp_net_users_by_id");
            migrationBuilder.ReferWhereDataAllow("audit_events", "record_id", "records", "fk_audit_events_records_record_id");
            migrationBuilder.ReferWhereDataAllow("audit_events", "review_id", "reviews", "fk_audit_events_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("chart_entries", "by_id", "asp_net_users", "fk_chart_entries_asp_net_users_by_id");
            migrationBuilder.ReferWhereDataAllow("chart_entries", "superseded_by_id", "asp_net_users", "fk_chart_entries_asp_net_users_superseded_by_id");
            migrationBuilder.ReferWhereDataAllow("chart_entries", "review_id", "reviews", "fk_chart_entries_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("charting_forms", "by_id", "asp_net_users", "fk_charting_forms_asp_net_users_by_id");
            migrationBuilder.ReferWhereDataAllow("charting_forms", "review_id", "reviews", "fk_charting_forms_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("column_mappings", "saved_by_id", "asp_net_users", "fk_column_mappings_asp_net_users_saved_by_id");
            migrationBuilder.ReferWhereDataAllow("column_mappings", "review_id", "reviews", "fk_column_mappings_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("criteria", "replaces_id", "criteria", "fk_criteria_criteria_replaces_id");
            migrationBuilder.ReferWhereDataAllow("criteria", "review_id", "reviews", "fk_criteria_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("decision_imports", "imported_by_id", "asp_net_users", "fk_decision_imports_asp_net_users_imported_by_id");
            migrationBuilder.ReferWhereDataAllow("decision_imports", "review_id", "reviews", "fk_decision_imports_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("decisions", "reviewer_id", "asp_net_users", "fk_decisions_asp_net_users_reviewer_id");
            migrationBuilder.ReferWhereDataAllow("decisions", "superseded_by_id", "asp_net_users", "fk_decisions_asp_net_users_superseded_by_id");
            migrationBuilder.ReferWhereDataAllow("decisions", "carried_from_id", "decisions", "fk_decisions_decisions_carried_from_id");
            migrationBuilder.ReferWhereDataAllow("decisions", "carried_by_link_id", "duplicate_links", "fk_decisions_duplicate_links_carried_by_link_id");
            migrationBuilder.ReferWhereDataAllow("decisions", "reason_id", "exclusion_reasons", "fk_decisions_exclusion_reasons_reason_id");
            migrationBuilder.ReferWhereDataAllow("decisions", "review_id", "reviews", "fk_decisions_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("deduplication_runs", "by_id", "asp_net_users", "fk_deduplication_runs_asp_net_users_by_id");
            migrationBuilder.ReferWhereDataAllow("deduplication_runs", "review_id", "reviews", "fk_deduplication_runs_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("duplicate_candidates", "record_a_id", "records", "fk_duplicate_candidates_records_record_a_id", cascade: true);
            migrationBuilder.ReferWhereDataAllow("duplicate_candidates", "record_b_id", "records", "fk_duplicate_candidates_records_record_b_id", cascade: true);
            migrationBuilder.ReferWhereDataAllow("duplicate_candidates", "review_id", "reviews", "fk_duplicate_candidates_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("duplicate_judgements", "by_id", "asp_net_users", "fk_duplicate_judgements_asp_net_users_by_id");
            migrationBuilder.ReferWhereDataAllow("duplicate_judgements", "superseded_by_id", "asp_net_users", "fk_duplicate_judgements_asp_net_users_superseded_by_id");
            migrationBuilder.ReferWhereDataAllow("duplicate_judgements", "review_id", "reviews", "fk_duplicate_judgements_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("duplicate_links", "by_id", "asp_net_users", "fk_duplicate_links_asp_net_users_by_id");
            migrationBuilder.ReferWhereDataAllow("duplicate_links", "superseded_by_id", "asp_net_users", "fk_duplicate_links_asp_net_users_superseded_by_id");
            migrationBuilder.ReferWhereDataAllow("duplicate_links", "through_id", "records", "fk_duplicate_links_records_through_id");
            migrationBuilder.ReferWhereDataAllow("duplicate_links", "review_id", "reviews", "fk_duplicate_links_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("exclusion_reasons", "review_id", "reviews", "fk_exclusion_reasons_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("full_text_files", "by_id", "asp_net_users", "fk_full_text_files_asp_net_users_by_id");
            migrationBuilder.ReferWhereDataAllow("full_text_files", "superseded_by_id", "asp_net_users", "fk_full_text_files_asp_net_users_superseded_by_id");
            migrationBuilder.ReferWhereDataAllow("full_text_files", "carried_by_link_id", "duplicate_links", "fk_full_text_files_duplicate_links_carried_by_link_id");
            migrationBuilder.ReferWhereDataAllow("full_text_files", "content_of_id", "full_text_files", "fk_full_text_files_full_text_files_content_of_id");
            migrationBuilder.ReferWhereDataAllow("full_text_files", "review_id", "reviews", "fk_full_text_files_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("further_reports", "by_id", "asp_net_users", "fk_further_reports_asp_net_users_by_id");
            migrationBuilder.ReferWhereDataAllow("further_reports", "superseded_by_id", "asp_net_users", "fk_further_reports_asp_net_users_superseded_by_id");
            migrationBuilder.ReferWhereDataAllow("further_reports", "review_id", "reviews", "fk_further_reports_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("handovers", "by_id", "asp_net_users", "fk_handovers_asp_net_users_by_id");
            migrationBuilder.ReferWhereDataAllow("handovers", "from_reviewer_id", "asp_net_users", "fk_handovers_asp_net_users_from_reviewer_id");
            migrationBuilder.ReferWhereDataAllow("handovers", "superseded_by_id", "asp_net_users", "fk_handovers_asp_net_users_superseded_by_id");
            migrationBuilder.ReferWhereDataAllow("handovers", "review_id", "reviews", "fk_handovers_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("highlight_words", "user_id", "asp_net_users", "fk_highlight_words_asp_net_users_user_id");
            migrationBuilder.ReferWhereDataAllow("highlight_words", "review_id", "reviews", "fk_highlight_words_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("imports", "imported_by_id", "asp_net_users", "fk_imports_asp_net_users_imported_by_id");
            migrationBuilder.ReferWhereDataAllow("imports", "withdrawn_by_id", "asp_net_users", "fk_imports_asp_net_users_withdrawn_by_id");
            migrationBuilder.ReferWhereDataAllow("imports", "review_id", "reviews", "fk_imports_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("invitations", "created_by_id", "asp_net_users", "fk_invitations_asp_net_users_created_by_id");
            migrationBuilder.ReferWhereDataAllow("invitations", "used_by_id", "asp_net_users", "fk_invitations_asp_net_users_used_by_id");
            migrationBuilder.ReferWhereDataAllow("labels", "by_id", "asp_net_users", "fk_labels_asp_net_users_by_id");
            migrationBuilder.ReferWhereDataAllow("labels", "review_id", "reviews", "fk_labels_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("merge_conflicts", "said_by_id", "asp_net_users", "fk_merge_conflicts_asp_net_users_said_by_id");
            migrationBuilder.ReferWhereDataAllow("merge_conflicts", "superseded_by_id", "asp_net_users", "fk_merge_conflicts_asp_net_users_superseded_by_id");
            migrationBuilder.ReferWhereDataAllow("merge_conflicts", "contradicts_id", "decisions", "fk_merge_conflicts_decisions_contradicts_id");
            migrationBuilder.ReferWhereDataAllow("merge_conflicts", "link_id", "duplicate_links", "fk_merge_conflicts_duplicate_links_link_id");
            migrationBuilder.ReferWhereDataAllow("merge_conflicts", "reason_id", "exclusion_reasons", "fk_merge_conflicts_exclusion_reasons_reason_id");
            migrationBuilder.ReferWhereDataAllow("merge_conflicts", "record_id", "records", "fk_merge_conflicts_records_record_id");
            migrationBuilder.ReferWhereDataAllow("merge_conflicts", "said_of_record_id", "records", "fk_merge_conflicts_records_said_of_record_id");
            migrationBuilder.ReferWhereDataAllow("merge_conflicts", "suspended_ruling_id", "resolutions", "fk_merge_conflicts_resolutions_suspended_ruling_id");
            migrationBuilder.ReferWhereDataAllow("merge_conflicts", "review_id", "reviews", "fk_merge_conflicts_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("password_links", "created_by_id", "asp_net_users", "fk_password_links_asp_net_users_created_by_id");
            migrationBuilder.ReferWhereDataAllow("pilot_closings", "by_id", "asp_net_users", "fk_pilot_closings_asp_net_users_by_id");
            migrationBuilder.ReferWhereDataAllow("pilot_closings", "review_id", "reviews", "fk_pilot_closings_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("pilot_rounds", "review_id", "reviews", "fk_pilot_rounds_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("previous_reports", "by_id", "asp_net_users", "fk_previous_reports_asp_net_users_by_id");
            migrationBuilder.ReferWhereDataAllow("previous_reports", "superseded_by_id", "asp_net_users", "fk_previous_reports_asp_net_users_superseded_by_id");
            migrationBuilder.ReferWhereDataAllow("previous_reports", "review_id", "reviews", "fk_previous_reports_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("previous_studies", "by_id", "asp_net_users", "fk_previous_studies_asp_net_users_by_id");
            migrationBuilder.ReferWhereDataAllow("previous_studies", "superseded_by_id", "asp_net_users", "fk_previous_studies_asp_net_users_superseded_by_id");
            migrationBuilder.ReferWhereDataAllow("previous_studies", "review_id", "reviews", "fk_previous_studies_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("previous_versions", "by_id", "asp_net_users", "fk_previous_versions_asp_net_users_by_id");
            migrationBuilder.ReferWhereDataAllow("previous_versions", "superseded_by_id", "asp_net_users", "fk_previous_versions_asp_net_users_superseded_by_id");
            migrationBuilder.ReferWhereDataAllow("previous_versions", "review_id", "reviews", "fk_previous_versions_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("private_notes", "by_id", "asp_net_users", "fk_private_notes_asp_net_users_by_id");
            migrationBuilder.ReferWhereDataAllow("private_notes", "superseded_by_id", "asp_net_users", "fk_private_notes_asp_net_users_superseded_by_id");
            migrationBuilder.ReferWhereDataAllow("private_notes", "review_id", "reviews", "fk_private_notes_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("record_labels", "by_id", "asp_net_users", "fk_record_labels_asp_net_users_by_id");
            migrationBuilder.ReferWhereDataAllow("record_labels", "superseded_by_id", "asp_net_users", "fk_record_labels_asp_net_users_superseded_by_id");
            migrationBuilder.ReferWhereDataAllow("record_labels", "review_id", "reviews", "fk_record_labels_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("records", "review_id", "reviews", "fk_records_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("removal_batches", "by_id", "asp_net_users", "fk_removal_batches_asp_net_users_by_id");
            migrationBuilder.ReferWhereDataAllow("removal_batches", "review_id", "reviews", "fk_removal_batches_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("removed_records", "superseded_by_id", "asp_net_users", "fk_removed_records_asp_net_users_superseded_by_id");
            migrationBuilder.ReferWhereDataAllow("removed_records", "review_id", "reviews", "fk_removed_records_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("resolutions", "by_id", "asp_net_users", "fk_resolutions_asp_net_users_by_id");
            migrationBuilder.ReferWhereDataAllow("resolutions", "superseded_by_id", "asp_net_users", "fk_resolutions_asp_net_users_superseded_by_id");
            migrationBuilder.ReferWhereDataAllow("resolutions", "carried_by_link_id", "duplicate_links", "fk_resolutions_duplicate_links_carried_by_link_id");
            migrationBuilder.ReferWhereDataAllow("resolutions", "reason_id", "exclusion_reasons", "fk_resolutions_exclusion_reasons_reason_id");
            migrationBuilder.ReferWhereDataAllow("resolutions", "review_id", "reviews", "fk_resolutions_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("retrieval_entries", "by_id", "asp_net_users", "fk_retrieval_entries_asp_net_users_by_id");
            migrationBuilder.ReferWhereDataAllow("retrieval_entries", "superseded_by_id", "asp_net_users", "fk_retrieval_entries_asp_net_users_superseded_by_id");
            migrationBuilder.ReferWhereDataAllow("retrieval_entries", "carried_by_link_id", "duplicate_links", "fk_retrieval_entries_duplicate_links_carried_by_link_id");
            migrationBuilder.ReferWhereDataAllow("retrieval_entries", "review_id", "reviews", "fk_retrieval_entries_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("reviews", "created_by_id", "asp_net_users", "fk_reviews_asp_net_users_created_by_id");
            migrationBuilder.ReferWhereDataAllow("sample_draws", "drawn_by_id", "asp_net_users", "fk_sample_draws_asp_net_users_drawn_by_id");
            migrationBuilder.ReferWhereDataAllow("sample_draws", "review_id", "reviews", "fk_sample_draws_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("screening_plans", "by_id", "asp_net_users", "fk_screening_plans_asp_net_users_by_id");
            migrationBuilder.ReferWhereDataAllow("screening_plans", "superseded_by_id", "asp_net_users", "fk_screening_plans_asp_net_users_superseded_by_id");
            migrationBuilder.ReferWhereDataAllow("screening_plans", "review_id", "reviews", "fk_screening_plans_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("search_runs", "review_id", "reviews", "fk_search_runs_reviews_review_id");
            migrationBuilder.ReferWhereDataAllow("study_reports", "by_id", "asp_net_users", "fk_study_reports_asp_net_users_by_id");
            migrationBuilder.ReferWhereDataAllow("study_reports", "superseded_by_id", "asp_net_users", "fk_study_reports_asp_net_users_superseded_by_id");
            migrationBuilder.ReferWhereDataAllow("study_reports", "carried_by_link_id", "duplicate_links", "fk_study_reports_duplicate_links_carried_by_link_id");
            migrationBuilder.ReferWhereDataAllow("study_reports", "review_id", "reviews", "fk_study_reports_reviews_review_id");

            migrationBuilder.Run("ClearNames.stage_views");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
            => throw new NotSupportedException("There is no way back: restore the backup that was made before the upgrade.");
    }
}
