using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Data.Configurations;

internal sealed class DuplicatesConfiguration :
    IEntityTypeConfiguration<DuplicateLink>, IEntityTypeConfiguration<DuplicateJudgement>, IEntityTypeConfiguration<DuplicateCandidate>,
    IEntityTypeConfiguration<OpenDuplicateCandidate>, IEntityTypeConfiguration<DeduplicationRun>, IEntityTypeConfiguration<MergeConflict>
{
    public void Configure(EntityTypeBuilder<DuplicateLink> builder)
    {
        builder.HasIndex(l => l.DuplicateId).IsUnique().HasFilter("superseded_at is null").HasDatabaseName("ix_duplicate_links_current");
        builder.HasIndex(l => l.KeptId).HasFilter("superseded_at is null");
        builder.HasIndex(l => l.ReviewId);
        builder.HasOne(l => l.Duplicate).WithMany().HasForeignKey(l => l.DuplicateId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(l => l.Kept).WithMany().HasForeignKey(l => l.KeptId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DuplicateJudgement> builder)
        => builder.HasIndex(j => new { j.RecordAId, j.RecordBId }).IsUnique().HasFilter("superseded_at is null");

    public void Configure(EntityTypeBuilder<DuplicateCandidate> builder)
    {
        builder.ToTable("duplicate_candidates");
        builder.Property(c => c.EvidenceJson).HasColumnType("jsonb");
        builder.HasIndex(c => new { c.RecordAId, c.RecordBId }).IsUnique();
        builder.HasIndex(c => c.RecordBId);
        builder.HasIndex(c => new { c.ReviewId, c.Score });
        builder.HasOne<ReviewRecord>().WithMany().HasForeignKey(c => c.RecordAId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ReviewRecord>().WithMany().HasForeignKey(c => c.RecordBId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<OpenDuplicateCandidate> builder)
    {
        builder.HasNoKey();
        builder.ToView("open_duplicate_candidates");
    }

    public void Configure(EntityTypeBuilder<DeduplicationRun> builder)
    {
        builder.ToTable("deduplication_runs");
        builder.HasIndex(r => new { r.ReviewId, r.At });
    }

    public void Configure(EntityTypeBuilder<MergeConflict> builder)
    {
        builder.ToTable("merge_conflicts");
        builder.HasIndex(v => v.RecordId).HasFilter("superseded_at is null");
        builder.HasOne<ReviewRecord>().WithMany().HasForeignKey(v => v.RecordId).OnDelete(DeleteBehavior.Restrict);
    }
}
