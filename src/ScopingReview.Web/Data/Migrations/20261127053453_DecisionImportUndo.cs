using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScopingReview.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class DecisionImportUndo : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "decision_import_id",
                table: "retrieval_entries",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "decision_import_id",
                table: "resolutions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "decision_import_id",
                table: "assignments",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "decision_import_undos",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decision_import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decision_import_undos", x => x.id);
                    table.ForeignKey(
                        name: "fk_decision_import_undos_asp_net_users_by_id",
                        column: x => x.by_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_decision_import_undos_decision_imports_decision_import_id",
                        column: x => x.decision_import_id,
                        principalTable: "decision_imports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_decision_import_undos_reviews_review_id",
                        column: x => x.review_id,
                        principalTable: "reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "An import of decisions that was taken back as a whole. What it brought is superseded and stays in the history.");

            migrationBuilder.CreateIndex(
                name: "ix_retrieval_entries_decision_import_id",
                table: "retrieval_entries",
                column: "decision_import_id",
                filter: "decision_import_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_resolutions_decision_import_id",
                table: "resolutions",
                column: "decision_import_id",
                filter: "decision_import_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_assignments_decision_import_id",
                table: "assignments",
                column: "decision_import_id",
                filter: "decision_import_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_decision_import_undos_decision_import_id",
                table: "decision_import_undos",
                column: "decision_import_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_decision_import_undos_review_id",
                table: "decision_import_undos",
                column: "review_id");

            migrationBuilder.AddForeignKey(
                name: "fk_assignments_decision_imports_decision_import_id",
                table: "assignments",
                column: "decision_import_id",
                principalTable: "decision_imports",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_resolutions_decision_imports_decision_import_id",
                table: "resolutions",
                column: "decision_import_id",
                principalTable: "decision_imports",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_retrieval_entries_decision_imports_decision_import_id",
                table: "retrieval_entries",
                column: "decision_import_id",
                principalTable: "decision_imports",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.Run("DecisionImportUndo.append_only");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_assignments_decision_imports_decision_import_id",
                table: "assignments");

            migrationBuilder.DropForeignKey(
                name: "fk_resolutions_decision_imports_decision_import_id",
                table: "resolutions");

            migrationBuilder.DropForeignKey(
                name: "fk_retrieval_entries_decision_imports_decision_import_id",
                table: "retrieval_entries");

            migrationBuilder.DropTable(
                name: "decision_import_undos");

            migrationBuilder.DropIndex(
                name: "ix_retrieval_entries_decision_import_id",
                table: "retrieval_entries");

            migrationBuilder.DropIndex(
                name: "ix_resolutions_decision_import_id",
                table: "resolutions");

            migrationBuilder.DropIndex(
                name: "ix_assignments_decision_import_id",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "decision_import_id",
                table: "retrieval_entries");

            migrationBuilder.DropColumn(
                name: "decision_import_id",
                table: "resolutions");

            migrationBuilder.DropColumn(
                name: "decision_import_id",
                table: "assignments");
        }
    }
}
