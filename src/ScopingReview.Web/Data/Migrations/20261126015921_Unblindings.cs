using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScopingReview.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class Unblindings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "record_id",
                table: "audit_events",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "stage",
                table: "audit_events",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "unblindings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unblindings", x => x.id);
                    table.ForeignKey(
                        name: "fk_unblindings_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_unblindings_reviews_review_id",
                        column: x => x.review_id,
                        principalTable: "reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_assignments_read_twice",
                table: "assignments",
                columns: new[] { "review_id", "stage" },
                filter: "superseded_at is null and position <> 'First'");

            migrationBuilder.CreateIndex(
                name: "ix_unblindings_review_id_stage_user_id",
                table: "unblindings",
                columns: new[] { "review_id", "stage", "user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_unblindings_user_id",
                table: "unblindings",
                column: "user_id");

            migrationBuilder.Sql(
                """
                create trigger append_only before update or delete on unblindings for each row execute function never_change();
                create trigger announce_insert after insert on unblindings referencing new table as changed for each statement execute function announce_review();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "unblindings");

            migrationBuilder.DropIndex(
                name: "ix_assignments_read_twice",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "record_id",
                table: "audit_events");

            migrationBuilder.DropColumn(
                name: "stage",
                table: "audit_events");
        }
    }
}
