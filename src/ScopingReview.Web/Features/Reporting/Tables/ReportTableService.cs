using Microsoft.EntityFrameworkCore;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Reporting.Exports;
using ScopingReview.Web.Features.Reporting.Reading;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;
using ScopingReview.Web.Infrastructure.Exports;

namespace ScopingReview.Web.Features.Reporting.Tables;

/// <summary>The report's tables as files, as <see cref="TableReader"/> names them.</summary>
public sealed class ReportTableService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access, TimeProvider clock)
{
    /// <summary>A table, or several under one name, in a format.</summary>
    /// <param name="form">Position of the form, for tables of what was charted.</param>
    public async Task<OperationResult<ExportFile>> FileAsync(
        Guid reviewId, string table, TableFormat format, int form = ReviewForm.Charting, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var opened = await ReportOpening.OpenAsync(db, access, reviewId, cancellationToken, form: form);
        if (opened.Refusal is { } refusal)
            return OperationResult.Refused<ExportFile>(refusal);
        var source = opened.Source;
        var read = await new TableReader(source).ReadAsync(table, form, cancellationToken);
        if (read.Value is not { } tables)
            return OperationResult.Refused<ExportFile>(read.Message!);
        var provisional = (await source.FlowAsync(cancellationToken)).IsProvisional;
        return OperationResult.Of(new ExportFile(
            ExportFile.NameOf(await source.TitleAsync(cancellationToken), tables.Name, provisional, clock.GetUtcNow(), format.Extension()),
            format.ContentType(), tables.Write(format, await source.FactsAsync(cancellationToken))));
    }
}
