using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Reporting.Reading;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Infrastructure.Exports;
using ScopingReview.Web.Infrastructure.Exports.Office;

namespace ScopingReview.Web.Features.Reporting.Checklists;

/// <summary>Which reporting guideline.</summary>
public enum ChecklistKind
{
    /// <summary>PRISMA for scoping reviews.</summary>
    PrismaScr,

    /// <summary>PRISMA for reporting searches.</summary>
    PrismaS,
}

/// <summary>As what a checklist is downloaded.</summary>
public enum ChecklistFormat
{
    Docx,
    Csv,
}

/// <summary>Both checklists at one moment.</summary>
public sealed record ChecklistsView(Checklist Scr, Checklist Search);

/// <summary>The reporting guidelines, answered with what the workbench knows.</summary>
public sealed class ChecklistService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    public async Task<Told<ChecklistsView>> GetAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var opened = await ReportOpening.OpenAsync(db, access, reviewId, cancellationToken);
        if (opened.Refusal is { } closed)
            return Told.NotYet<ChecklistsView>(closed);
        var facts = await new ChecklistReader(opened.Source).ReadAsync(cancellationToken);
        return Told.Of(new ChecklistsView(ScrChecklist.Of(facts), SearchChecklist.Of(facts)));
    }

    public async Task<OperationResult<ExportFile>> FileAsync(
        Guid reviewId, ChecklistKind kind, ChecklistFormat format, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var opened = await ReportOpening.OpenAsync(db, access, reviewId, cancellationToken);
        if (opened.Refusal is { } refusal)
            return OperationResult.Refused<ExportFile>(refusal);
        var facts = await new ChecklistReader(opened.Source).ReadAsync(cancellationToken);
        var checklist = Of(kind, facts);
        var name = ExportFile.NameOf(facts.Title, $"{ExportFile.Slug(checklist.Name)}-checklist", facts.Flow.IsProvisional,
            clock.GetUtcNow(),
            format == ChecklistFormat.Docx ? "docx" : "csv");
        return OperationResult.Of(format == ChecklistFormat.Csv
            ? new ExportFile(name, CsvTable.ContentType, CsvTable.Write(ChecklistTable.Of(checklist).Lines()))
            : new ExportFile(name, WordDocument.ContentType, Word(checklist, await opened.Source.FactsAsync(cancellationToken))));
    }

    internal static Checklist Of(ChecklistKind kind, ChecklistFacts facts)
        => kind == ChecklistKind.PrismaScr ? ScrChecklist.Of(facts) : SearchChecklist.Of(facts);

    internal static byte[] Word(Checklist checklist, OfficeFacts facts)
    {
        using var word = new WordDocument(facts, $"{checklist.Name} checklist", landscape: true);
        word.Title($"{checklist.Name} checklist");
        word.Paragraph(facts.Review);
        word.Paragraph(checklist.Citation);
        word.Table(ChecklistTable.Of(checklist));
        return word.Close();
    }
}
