using System.Text;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Reporting.Reading;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Infrastructure.Exports;
using ScopingReview.Web.Infrastructure.Exports.Office;

namespace ScopingReview.Web.Features.Reporting.Text;

/// <summary>As what the text is downloaded.</summary>
public enum TextFormat
{
    Md,
    Docx,
}

/// <summary>Methods and results with the numbers filled in.</summary>
public sealed class ReportTextService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    public async Task<Told<ReportText>> GetAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var opened = await ReportOpening.OpenAsync(db, access, reviewId, cancellationToken);
        return opened.Refusal is { } closed ? Told.NotYet<ReportText>(closed)
            : Told.Of(await new ReportTextWriter(opened.Source).WriteAsync(cancellationToken));
    }

    public async Task<OperationResult<ExportFile>> FileAsync(Guid reviewId, TextFormat format,
        CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var opened = await ReportOpening.OpenAsync(db, access, reviewId, cancellationToken);
        if (opened.Refusal is { } refusal)
            return OperationResult.Refused<ExportFile>(refusal);
        var (text, facts) = (await new ReportTextWriter(opened.Source).WriteAsync(cancellationToken),
            await opened.Source.FactsAsync(cancellationToken));
        var provisional = (await opened.Source.FlowAsync(cancellationToken)).IsProvisional;
        var name = ExportFile.NameOf(facts.Review, "methods-and-results", provisional, clock.GetUtcNow(), format == TextFormat.Docx
            ? "docx" : "md");
        return OperationResult.Of(format == TextFormat.Docx
            ? new ExportFile(name, WordDocument.ContentType, Word(text, facts))
            : new ExportFile(name, "text/markdown; charset=utf-8", Encoding.UTF8.GetBytes(text.ToMarkdown())));
    }

    internal static byte[] Word(ReportText text, OfficeFacts facts)
    {
        using var word = new WordDocument(facts, "Methods and results");
        word.Title(facts.Review);
        foreach (var (name, sections) in new[] { ("Methods", text.Methods), ("Results", text.Results) })
        {
            word.Heading(1, name);
            foreach (var section in sections)
            {
                word.Heading(2, section.Heading);
                foreach (var paragraph in section.Paragraphs)
                {
                    if (paragraph.IsItem)
                        word.Item(paragraph.Text, numbered: false);
                    else
                        word.Paragraph(paragraph.Text);
                }
            }
        }

        return word.Close();
    }
}
