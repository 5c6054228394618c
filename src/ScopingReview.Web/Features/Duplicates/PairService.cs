using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Duplicates;

/// <summary>A field of two records side by side.</summary>
public sealed record FieldPair(string Name, IReadOnlyList<string> First, IReadOnlyList<string> Second)
{
    /// <summary>What tells of the export and not of the publication: of course it differs.</summary>
    private static readonly string[] _ofTheExport = ["Database", "Accession number", "Id in the export", "Notes", "Links"];

    public bool Differs => First.Count > 0 && Second.Count > 0 && !IsOfTheExport && !First.SequenceEqual(Second, StringComparer.Ordinal);
    public bool InOneOnly => First.Count > 0 != Second.Count > 0 && !IsOfTheExport;
    private bool IsOfTheExport => _ofTheExport.Contains(Name, StringComparer.Ordinal);
}

public sealed record PairSide(int Number, string Source, string FileName, int? DuplicateOf);

/// <param name="Merged">One is the duplicate of the other, or both are duplicates of one record.</param>
/// <param name="Judgement">What a person said last: the same (true), distinct (false); null when nobody did.</param>
public sealed record PairView(
    PairSide First, PairSide Second, IReadOnlyList<FieldPair> Fields, bool Merged, string? Evidence, bool? Judgement, string? JudgedBy, DateTimeOffset? JudgedAt, Membership Me);

public sealed class PairService(IDbContextFactory<ReviewDbContext> contexts, ReviewAccess access)
{
    /// <summary>Two records side by side; null when one of the numbers does not exist.</summary>
    public async Task<PairView?> GetAsync(Guid reviewId, int firstNumber, int secondNumber, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var me = await access.RequireAsync(db, reviewId, ReviewPermission.Read, cancellationToken);
        var records = await db.Records.AsNoTracking().Include(r => r.Source).Include(r => r.Import)
            .Where(r => r.ReviewId == reviewId && (r.Number == firstNumber || r.Number == secondNumber))
            .ToDictionaryAsync(r => r.Number, cancellationToken);
        if (records.Count != 2)
            return null;
        var (first, second) = (records[firstNumber], records[secondNumber]);
        Guid[] ids = [first.Id, second.Id];
        var links = await db.DuplicateLinks.Where(l => ids.Contains(l.DuplicateId) && l.SupersededAt == null)
            .Select(l => new { l.DuplicateId, l.KeptId, KeptNumber = l.Kept!.Number, l.Evidence }).ToDictionaryAsync(l => l.DuplicateId, cancellationToken);
        var (low, high) = DuplicateLinker.Pair(first.Id, second.Id);
        var judgement = await db.DuplicateJudgements.Where(j => j.RecordAId == low && j.RecordBId == high && j.SupersededAt == null)
            .Select(j => new { j.Same, j.At, By = db.Users.Where(u => u.Id == j.ById).Select(u => u.DisplayName).FirstOrDefault() })
            .SingleOrDefaultAsync(cancellationToken);
        Guid KeptOf(ReviewRecord record) => links.GetValueOrDefault(record.Id)?.KeptId ?? record.Id;
        return new PairView(
            Side(first, links.GetValueOrDefault(first.Id)?.KeptNumber),
            Side(second, links.GetValueOrDefault(second.Id)?.KeptNumber),
            Fields(first.ToBibliographicRecord(), second.ToBibliographicRecord()),
            KeptOf(first) == KeptOf(second),
            KeptOf(first) == KeptOf(second) ? (links.GetValueOrDefault(second.Id) ?? links.GetValueOrDefault(first.Id))?.Evidence : null,
            judgement?.Same, judgement?.By, judgement?.At, me);
    }

    private static PairSide Side(ReviewRecord record, int? duplicateOf) => new(record.Number, record.Source!.Name, record.Import!.FileName, duplicateOf);

    private static List<FieldPair> Fields(BibliographicRecord first, BibliographicRecord second)
        => [.. RecordFields.Of(first).Zip(RecordFields.Of(second), (a, b) => new FieldPair(a.Name, a.Values, b.Values)).Where(f => f.First.Count + f.Second.Count > 0)];
}
