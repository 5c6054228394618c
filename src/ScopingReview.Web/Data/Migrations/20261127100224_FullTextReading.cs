using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScopingReview.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class FullTextReading : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_retrieval_entries_status",
                table: "retrieval_entries");

            migrationBuilder.DropIndex(
                name: "ix_full_text_files_record_id",
                table: "full_text_files");

            migrationBuilder.AddColumn<string>(
                name: "requested_from",
                table: "retrieval_entries",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "requested_on",
                table: "retrieval_entries",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "full_text_files",
                type: "text",
                nullable: false,
                defaultValue: "Main");

            migrationBuilder.AddColumn<Guid>(
                name: "merged_into_id",
                table: "exclusion_reasons",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "full_text_texts",
                columns: table => new
                {
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    page_count = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_full_text_texts", x => x.file_id);
                    table.CheckConstraint("ck_full_text_texts_state", "state in ('Read', 'Encrypted', 'NoText', 'Damaged')");
                    table.ForeignKey(
                        name: "fk_full_text_texts_full_text_files_file_id",
                        column: x => x.file_id,
                        principalTable: "full_text_files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "That the text of a PDF was read, by which version of the reading, and what came of it. Follows from the PDF and may be deleted: it is read again.");

            migrationBuilder.CreateTable(
                name: "incoming_pdfs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    page_count = table.Column<int>(type: "integer", nullable: false),
                    clues_json = table.Column<string>(type: "jsonb", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incoming_pdfs", x => x.id);
                    table.CheckConstraint("ck_incoming_pdfs_state", "state in ('Read', 'Encrypted', 'NoText', 'Damaged')");
                    table.ForeignKey(
                        name: "fk_incoming_pdfs_asp_net_users_by_id",
                        column: x => x.by_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_incoming_pdfs_reviews_review_id",
                        column: x => x.review_id,
                        principalTable: "reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "A PDF that was dropped with others and waits until a person has said which report it belongs to; then it goes to full_text_files, or it is left out. Its bytes are in incoming_pdf_chunks.");

            migrationBuilder.CreateTable(
                name: "full_text_pages",
                columns: table => new
                {
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_full_text_pages", x => new { x.file_id, x.number });
                    table.ForeignKey(
                        name: "fk_full_text_pages_full_text_texts_file_id",
                        column: x => x.file_id,
                        principalTable: "full_text_texts",
                        principalColumn: "file_id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "The text of a page of a PDF in reading order; a page without text has no row. Follows from the PDF, as full_text_texts says.");

            migrationBuilder.CreateTable(
                name: "incoming_pdf_chunks",
                columns: table => new
                {
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incoming_pdf_chunks", x => new { x.file_id, x.position });
                    table.ForeignKey(
                        name: "fk_incoming_pdf_chunks_incoming_pdfs_file_id",
                        column: x => x.file_id,
                        principalTable: "incoming_pdfs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "A piece of a PDF that waits, as in full_text_chunks.");

            migrationBuilder.AddCheckConstraint(
                name: "ck_retrieval_entries_status",
                table: "retrieval_entries",
                sql: "status in ('Sought', 'Requested', 'Retrieved', 'NotRetrieved')");

            migrationBuilder.CreateIndex(
                name: "ix_full_text_files_record_id",
                table: "full_text_files",
                column: "record_id",
                unique: true,
                filter: "superseded_at is null and kind = 'Main'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_full_text_files_kind",
                table: "full_text_files",
                sql: "kind in ('Main', 'Supplement')");

            migrationBuilder.CreateIndex(
                name: "ix_exclusion_reasons_merged_into_id",
                table: "exclusion_reasons",
                column: "merged_into_id",
                filter: "merged_into_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_incoming_pdfs_review_id",
                table: "incoming_pdfs",
                column: "review_id");

            migrationBuilder.AddForeignKey(
                name: "fk_exclusion_reasons_exclusion_reasons_merged_into_id",
                table: "exclusion_reasons",
                column: "merged_into_id",
                principalTable: "exclusion_reasons",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            // New rows say their kind themselves.
            migrationBuilder.Sql("alter table full_text_files alter column kind drop default");
            migrationBuilder.Run("FullTextReading.record_outcomes");
            migrationBuilder.Run("FullTextReading.announce_review");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop view record_outcomes");
            migrationBuilder.Run("FullTextReading.record_outcomes_before");

            migrationBuilder.DropForeignKey(
                name: "fk_exclusion_reasons_exclusion_reasons_merged_into_id",
                table: "exclusion_reasons");

            migrationBuilder.DropTable(
                name: "full_text_pages");

            migrationBuilder.DropTable(
                name: "incoming_pdf_chunks");

            migrationBuilder.DropTable(
                name: "full_text_texts");

            migrationBuilder.DropTable(
                name: "incoming_pdfs");

            migrationBuilder.DropCheckConstraint(
                name: "ck_retrieval_entries_status",
                table: "retrieval_entries");

            migrationBuilder.DropIndex(
                name: "ix_full_text_files_record_id",
                table: "full_text_files");

            migrationBuilder.DropCheckConstraint(
                name: "ck_full_text_files_kind",
                table: "full_text_files");

            migrationBuilder.DropIndex(
                name: "ix_exclusion_reasons_merged_into_id",
                table: "exclusion_reasons");

            migrationBuilder.DropColumn(
                name: "requested_from",
                table: "retrieval_entries");

            migrationBuilder.DropColumn(
                name: "requested_on",
                table: "retrieval_entries");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "full_text_files");

            migrationBuilder.DropColumn(
                name: "merged_into_id",
                table: "exclusion_reasons");

            migrationBuilder.AddCheckConstraint(
                name: "ck_retrieval_entries_status",
                table: "retrieval_entries",
                sql: "status in ('Sought', 'Retrieved', 'NotRetrieved')");

            migrationBuilder.CreateIndex(
                name: "ix_full_text_files_record_id",
                table: "full_text_files",
                column: "record_id",
                unique: true,
                filter: "superseded_at is null");
        }
    }
}
