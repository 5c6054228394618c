using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Reporting.Reading;
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
        var name = ExportFile.NameOf(await source.TitleAsync(cancellationToken), NameOf(list), flow.IsProvisional, clock.GetUtcNow(),
            format.ToString().ToLowerInvariant());
        return OperationResult.Of(new ExportFile(name, format switch
        {
            ReferenceFormat.Docx => WordDocument.ContentType,
            ReferenceFormat.Bib => "application/x-bibtex; charset=utf-8",
            _ => "application/x-research-info-systems; charset=utf-8",
        }, await WriteAsync(source, list, format, cancellationToken)));
    }

    internal static string NameOf(ReferenceList list) => list == ReferenceList.Included ? "included-references" : "excluded-references";

    internal static async Task<byte[]> WriteAsync(
        ReportSource source, ReferenceList list, ReferenceFormat format, CancellationToken cancellationToken)
    {
        var flow = await source.FlowAsync(cancellationToken);
        var reports = await source.Db.ReferencesAsync(source.ReviewId, list == ReferenceList.Included ? flow.Reports.Ids
            : [.. flow.Left.Reports.Excluded.Ids, .. flow.Right?.Reports.Excluded.Ids ?? []], cancellationToken);
        return format switch
        {
            ReferenceFormat.Docx => Word(list, [.. reports.Select(report => report.Record)], await source.FactsAsync(cancellationToken)),
            ReferenceFormat.Bib => Text((writer, report) => BibTexWriter.Write(writer, report.Record, RecordNumber.Format(report.Number))),
            _ => Text((writer, report) => RisWriter.Write(writer,
                report.Record with { SourceRecordId = RecordNumber.Format(report.Number) })),
        };

        byte[] Text(Action<TextWriter, Reference> write)
        {
            using var text = new StringWriter(CultureInfo.InvariantCulture);
            foreach (var report in reports)
                write(text, report);
            return Encoding.UTF8.GetBytes(text.ToString());
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
