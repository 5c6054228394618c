using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Data.Configurations;

internal sealed class SourcesConfiguration :
    IEntityTypeConfiguration<InformationSource>, IEntityTypeConfiguration<SearchRun>, IEntityTypeConfiguration<ImportFile>,
    IEntityTypeConfiguration<ColumnMapping>, IEntityTypeConfiguration<ReviewRecord>, IEntityTypeConfiguration<OriginalEntry>
{
    public void Configure(EntityTypeBuilder<InformationSource> builder)
    {
        builder.Property(s => s.Name).HasMaxLength(200);
        builder.HasIndex(s => new { s.ReviewId, s.Name }).IsUnique();
        builder.HasOne<Review>().WithMany().HasForeignKey(s => s.ReviewId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SearchRun> builder)
    {
        builder.HasIndex(x => x.SourceId);
        builder.HasIndex(r => r.ReviewId);
        builder.HasOne(r => r.Source).WithMany(s => s.SearchRuns).HasForeignKey(r => r.SourceId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ImportFile> builder)
    {
        builder.HasIndex(x => x.SourceId);
        builder.HasIndex(x => x.SearchRunId);
        builder.ToTable("imports");
        builder.Property(i => i.IssuesJson).HasColumnType("jsonb");
        builder.Property(i => i.MappingJson).HasColumnType("jsonb");
        builder.HasIndex(i => new { i.ReviewId, i.Sha256 }).IsUnique().HasFilter("withdrawn_at is null");
        builder.HasOne(i => i.Source).WithMany().HasForeignKey(i => i.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(i => i.SearchRun).WithMany().HasForeignKey(i => i.SearchRunId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ColumnMapping> builder)
    {
        builder.ToTable("column_mappings");
        builder.Property(m => m.MappingJson).HasColumnType("jsonb");
        builder.HasIndex(m => new { m.ReviewId, m.HeaderSignature }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ReviewRecord> builder)
    {
        builder.ToTable("records");
        builder.HasQueryFilter(r => r.WithdrawnAt == null);
        // The flow diagram reads these five of every record: from the index alone, without the pages that hold abstracts.
        builder.HasIndex(r => new { r.ReviewId, r.Number }).IsUnique().IncludeProperties(r => new { r.Id, r.SourceId, r.WithdrawnAt });
        builder.HasIndex(r => new { r.ReviewId, r.Doi });
        // Who wants to know that a record was not withdrawn looks among the few that were.
        builder.HasIndex(r => r.Id, "ix_records_withdrawn").HasFilter("withdrawn_at is not null");
        builder.HasIndex(r => r.SourceId);
        builder.HasIndex(r => r.ImportId);
        // By the function record_words (Data/Sql): an import has it called beforehand (RecordWords), triggers call it for rows that are
        // stored without words and for those whose texts are changed.
        builder.Property(r => r.SearchVector).IsRequired().ValueGeneratedOnAddOrUpdate();
        builder.HasIndex(r => r.SearchVector).HasMethod("GIN");
        builder.HasOne(r => r.Source).WithMany().HasForeignKey(r => r.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(r => r.Import).WithMany().HasForeignKey(r => r.ImportId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<OriginalEntry> builder)
    {
        builder.ToTable("original_entries");
        builder.HasKey(e => e.RecordId);
        builder.HasOne<ReviewRecord>().WithOne().HasForeignKey<OriginalEntry>(e => e.RecordId).OnDelete(DeleteBehavior.Restrict);
    }
}
