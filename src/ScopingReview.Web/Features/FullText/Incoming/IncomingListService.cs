using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.FullText.Incoming;

/// <summary>A PDF that waits for its report.</summary>
/// <param name="Report">The report that it is proposed for; null where a person must say.</param>
/// <param name="Candidates">Reports that something points to.</param>
/// <param name="SameAs">Another waiting file with the same bytes; null where there is none.</param>
/// <param name="StoredAt">Reports that have this very file already.</param>
/// <param name="LooksLikeSupplement">Whether its name says that it is no article.</param>
public sealed record IncomingFile(Guid Id, string FileName, long Length, int PageCount, PdfTextState State, string By, DateTimeOffset At,
    ReportChoice? Report, FileDoubt Doubt, IReadOnlyList<IncomingCandidate> Candidates, string? SameAs, IReadOnlyList<int> StoredAt,
    bool LooksLikeSupplement);

/// <summary>A report that something in a file points to.</summary>
public sealed record IncomingCandidate(ReportChoice Report, IReadOnlyList<FileMatchEvidence> Evidence);

/// <summary>The PDFs that wait, and the reports they are proposed for.</summary>
public sealed class IncomingListService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    private sealed record Sought(int Number, string? Title, string[] Authors, int? Year, string? Doi, string? PubMedId, string? PmcId,
        bool HasFile);

    /// <summary>
    /// All files of the review that wait, those that a person must look at first. Proposed anew each time, since reports come and go;
    /// nothing is stored.
    /// </summary>
    public async Task<IReadOnlyList<IncomingFile>> ListAsync(Guid reviewId, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Contribute, cancellationToken);
        var files = await db.IncomingPdfs.AsNoTracking().Where(f => f.ReviewId == reviewId).OrderBy(f => f.Id)
            .Select(f => new { File = f, By = db.Users.Where(u => u.Id == f.ById).Select(u => u.DisplayName).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        if (files.Count == 0)
            return [];
        var reports = db.AtFullText(await db.VisibilityAsync(me, cancellationToken));
        var sought = await reports.Select(r => new Sought(r.Number, r.Title, r.Authors, r.Year, r.Doi, r.PubMedId, r.PmcId,
            db.FullTextFiles.Current().Any(f => f.RecordId == r.Id && f.Kind == FullTextKind.Main))).ToListAsync(cancellationToken);
        var hashes = files.Select(f => f.File.Sha256).Distinct().ToList();
        var stored = (await reports.SelectMany(r => db.FullTextFiles.Current()
                .Where(f => f.RecordId == r.Id && hashes.Contains(f.Sha256)).Select(f => new { f.Sha256, r.Number }))
            .ToListAsync(cancellationToken)).ToLookup(f => f.Sha256, f => f.Number, StringComparer.Ordinal);
        var (choices, matcher) = (sought.ToDictionary(r => r.Number,
            r => new ReportChoice(r.Number, r.Title, r.Authors, r.Year, r.HasFile)),
            new FileMatcher(sought.Select(r =>
                new ReportToMatch(r.Number, r.Title, RecordMapping.AuthorsOf(r.Authors), r.Year, r.Doi, r.PubMedId, r.PmcId))));
        Dictionary<string, string> seen = new(StringComparer.Ordinal);
        List<IncomingFile> list = [];
        foreach (var (file, by) in files.Select(f => (f.File, f.By)))
        {
            var proposal = matcher.Match(file.FileName, JsonSerializer.Deserialize<PdfClues>(file.CluesJson)!);
            var same = seen.GetValueOrDefault(file.Sha256);
            seen.TryAdd(file.Sha256, file.FileName);
            list.Add(new IncomingFile(file.Id, file.FileName, file.Length, file.PageCount, file.State, by ?? "", file.At,
                proposal.Report is { } number ? choices[number] : null, proposal.Doubt,
                [.. proposal.Candidates.Select(c => new IncomingCandidate(choices[c.Number], c.Evidence))], same,
                [.. stored[file.Sha256].Distinct().Order()], FileNames.LooksLikeSupplement(file.FileName)));
        }

        return [.. list.OrderBy(f => f.Report is not null && f.SameAs is null)];
    }
}
