using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Data.Configurations;

internal sealed class FullTextConfiguration :
    IEntityTypeConfiguration<RetrievalEntry>, IEntityTypeConfiguration<FullTextFile>, IEntityTypeConfiguration<FullTextChunk>,
    IEntityTypeConfiguration<StudyReport>
{
    private const string Current = "superseded_at is null";

    public void Configure(EntityTypeBuilder<RetrievalEntry> builder)
    {
        builder.HasIndex(x => x.DecisionImportId).HasFilter("decision_import_id is not null");
        builder.HasOne<DecisionImport>().WithMany().HasForeignKey(x => x.DecisionImportId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(e => e.RequestedFrom).HasMaxLength(200);
        builder.HasIndex(e => e.RecordId).IsUnique().HasFilter(Current);
        builder.HasIndex(e => e.ReviewId);
        builder.HasOne<ReviewRecord>().WithMany().HasForeignKey(e => e.RecordId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FullTextFile> builder)
    {
        builder.HasIndex(f => f.RecordId).IsUnique().HasFilter(Current + " and kind = 'Main'");
        builder.HasIndex(f => f.ReviewId);
        builder.HasOne<ReviewRecord>().WithMany().HasForeignKey(f => f.RecordId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FullTextChunk> builder)
    {
        builder.HasKey(c => new { c.FileId, c.Position });
        builder.HasOne<FullTextFile>().WithMany().HasForeignKey(c => c.FileId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<StudyReport> builder)
    {
        builder.HasIndex(x => x.StudyId);
        builder.HasIndex(s => s.ReportId).IsUnique().HasFilter(Current);
        builder.HasIndex(s => s.ReviewId);
        builder.HasOne<ReviewRecord>().WithMany().HasForeignKey(s => s.ReportId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReviewRecord>().WithMany().HasForeignKey(s => s.StudyId).OnDelete(DeleteBehavior.Restrict);
    }
}
