using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Data.Configurations;

internal sealed class ProtocolConfiguration : IEntityTypeConfiguration<ProtocolEntry>, IEntityTypeConfiguration<ProtocolDeviationEntry>
{
    private const string Current = "superseded_at is null";

    public void Configure(EntityTypeBuilder<ProtocolEntry> builder)
    {
        builder.ToTable("protocol_entries");
        builder.HasIndex(e => new { e.ReviewId, e.Item }).IsUnique().HasFilter(Current);
    }

    public void Configure(EntityTypeBuilder<ProtocolDeviationEntry> builder)
    {
        builder.ToTable("protocol_deviations");
        builder.Property(d => d.On).HasColumnName("decided_on");
        builder.HasIndex(d => d.ReviewId).HasFilter(Current);
    }
}
