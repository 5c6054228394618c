using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScopingReview.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class Protocol : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "protocol_deviations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    superseded_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_protocol_deviations", x => x.id);
                    table.ForeignKey(
                        name: "fk_protocol_deviations_asp_net_users_by_id",
                        column: x => x.by_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_protocol_deviations_asp_net_users_superseded_by_id",
                        column: x => x.superseded_by_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_protocol_deviations_reviews_review_id",
                        column: x => x.review_id,
                        principalTable: "reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "What was done otherwise than the protocol says, and why. Taking it away supersedes it.");

            migrationBuilder.CreateTable(
                name: "protocol_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    superseded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    superseded_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_protocol_entries", x => x.id);
                    table.CheckConstraint("ck_protocol_entries_item", "item in ('Rationale', 'Population', 'Concept', 'Context', 'Registration', 'CriticalAppraisal', 'Consultation', 'Synthesis', 'Funding', 'MultipleDatabases', 'OtherMethods', 'SearchFilters', 'PriorWork', 'SearchUpdates', 'SearchPeerReview')");
                    table.ForeignKey(
                        name: "fk_protocol_entries_asp_net_users_by_id",
                        column: x => x.by_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_protocol_entries_asp_net_users_superseded_by_id",
                        column: x => x.superseded_by_id,
                        principalTable: "asp_net_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_protocol_entries_reviews_review_id",
                        column: x => x.review_id,
                        principalTable: "reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "What the authors say of their review under a heading of the protocol, for methods text and checklists. Writing it anew supersedes it.");

            migrationBuilder.CreateIndex(
                name: "ix_protocol_deviations_review_id",
                table: "protocol_deviations",
                column: "review_id",
                filter: "superseded_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_protocol_entries_review_id_item",
                table: "protocol_entries",
                columns: new[] { "review_id", "item" },
                unique: true,
                filter: "superseded_at is null");

            migrationBuilder.Run("Protocol.append_only");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "protocol_deviations");

            migrationBuilder.DropTable(
                name: "protocol_entries");
        }
    }
}
