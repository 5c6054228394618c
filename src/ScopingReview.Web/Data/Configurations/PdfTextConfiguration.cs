using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Data.Configurations;

/// <summary>What is read of PDFs, and those that wait for their report. Both may go: they cascade.</summary>
internal sealed class PdfTextConfiguration : IEntityTypeConfiguration<FullTextText>, IEntityTypeConfiguration<FullTextPageText>,
    IEntityTypeConfiguration<IncomingPdf>, IEntityTypeConfiguration<IncomingPdfChunk>
{
    public void Configure(EntityTypeBuilder<FullTextText> builder)
    {
        builder.HasKey(t => t.FileId);
        builder.HasOne<FullTextFile>().WithOne().HasForeignKey<FullTextText>(t => t.FileId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<FullTextPageText> builder)
    {
        builder.HasKey(p => new { p.FileId, p.Number });
        builder.HasOne<FullTextText>().WithMany().HasForeignKey(p => p.FileId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<IncomingPdf> builder)
    {
        builder.HasIndex(f => f.ReviewId);
        builder.Property(f => f.CluesJson).HasColumnType("jsonb");
    }

    public void Configure(EntityTypeBuilder<IncomingPdfChunk> builder)
    {
        builder.HasKey(c => new { c.FileId, c.Position });
        builder.HasOne<IncomingPdf>().WithMany().HasForeignKey(c => c.FileId).OnDelete(DeleteBehavior.Cascade)
            .HasConstraintName("fk_incoming_pdf_chunks_incoming_pdfs_file_id");
    }
}
