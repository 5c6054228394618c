using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Reporting.Reading;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Infrastructure.Exports;
using ScopingReview.Web.Infrastructure.Exports.Office;

namespace ScopingReview.Web.Features.Reporting.References;

/// <summary>Which reports.</summary>
public enum ReferenceList
{
    Included,
    Excluded,
}

/// <summary>As what they are downloaded.</summary>
public enum ReferenceFormat
{
    Ris,
    Bib,
    Docx,
}

/// <summary>Included reports, and reports excluded at full text, as reference lists in the order of authors and years.</summary>
public sealed class ReferenceService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    public async Task<OperationResult<ExportFile>> FileAsync(
        Guid reviewId, ReferenceList list, ReferenceFormat format, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var opened = await ReportOpening.OpenAsync(db, access, reviewId, cancellationToken, ofCharts: false);
        if (opened.Refusal is { } refusal)
            return OperationResult.Refused<ExportFile>(refusal);
        var (source, flow) = (opened.Source, await opened.Source.FlowAsync(cancellationToken));
        if (list == ReferenceList.Excluded && !(await source.ExcludedAsync(cancellationToken)).IsOpen)
            return OperationResult.Refused<ExportFile>(ListVisibility.WhyClosed);
        Guid[] ids = list == ReferenceList.Included ? [.. flow.Reports.Ids]
            : [.. flow.Left.Reports.Excluded.Ids, .. flow.Right?.Reports.Excluded.Ids ?? []];
        var rows = await db.Records.Where(r => r.ReviewId == reviewId && ids.Contains(r.Id)).WithoutSearchVector().ToListAsync(cancellationToken);
        var reports = rows.Select(row => (row.Number, Record: row.ToBibliographic()))
            .OrderBy(report => Citation.Reference(report.Record), StringComparer.InvariantCultureIgnoreCase).ThenBy(report => report.Number).ToList();
        var facts = await source.FactsAsync(cancellationToken);
        var name = ExportFile.NameOf(facts.Review, list == ReferenceList.Included ? "included-references" : "excluded-references",
            flow.IsProvisional, clock.GetUtcNow(), format.ToString().ToLowerInvariant());
        return OperationResult.Of(format switch
        {
            ReferenceFormat.Docx => new ExportFile(name, WordDocument.ContentType, Word(list, [.. reports.Select(report => report.Record)], facts)),
            ReferenceFormat.Bib => Text("application/x-bibtex; charset=utf-8",
                (writer, report) => BibTexWriter.Write(writer, report.Record, RecordNumber.Format(report.Number))),
            _ => Text("application/x-research-info-systems; charset=utf-8",
                (writer, report) => RisWriter.Write(writer, report.Record with { SourceRecordId = RecordNumber.Format(report.Number) })),
        });

        ExportFile Text(string type, Action<TextWriter, (int Number, BibliographicRecord Record)> write)
        {
            using var text = new StringWriter(CultureInfo.InvariantCulture);
            foreach (var report in reports)
                write(text, report);
            return new(name, type, Encoding.UTF8.GetBytes(text.ToString()));
        }
    }

    private static byte[] Word(ReferenceList list, IReadOnlyList<BibliographicRecord> reports, OfficeFacts facts)
    {
        var title = list == ReferenceList.Included ? "Included reports" : "Reports excluded at full text";
        using var word = new WordDocument(facts, title);
        word.Title(title);
        foreach (var report in reports)
            word.Item(Citation.Reference(report), numbered: true, "Bibliography");
        return word.Close();
    }
}
