using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ScopingReview.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class CountingCharts : Migration
    {
        /// <inheritdoc />
        // The same rows as before: records are looked up where studies were drawn, and no longer joined for all.
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Run("CountingCharts.counting_charts");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
            => throw new NotSupportedException("The way back is a backup (docs/OPERATIONS.md).");
    }
}
