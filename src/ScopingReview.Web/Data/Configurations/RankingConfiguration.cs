using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Data.Configurations;

internal sealed class RankingConfiguration : IEntityTypeConfiguration<RankingSwitch>, IEntityTypeConfiguration<RankingStop>,
    IEntityTypeConfiguration<RankingPrior>
{
    public void Configure(EntityTypeBuilder<RankingSwitch> builder)
    {
        builder.ToTable("ranking_switches");
        builder.HasIndex(s => new { s.ReviewId, s.Id });
    }

    public void Configure(EntityTypeBuilder<RankingStop> builder)
    {
        builder.ToTable("ranking_stops");
        builder.HasIndex(s => s.ReviewId).IsUnique().HasFilter("superseded_at is null");
        builder.HasIndex(s => s.BatchId);
        builder.HasOne(s => s.Batch).WithMany().HasForeignKey(s => s.BatchId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RankingPrior> builder)
    {
        builder.ToTable("ranking_priors");
        builder.HasIndex(p => new { p.ReviewId, p.RecordId }).IsUnique().HasFilter("superseded_at is null");
        builder.HasIndex(p => p.RecordId);
        builder.HasOne(p => p.Record).WithMany().HasForeignKey(p => p.RecordId).OnDelete(DeleteBehavior.Restrict);
    }
}
