using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Data.Configurations;

internal sealed class FullTextAndChartingConfiguration :
    IEntityTypeConfiguration<RetrievalEntry>, IEntityTypeConfiguration<FullTextFile>, IEntityTypeConfiguration<FullTextChunk>,
    IEntityTypeConfiguration<StudyReport>, IEntityTypeConfiguration<ChartingFormVersion>, IEntityTypeConfiguration<ChartEntry>,
    IEntityTypeConfiguration<ChartingFormDraft>
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

    public void Configure(EntityTypeBuilder<ChartingFormVersion> builder)
    {
        builder.Property(f => f.FormJson).HasColumnType("jsonb");
        builder.Property(f => f.Note).HasMaxLength(2000);
        builder.HasIndex(f => new { f.ReviewId, f.Version }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ChartingFormDraft> builder)
    {
        builder.ToTable("charting_form_drafts");
        builder.HasKey(d => d.ReviewId);
        builder.HasIndex(d => d.ById);
        builder.Property(d => d.FormJson).HasColumnType("jsonb");
        builder.Property(d => d.Revision).IsConcurrencyToken();
        builder.HasOne<Review>().WithOne().HasForeignKey<ChartingFormDraft>(d => d.ReviewId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(d => d.ById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ChartEntry> builder)
    {
        builder.HasIndex(x => x.FormVersionId);
        builder.Property(e => e.AnswersJson).HasColumnType("jsonb");
        builder.HasIndex(e => e.StudyId).IsUnique().HasFilter(Current);
        builder.HasIndex(e => e.ReviewId);
        builder.HasOne<ChartingFormVersion>().WithMany().HasForeignKey(e => e.FormVersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReviewRecord>().WithMany().HasForeignKey(e => e.StudyId).OnDelete(DeleteBehavior.Restrict);
    }
}
