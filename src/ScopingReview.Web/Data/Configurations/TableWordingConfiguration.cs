using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Data.Configurations;

internal sealed class TableWordingConfiguration : IEntityTypeConfiguration<TableWordingEntry>
{
    public void Configure(EntityTypeBuilder<TableWordingEntry> builder)
    {
        builder.ToTable("table_wordings");
        builder.HasIndex(t => new { t.ReviewId, t.FormPosition, t.TableName }).IsUnique().HasFilter("superseded_at is null");
    }
}
