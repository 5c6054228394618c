using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Data.Configurations;

/// <summary>What PRISMA's boxes count besides decisions: removals before screening and the previous version.</summary>
internal sealed class PrismaConfiguration :
    IEntityTypeConfiguration<RemovalBatch>, IEntityTypeConfiguration<RemovedRecord>,
    IEntityTypeConfiguration<PreviousVersion>, IEntityTypeConfiguration<PreviousStudy>, IEntityTypeConfiguration<PreviousReport>,
    IEntityTypeConfiguration<FurtherReport>
{
    private const string Current = "superseded_at is null";

    public void Configure(EntityTypeBuilder<RemovalBatch> builder) => builder.HasIndex(b => new { b.ReviewId, b.At });

    public void Configure(EntityTypeBuilder<RemovedRecord> builder)
    {
        builder.HasIndex(x => x.BatchId);
        builder.HasIndex(r => r.RecordId).IsUnique().HasFilter(Current);
        builder.HasIndex(r => r.ReviewId).HasFilter(Current);
        builder.HasOne(r => r.Batch).WithMany().HasForeignKey(r => r.BatchId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(r => r.Record).WithMany().HasForeignKey(r => r.RecordId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PreviousVersion> builder) => builder.HasIndex(v => v.ReviewId).IsUnique().HasFilter(Current);

    public void Configure(EntityTypeBuilder<PreviousStudy> builder) => builder.HasIndex(s => s.ReviewId).HasFilter(Current);

    public void Configure(EntityTypeBuilder<PreviousReport> builder)
    {
        builder.HasIndex(x => x.StudyId);
        builder.HasIndex(r => r.ReviewId).HasFilter(Current);
        builder.HasOne(r => r.Study).WithMany().HasForeignKey(r => r.StudyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FurtherReport> builder)
    {
        builder.HasIndex(x => x.PreviousStudyId);
        builder.HasIndex(r => r.ReportId).IsUnique().HasFilter(Current);
        builder.HasIndex(r => r.ReviewId).HasFilter(Current);
        builder.HasOne(r => r.Report).WithMany().HasForeignKey(r => r.ReportId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PreviousStudy>().WithMany().HasForeignKey(r => r.PreviousStudyId).OnDelete(DeleteBehavior.Restrict);
    }
}
